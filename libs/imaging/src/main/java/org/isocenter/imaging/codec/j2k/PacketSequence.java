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
    for (Progression each : parameters.progressions()) {
      var progression = each.within(mostResolutions(), components.length, parameters.layers());
      switch (progression.order()) {
        case LRCP -> {
          for (int l = 0; l < progression.layerEnd(); l++) {
            for (int r = progression.resolutionStart(); r < progression.resolutionEnd(); r++) {
              readLayer(progression, r, l);
            }
          }
        }
        case RLCP -> {
          for (int r = progression.resolutionStart(); r < progression.resolutionEnd(); r++) {
            for (int l = 0; l < progression.layerEnd(); l++) {
              readLayer(progression, r, l);
            }
          }
        }
        case RPCL -> {
          for (int r = progression.resolutionStart(); r < progression.resolutionEnd(); r++) {
            readPositions(progression.ofResolution(r));
          }
        }
        case PCRL -> readPositions(progression);
        case CPRL -> {
          for (int c = progression.componentStart(); c < progression.componentEnd(); c++) {
            readPositions(progression.ofComponent(c));
          }
        }
      }
    }
  }

  private int mostResolutions() {
    int most = 0;
    for (TileComponent component : components) {
      most = Math.max(most, component.resolutions().length);
    }
    return most;
  }

  private void readLayer(Progression progression, int r, int layer) throws CodecException {
    for (int c = progression.componentStart();
        c < progression.componentEnd() && !reader.isAtEnd();
        c++) {
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
  private void readPositions(Progression progression) throws CodecException {
    var step = PositionStep.of(components, progression);
    for (long y = tile.y0(); y < tile.y1(); y += step.down() - y % step.down()) {
      for (long x = tile.x0(); x < tile.x1(); x += step.across() - x % step.across()) {
        if (reader.isAtEnd()) {
          return;
        }
        checkTime();
        readAt(progression, x, y);
      }
    }
  }

  private void readAt(Progression progression, long x, long y) throws CodecException {
    for (int c = progression.componentStart(); c < progression.componentEnd(); c++) {
      int resolutions = Math.min(progression.resolutionEnd(), components[c].resolutions().length);
      for (int r = progression.resolutionStart(); r < resolutions; r++) {
        int number = precinctAt(components[c], r, x, y);
        for (int l = 0; l < progression.layerEnd() && number >= 0; l++) {
          readPacket(components[c], components[c].resolutions()[r], number, l);
        }
      }
    }
  }

  /** The precinct whose corner is at (x, y) of the reference grid, T.800 B-20; -1 if none is. */
  private int precinctAt(TileComponent component, int r, long x, long y) {
    var resolution = component.resolutions()[r];
    int below = component.style().levels() - r;
    var horizontal =
        new PrecinctAxis(
            tile.x0(),
            (long) component.sampling().dx() << below,
            resolution.area().x0(),
            resolution.widthBits());
    var vertical =
        new PrecinctAxis(
            tile.y0(),
            (long) component.sampling().dy() << below,
            resolution.area().y0(),
            resolution.heightBits());
    int column = horizontal.precinctAt(x);
    int row = vertical.precinctAt(y);
    var grid = resolution.precinctGrid();
    boolean inside = column >= 0 && row >= 0 && column < grid.width() && row < grid.height();
    return inside ? row * grid.width() + column : -1;
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
