package org.isocenter.dicom.instance;

/**
 * The compact form of a frame table: version, kind, then numbers. Fragments mostly follow each
 * other at a distance of one item header, so each costs little more than its length.
 */
final class FrameTableCodec {
  private static final int VERSION = 1;
  private static final int NONE = 0;
  private static final int NATIVE = 1;
  private static final int ENCAPSULATED = 2;
  private static final long ITEM_HEADER = 8;

  private FrameTableCodec() {}

  static byte[] write(FrameTable table) {
    var out = new CompactWriter().octet(VERSION);
    switch (table) {
      case FrameTable.None _ -> out.octet(NONE);
      case FrameTable.Native(long offset, long frameBits, int count) ->
          out.octet(NATIVE).number(offset).number(frameBits).number(count);
      case FrameTable.Encapsulated frames -> write(frames, out.octet(ENCAPSULATED));
    }
    return out.toByteArray();
  }

  private static void write(FrameTable.Encapsulated frames, CompactWriter out) {
    out.number(frames.fragments()).number(frames.count());
    long expected = 0;
    for (int i = 0; i < frames.fragments(); i++) {
      out.number(frames.length(i)).number(zigZag(frames.offset(i) - expected));
      expected = frames.offset(i) + frames.length(i) + ITEM_HEADER;
    }
    if (frames.count() == frames.fragments()) {
      return;
    }
    for (int i = 1; i < frames.count(); i++) {
      out.number(frames.firstFragment(i) - frames.firstFragment(i - 1));
    }
  }

  static FrameTable read(byte[] bytes) {
    var in = new CompactReader(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException("frame table of unknown version " + version);
    }
    FrameTable table =
        switch (in.octet()) {
          case NONE -> new FrameTable.None();
          case NATIVE ->
              new FrameTable.Native(in.number(), in.number(), Math.toIntExact(in.number()));
          case ENCAPSULATED -> readEncapsulated(in);
          default -> throw new IllegalArgumentException("frame table of unknown kind");
        };
    in.end();
    return table;
  }

  private static FrameTable readEncapsulated(CompactReader in) {
    int fragments = in.count();
    long[] offsets = new long[fragments];
    long[] lengths = new long[fragments];
    int count = Math.toIntExact(in.number());
    if (count < 1 || count > fragments) {
      throw new IllegalArgumentException(count + " frames of " + fragments + " fragments");
    }
    long expected = 0;
    for (int i = 0; i < fragments; i++) {
      lengths[i] = in.number();
      offsets[i] = expected + unZigZag(in.number());
      expected = offsets[i] + lengths[i] + ITEM_HEADER;
    }
    int[] firstFragments = new int[count];
    for (int i = 1; i < count; i++) {
      int distance = count == fragments ? 1 : Math.toIntExact(in.number());
      firstFragments[i] = firstFragments[i - 1] + distance;
    }
    return new FrameTable.Encapsulated(offsets, lengths, firstFragments);
  }

  private static long zigZag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static long unZigZag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
