package org.isocenter.imaging.render;

import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.LookupTable.Descriptor;

/** PALETTE COLOR: three tables of one index, PS3.3 C.7.6.3.1.5, C.7.6.3.1.6 and C.7.9. */
final class Palette {

  /** Where a colour's table is described and where it stands, plain or in segments. */
  private record Attributes(int descriptor, int data, int segments) {}

  private static final Attributes[] COLOURS = {
    new Attributes(
        Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tags.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA),
    new Attributes(
        Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tags.SEGMENTED_GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA),
    new Attributes(
        Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tags.SEGMENTED_BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA)
  };

  private static final int SPREAD = 256;

  private final byte[] colours;
  private final int mask;

  private Palette(byte[] colours, int mask) {
    this.colours = colours;
    this.mask = mask;
  }

  static Picture picture(Samples samples, Dataset instance) throws UnrenderableException {
    var format = samples.format();
    if (format.bitsStored() > Short.SIZE) {
      throw new UnrenderableException("Indices of a palette have up to 16 bits.");
    }
    var palette = of(instance, format);
    byte[] values = new byte[Math.multiplyExact((int) format.pixels(), COLOURS.length)];
    switch (samples) {
      case Samples.Bytes(_, var stored) -> {
        for (int i = 0; i < stored.length; i++) {
          palette.put(stored[i], values, i);
        }
      }
      case Samples.Shorts(_, var stored) -> {
        for (int i = 0; i < stored.length; i++) {
          palette.put(stored[i], values, i);
        }
      }
      case Samples.Ints _ -> throw new IllegalStateException("Checked before");
    }
    return new Picture(format.rows(), format.columns(), COLOURS.length, values);
  }

  private void put(int stored, byte[] values, int pixel) {
    int from = (stored & mask) * COLOURS.length;
    int to = pixel * COLOURS.length;
    values[to] = colours[from];
    values[to + 1] = colours[from + 1];
    values[to + 2] = colours[from + 2];
  }

  /** The colours of everything that can be stored. */
  private static Palette of(Dataset instance, PixelFormat format) throws UnrenderableException {
    int count = 1 << format.bitsStored();
    int unused = Integer.SIZE - format.bitsStored();
    byte[] colours = new byte[count * COLOURS.length];
    for (int c = 0; c < COLOURS.length; c++) {
      var table = table(instance, COLOURS[c]);
      int shift = shift(table);
      for (int i = 0; i < count; i++) {
        int value = format.signed() ? i << unused >> unused : i;
        colours[i * COLOURS.length + c] = (byte) (table.at(value) >> shift);
      }
    }
    return new Palette(colours, count - 1);
  }

  /** Entries said to have 16 bits are met that were never widened beyond 8. */
  private static int shift(LookupTable table) {
    for (int entry : table.entries()) {
      if (entry > 0xFF) {
        return table.bits() - Byte.SIZE;
      }
    }
    return 0;
  }

  /** 256 colours, evenly spread over the entries of the palette of a data set. */
  static byte[] spread(Dataset dataset) throws UnrenderableException {
    byte[] colours = new byte[SPREAD * COLOURS.length];
    for (int c = 0; c < COLOURS.length; c++) {
      var table = table(dataset, COLOURS[c]);
      int shift = shift(table);
      int last = table.entries().length - 1;
      for (int i = 0; i < SPREAD; i++) {
        int entry = Math.round((float) i * last / (SPREAD - 1));
        colours[i * COLOURS.length + c] = (byte) (table.entries()[entry] >> shift);
      }
    }
    return colours;
  }

  private static LookupTable table(Dataset instance, Attributes colour)
      throws UnrenderableException {
    var plain = LookupTable.of(instance, colour.descriptor, colour.data);
    if (plain.isPresent()) {
      return plain.get();
    }
    var descriptor = Descriptor.of(instance, colour.descriptor);
    Optional<byte[]> segments = instance.value(colour.segments).map(Element.Value::bytes);
    if (descriptor.isEmpty() || segments.isEmpty()) {
      throw new UnrenderableException("The image is PALETTE COLOR and has no palette.");
    }
    return SegmentedTable.expand(descriptor.get(), segments.get());
  }
}
