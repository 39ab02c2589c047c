package org.isocenter.imaging.codec.j2k;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.imaging.codec.CodecException;

/**
 * The SIZ marker segment, T.800 A.5.1: the image on the reference grid, its tiles and components.
 */
record ImageSize(int capabilities, Area image, Area firstTile, List<Component> components) {
  private static final int MOST_COMPONENTS = 16384;
  private static final int MOST_TILES = 65535;
  private static final int PART_2 = 0x8000;

  /** A component's depth and its distance between samples on the reference grid. */
  record Component(int precision, boolean signed, int dx, int dy) {}

  ImageSize {
    components = List.copyOf(components);
  }

  /** Reads the content of a segment, its length already taken off. */
  static ImageSize read(ByteCursor in) throws CodecException {
    int capabilities = in.u16();
    if ((capabilities & PART_2) != 0) {
      throw in.failure("The code stream uses extensions of JPEG 2000 Part 2.");
    }
    long x1 = in.u32();
    long y1 = in.u32();
    long x0 = in.u32();
    long y0 = in.u32();
    long tileWidth = in.u32();
    long tileHeight = in.u32();
    long tileX = in.u32();
    long tileY = in.u32();
    requireGrid(in, x0 < x1 && y0 < y1 && Math.max(x1, y1) <= Integer.MAX_VALUE);
    requireGrid(in, tileWidth > 0 && tileHeight > 0 && tileX <= x0 && tileY <= y0);
    requireGrid(in, tileX + tileWidth > x0 && tileY + tileHeight > y0);
    var image = new Area((int) x0, (int) y0, (int) x1, (int) y1);
    var tile =
        new Area(
            (int) tileX,
            (int) tileY,
            (int) Math.min(tileX + tileWidth, Integer.MAX_VALUE),
            (int) Math.min(tileY + tileHeight, Integer.MAX_VALUE));
    var size = new ImageSize(capabilities, image, tile, readComponents(in));
    if ((long) size.tilesAcross() * size.tilesDown() > MOST_TILES) {
      throw in.failure("The image has more than 65,535 tiles.");
    }
    return size;
  }

  private static void requireGrid(ByteCursor in, boolean met) throws CodecException {
    if (!met) {
      throw in.failure("Image and tiles do not fit the reference grid.");
    }
  }

  private static List<Component> readComponents(ByteCursor in) throws CodecException {
    int count = in.u16();
    if (count < 1 || count > MOST_COMPONENTS || in.remaining() < 3 * count) {
      throw in.failure("The code stream has " + count + " components.");
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int depth = in.u8();
      int dx = in.u8();
      int dy = in.u8();
      if (dx == 0 || dy == 0) {
        throw in.failure("A component has no distance between its samples.");
      }
      components.add(new Component((depth & 0x7F) + 1, (depth & 0x80) != 0, dx, dy));
    }
    return components;
  }

  int tilesAcross() {
    return across(image.x1() - firstTile.x0(), firstTile.width());
  }

  int tilesDown() {
    return across(image.y1() - firstTile.y0(), firstTile.height());
  }

  int tiles() {
    return tilesAcross() * tilesDown();
  }

  /** The part of the image in a tile, on the reference grid, T.800 B.3. */
  Area tile(int index) {
    int p = index % tilesAcross();
    int q = index / tilesAcross();
    long x = firstTile.x0() + (long) p * firstTile.width();
    long y = firstTile.y0() + (long) q * firstTile.height();
    return new Area(
        (int) Math.max(x, image.x0()),
        (int) Math.max(y, image.y0()),
        (int) Math.min(x + firstTile.width(), image.x1()),
        (int) Math.min(y + firstTile.height(), image.y1()));
  }

  private static int across(int length, int step) {
    return (int) (((long) length + step - 1) / step);
  }
}
