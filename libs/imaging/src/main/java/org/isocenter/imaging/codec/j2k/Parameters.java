package org.isocenter.imaging.codec.j2k;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isocenter.imaging.codec.CodecException;
import org.jspecify.annotations.Nullable;

/**
 * What the marker segments of the main header, and after a copy those of a tile's headers, say of
 * how a tile is coded. A segment of a tile outdoes the main header's, one of a component outdoes
 * one for all components, T.800 A.6.
 */
final class Parameters {
  private static final int COMPONENT = 1;
  private static final int TILE = 2;
  private static final int PRECINCTS = 1;
  private static final int SOP = 2;
  private static final int EPH = 4;

  private final int components;
  private final int rank;
  private final @Nullable CodingStyle[] styles;
  private final int[] styleRanks;
  private final @Nullable Quantization[] quantizations;
  private final int[] quantizationRanks;
  private final int[] shifts;
  private final List<Progression> changes;
  private boolean ownChanges;
  private Progression.Order order = Progression.Order.LRCP;
  private int layers;
  private boolean transformed;
  private boolean sop;
  private boolean eph;

  Parameters(int components) {
    this.components = components;
    this.rank = 0;
    this.styles = new CodingStyle[components];
    this.styleRanks = new int[components];
    this.quantizations = new Quantization[components];
    this.quantizationRanks = new int[components];
    this.shifts = new int[components];
    this.changes = new ArrayList<>();
  }

  private Parameters(Parameters main) {
    this.components = main.components;
    this.rank = TILE;
    this.styles = main.styles.clone();
    this.styleRanks = main.styleRanks.clone();
    this.quantizations = main.quantizations.clone();
    this.quantizationRanks = main.quantizationRanks.clone();
    this.shifts = main.shifts.clone();
    this.changes = new ArrayList<>(main.changes);
    this.order = main.order;
    this.layers = main.layers;
    this.transformed = main.transformed;
    this.sop = main.sop;
    this.eph = main.eph;
  }

  /** What holds in a tile before its own headers are read. */
  Parameters forTile() {
    return new Parameters(this);
  }

  /** Takes a segment; segments that say nothing of coding are passed over. */
  void read(int marker, ByteCursor in) throws CodecException {
    switch (marker) {
      case Marker.COD -> readDefaultStyle(in);
      case Marker.COC -> {
        int component = readComponent(in);
        int precincts = in.u8() & PRECINCTS;
        setStyle(component, CodingStyle.read(in, precincts != 0), rank + COMPONENT);
      }
      case Marker.QCD -> {
        var quantization = Quantization.read(in);
        for (int c = 0; c < components; c++) {
          setQuantization(c, quantization, rank);
        }
      }
      case Marker.QCC ->
          setQuantization(readComponent(in), Quantization.read(in), rank + COMPONENT);
      case Marker.RGN -> readRegion(in);
      case Marker.POC -> readChanges(in);
      default -> {}
    }
  }

  private void readDefaultStyle(ByteCursor in) throws CodecException {
    int style = in.u8();
    sop = (style & SOP) != 0;
    eph = (style & EPH) != 0;
    order = Progression.Order.of(in.u8(), in);
    layers = in.u16();
    int transformation = in.u8();
    if (layers == 0 || transformation > 1) {
      throw in.failure("The coding style is not one of Part 1.");
    }
    transformed = transformation == 1;
    var coding = CodingStyle.read(in, (style & PRECINCTS) != 0);
    for (int c = 0; c < components; c++) {
      setStyle(c, coding, rank);
    }
  }

  private int readComponent(ByteCursor in) throws CodecException {
    int component = components < 257 ? in.u8() : in.u16();
    if (component >= components) {
      throw in.failure("There is no component " + component + ".");
    }
    return component;
  }

  private void setStyle(int component, CodingStyle style, int styleRank) {
    if (styleRank >= styleRanks[component]) {
      styles[component] = style;
      styleRanks[component] = styleRank;
    }
  }

  private void setQuantization(int component, Quantization quantization, int quantizationRank) {
    if (quantizationRank >= quantizationRanks[component]) {
      quantizations[component] = quantization;
      quantizationRanks[component] = quantizationRank;
    }
  }

  private void readRegion(ByteCursor in) throws CodecException {
    int component = readComponent(in);
    if (in.u8() != 0) {
      throw in.failure("The region of interest is not one of Part 1.");
    }
    shifts[component] = in.u8();
  }

  private void readChanges(ByteCursor in) throws CodecException {
    if (rank == TILE && !ownChanges) {
      changes.clear();
      ownChanges = true;
    }
    boolean wide = components >= 257;
    while (in.remaining() >= (wide ? 9 : 7)) {
      changes.add(Progression.read(in, wide));
    }
  }

  /** Fails unless all that a tile cannot do without has been said. */
  void requireComplete(ByteCursor in) throws CodecException {
    if (layers == 0 || Arrays.asList(styles).contains(null)) {
      throw in.failure("There is no coding style default (COD).");
    }
    for (int c = 0; c < components; c++) {
      var quantization = quantizations[c];
      if (quantization == null || !quantization.covers(style(c).levels())) {
        throw in.failure("There are not as many quantization steps as sub-bands.");
      }
    }
  }

  CodingStyle style(int component) {
    var style = styles[component];
    if (style == null) {
      throw new IllegalStateException("read before it was complete");
    }
    return style;
  }

  Quantization quantization(int component) {
    var quantization = quantizations[component];
    if (quantization == null) {
      throw new IllegalStateException("read before it was complete");
    }
    return quantization;
  }

  /** Bits by which a region of interest is raised, T.800 H.1; 0 where there is none. */
  int regionShift(int component) {
    return shifts[component];
  }

  /** The progressions of a tile, one after the other. */
  List<Progression> progressions() {
    if (!changes.isEmpty()) {
      return List.copyOf(changes);
    }
    return List.of(new Progression(order, 0, 33, 0, components, layers));
  }

  int layers() {
    return layers;
  }

  /** Whether the first three components went through RCT or ICT. */
  boolean transformed() {
    return transformed;
  }

  /** Whether SOP marker segments may stand before packets. */
  boolean sop() {
    return sop;
  }

  /** Whether EPH markers stand behind the headers of packets. */
  boolean eph() {
    return eph;
  }
}
