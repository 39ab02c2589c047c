package org.isocenter.imaging.render;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Overlays in bits of the pixel data above Bits Stored, which PS3.5 8.1.2 retired in 2004: an
 * Overlay Bit Position (60xx,0102) and no Overlay Data. They become overlays as all others are.
 */
final class EmbeddedOverlays {
  private static final int GROUPS = 16;
  private static final int GROUP_STEP = 0x20000;

  private EmbeddedOverlays() {}

  /** An overlay group and the bit that it is in, counted from 0. */
  private record Plane(int group, int bit) {}

  /** A frame without overlays in it, and its data set with them. */
  record Parted(Samples samples, Dataset instance) {}

  /**
   * The format that frames must be decoded in for them to be seen: all bits that are allocated,
   * where any of those above holds an overlay.
   */
  static PixelFormat decodedAs(PixelFormat declared, Dataset instance) {
    return planes(declared, instance).isEmpty()
        ? declared
        : withBits(declared, declared.bitsAllocated(), declared.signed());
  }

  private static List<Plane> planes(PixelFormat declared, Dataset instance) {
    List<Plane> planes = new ArrayList<>();
    if (declared.samples() != 1 || declared.bitsAllocated() > Short.SIZE) {
      return planes;
    }
    for (int group = 0; group < GROUPS * GROUP_STEP; group += GROUP_STEP) {
      int bit = instance.number(Tags.OVERLAY_BIT_POSITION + group).map(Number::intValue).orElse(0);
      boolean graphics = instance.string(Tags.OVERLAY_TYPE + group).filter("G"::equals).isPresent();
      if (graphics
          && !instance.contains(Tags.OVERLAY_DATA + group)
          && bit >= declared.bitsStored()
          && bit < declared.bitsAllocated()) {
        planes.add(new Plane(group, bit));
      }
    }
    return planes;
  }

  /**
   * Parts a frame from its overlays, if it was decoded with the bits that these are in.
   *
   * @param frame its number and attributes
   */
  static Parted part(Samples samples, PixelFormat declared, FrameAttributes frame) {
    var planes = planes(declared, frame.instance());
    if (planes.isEmpty() || samples.format().bitsStored() <= declared.bitsStored()) {
      return new Parted(samples, frame.instance());
    }
    var instance = new Dataset();
    frame.instance().forEach(instance::put);
    for (var plane : planes) {
      if (plane.bit < samples.format().bitsStored() && isOf(plane, frame)) {
        add(plane, samples, frame.number(), instance);
      }
    }
    return new Parted(narrowed(samples, declared), instance);
  }

  /** Whether the frame has the overlay, which may be one of some frames. */
  private static boolean isOf(Plane plane, FrameAttributes frame) {
    var instance = frame.instance();
    var count = instance.number(Tags.NUMBER_OF_FRAMES_IN_OVERLAY + plane.group);
    int first =
        instance.number(Tags.IMAGE_FRAME_ORIGIN + plane.group).map(Number::intValue).orElse(1);
    return count.isEmpty()
        || frame.number() >= first && frame.number() - first < count.get().intValue();
  }

  private static void add(Plane plane, Samples samples, int frame, Dataset instance) {
    var format = samples.format();
    byte[] bits = new byte[Math.ceilDiv((int) format.pixels(), Byte.SIZE)];
    switch (samples) {
      case Samples.Bytes(_, var values) -> {
        for (int i = 0; i < values.length; i++) {
          bits[i >> 3] |= (byte) ((values[i] >> plane.bit & 1) << (i & 7));
        }
      }
      case Samples.Shorts(_, var values) -> {
        for (int i = 0; i < values.length; i++) {
          bits[i >> 3] |= (byte) ((values[i] >> plane.bit & 1) << (i & 7));
        }
      }
      case Samples.Ints _ -> throw new IllegalStateException("Checked before");
    }
    instance.put(number(Tags.OVERLAY_ROWS + plane.group, format.rows()));
    instance.put(number(Tags.OVERLAY_COLUMNS + plane.group, format.columns()));
    instance.put(Element.value(Tags.OVERLAY_DATA + plane.group, Vr.OW, bits));
    instance.remove(Tags.OVERLAY_ORIGIN + plane.group);
    instance.remove(Tags.NUMBER_OF_FRAMES_IN_OVERLAY + plane.group);
    instance.put(number(Tags.IMAGE_FRAME_ORIGIN + plane.group, frame));
  }

  private static Element number(int tag, int value) {
    return Element.value(tag, Vr.US, new byte[] {(byte) value, (byte) (value >>> Byte.SIZE)});
  }

  private static Samples narrowed(Samples samples, PixelFormat declared) {
    var format = withBits(samples.format(), declared.bitsStored(), declared.signed());
    int unused = Integer.SIZE - declared.bitsStored();
    return switch (samples) {
      case Samples.Bytes(_, var values) -> {
        byte[] kept = new byte[values.length];
        for (int i = 0; i < kept.length; i++) {
          kept[i] = (byte) value(values[i], unused, declared.signed());
        }
        yield new Samples.Bytes(format, kept);
      }
      case Samples.Shorts(_, var values) when declared.bitsStored() <= Byte.SIZE -> {
        byte[] kept = new byte[values.length];
        for (int i = 0; i < kept.length; i++) {
          kept[i] = (byte) value(values[i], unused, declared.signed());
        }
        yield new Samples.Bytes(format, kept);
      }
      case Samples.Shorts(_, var values) -> {
        short[] kept = new short[values.length];
        for (int i = 0; i < kept.length; i++) {
          kept[i] = (short) value(values[i], unused, declared.signed());
        }
        yield new Samples.Shorts(format, kept);
      }
      case Samples.Ints ints -> ints;
    };
  }

  private static int value(int stored, int unused, boolean signed) {
    return signed ? stored << unused >> unused : stored << unused >>> unused;
  }

  private static PixelFormat withBits(PixelFormat format, int bitsStored, boolean signed) {
    return new PixelFormat(
        format.rows(),
        format.columns(),
        format.samples(),
        format.bitsAllocated(),
        bitsStored,
        signed,
        format.photometric(),
        format.planar());
  }
}
