package org.isocenter.imaging.codec.j2k;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a code stream and finds the packets of its tiles, T.800 annex A. */
final class CodestreamReader {
  private static final int TILE_PART_HEADER = 12;
  private static final long PART_2 = 0x40000000L;

  private final DecodeRequest request;
  private final ByteCursor in;
  private final ImageSize size;
  private final Parameters main;
  private final PackedHeaders packed = new PackedHeaders();
  private final @Nullable TileStream[] tiles;

  /** Reads up to the components and compares them with {@code check}, before anything is made. */
  CodestreamReader(ByteCursor in, DecodeRequest request, SizeCheck check) throws CodecException {
    this.in = in;
    this.request = request;
    if (in.u16() != Marker.SOC || in.u16() != Marker.SIZ) {
      throw in.failure("The code stream does not begin with SOC and SIZ.");
    }
    this.size = ImageSize.read(segment());
    check.require(size);
    if ((long) size.tiles() * TILE_PART_HEADER > in.end()) {
      throw in.failure("The image has more tiles than the code stream can hold.");
    }
    this.main = new Parameters(size.components().size());
    this.tiles = new TileStream[size.tiles()];
  }

  ImageSize size() {
    return size;
  }

  /** The tiles in their order, each with all its tile parts. */
  List<TileStream> tiles() throws CodecException {
    readMainHeader();
    Iterator<byte[]> headers = packed.tileParts(request).iterator();
    boolean more = true;
    while (more) {
      readTilePart(headers);
      more = in.peek16() == Marker.SOT;
      if (more) {
        in.skip(2);
      }
    }
    List<TileStream> all = new ArrayList<>();
    for (TileStream tile : tiles) {
      if (tile == null) {
        throw in.failure("A tile is missing.");
      }
      tile.parameters().requireComplete(in);
      all.add(tile);
    }
    return all;
  }

  private void readMainHeader() throws CodecException {
    for (int marker = in.u16(); marker != Marker.SOT; marker = in.u16()) {
      if (Marker.standsAlone(marker)) {
        throw in.failure("The main header is not followed by a tile.");
      }
      var segment = segment();
      switch (marker) {
        case Marker.PPM -> packed.add(segment);
        case Marker.CAP -> readCapabilities(segment);
        default -> main.read(marker, segment);
      }
    }
  }

  private static void readCapabilities(ByteCursor segment) throws CodecException {
    if ((segment.u32() & PART_2) != 0) {
      throw segment.failure("The code stream uses extensions of JPEG 2000 Part 2.");
    }
  }

  /** Reads a tile part whose SOT marker has been read. */
  private void readTilePart(Iterator<byte[]> headers) throws CodecException {
    int start = in.position() - 2;
    var sot = segment();
    var tile = tile(sot.u16());
    long length = sot.u32();
    for (int marker = in.u16(); marker != Marker.SOD; marker = in.u16()) {
      if (Marker.standsAlone(marker)) {
        throw in.failure("The header of a tile part has no end.");
      }
      var segment = segment();
      if (marker == Marker.PPT) {
        tile.ownHeaders().add(segment);
      } else {
        tile.parameters().read(marker, segment);
      }
    }
    if (headers.hasNext()) {
      tile.addHeaders(headers.next());
    }
    // A tile part of length 0 goes to the end; a frame cut off behind its packets is still whole.
    long end = length == 0 ? in.end() : Math.min(start + length, in.end());
    if (end < in.position()) {
      throw in.failure("A tile part ends inside its header.");
    }
    tile.addBody(in.slice((int) end - in.position()));
  }

  private TileStream tile(int index) throws CodecException {
    if (index >= tiles.length) {
      throw in.failure("There is no tile " + index + ".");
    }
    var tile = tiles[index];
    if (tile == null) {
      tile = new TileStream(index, main.forTile());
      tiles[index] = tile;
    }
    return tile;
  }

  private ByteCursor segment() throws CodecException {
    int length = in.u16();
    if (length < 2) {
      throw in.failure("A marker segment is shorter than its length.");
    }
    return in.slice(length - 2);
  }
}
