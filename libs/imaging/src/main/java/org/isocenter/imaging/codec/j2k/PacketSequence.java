package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/** Visits the packets of a tile in the order of its progressions, T.800 B.12. */
final class PacketSequence {
  private static final int VISITS_BETWEEN_CHECKS = 256;

  private final Area tile;
  private final TileComponent[] components;
  private final Parameters parameters;
  private final PacketReader reader;
  private final DecodeRequest request;
  private int visits;

  PacketSequence(Tile tile, PacketReader reader, DecodeRequest request) {
    this.tile = tile.area();
    this.components = tile.components();
    this.parameters = tile.parameters();
    this.reader = reader;
    this.request = request;
  }

  /** Reads all packets, or as many as there are. */
  void read() throws CodecException {
    for (Progression progression : parameters.progressions()) {
      int resolutions = Math.min(progression.resolutionEnd(), mostResolutions());
      int first = progression.componentStart();
      int end = Math.min(progression.componentEnd(), components.length);
      switch (progression.order()) {
        case LRCP -> {
          for (int l = 0; l < layers(progression); l++) {
            for (int r = progression.resolutionStart(); r < resolutions; r++) {
              readLayer(first, end, r, l);
            }
          }
        }
        case RLCP -> {
          for (int r = progression.resolutionStart(); r < resolutions; r++) {
            for (int l = 0; l < layers(progression); l++) {
              readLayer(first, end, r, l);
            }
          }
        }
        case RPCL -> {
          for (int r = progression.resolutionStart(); r < resolutions; r++) {
            readPositions(progression, first, end, r, r + 1);
          }
        }
        case PCRL ->
            readPositions(progression, first, end, progression.resolutionStart(), resolutions);
        case CPRL -> {
          for (int c = first; c < end; c++) {
            readPositions(progression, c, c + 1, progression.resolutionStart(), resolutions);
          }
        }
      }
    }
  }

  private int layers(Progression progression) {
    return Math.min(progression.layerEnd(), parameters.layers());
  }

  private int mostResolutions() {
    int most = 0;
    for (TileComponent component : components) {
      most = Math.max(most, component.resolutions().length);
    }
    return most;
  }

  private void readLayer(int first, int end, int r, int layer) throws CodecException {
    for (int c = first; c < end && !reader.isAtEnd(); c++) {
      checkTime();
      if (r < components[c].resolutions().length) {
        var resolution = components[c].resolutions()[r];
        for (int k = 0; k < resolution.precinctCount(); k++) {
          readPacket(components[c], resolution, k, layer);
        }
      }
    }
  }

  /** Visits the precincts of some components and resolutions by their upper left corners. */
  private void readPositions(
      Progression progression, int firstComponent, int endComponent, int firstRes, int endRes)
      throws CodecException {
    var step = new PositionStep(components, firstComponent, endComponent, firstRes, endRes);
    for (long y = tile.y0(); y < tile.y1(); y += step.down() - y % step.down()) {
      for (long x = tile.x0(); x < tile.x1(); x += step.across() - x % step.across()) {
        if (reader.isAtEnd()) {
          return;
        }
        checkTime();
        for (int c = firstComponent; c < endComponent; c++) {
          int resolutions = Math.min(endRes, components[c].resolutions().length);
          for (int r = firstRes; r < resolutions; r++) {
            readAt(components[c], r, x, y, layers(progression));
          }
        }
      }
    }
  }

  /** Reads all layers of the precinct whose corner is at (x, y) of the reference grid, B-20. */
  private void readAt(TileComponent component, int r, long x, long y, int layers)
      throws CodecException {
    var resolution = component.resolutions()[r];
    if (resolution.precinctCount() == 0) {
      return;
    }
    int below = component.style().levels() - r;
    int column =
        index(
            x,
            tile.x0(),
            (long) component.sampling().dx() << below,
            resolution.area().x0(),
            resolution.widthBits());
    int row =
        index(
            y,
            tile.y0(),
            (long) component.sampling().dy() << below,
            resolution.area().y0(),
            resolution.heightBits());
    if (column < 0 || row < 0) {
      return;
    }
    var grid = resolution.precinctGrid();
    if (column >= grid.width() || row >= grid.height()) {
      return;
    }
    int number = row * grid.width() + column;
    for (int l = 0; l < layers; l++) {
      readPacket(component, resolution, number, l);
    }
  }

  /** The column or row of the precinct that begins at {@code position}; -1 if none does. */
  private static int index(long position, int tileStart, long scale, int start, int bits) {
    boolean atStart = position == tileStart && (start & (1 << bits) - 1) != 0;
    if (position % (scale << bits) != 0 && !atStart) {
      return -1;
    }
    long sample = (position + scale - 1) / scale;
    return (int) ((sample >> bits) - (start >> bits));
  }

  private void readPacket(TileComponent component, Resolution resolution, int number, int layer)
      throws CodecException {
    // A later progression repeats what an earlier one has already given.
    if (layer >= resolution.layersRead(number) && !reader.isAtEnd()) {
      checkTime();
      reader.read(resolution, number, layer, component.style());
      resolution.countLayer(number);
    }
  }

  private void checkTime() throws CodecException {
    if (visits++ % VISITS_BETWEEN_CHECKS == 0 && request.limits().deadline().expired()) {
      throw request.failure(-1, "The time for this frame is over.");
    }
  }
}
