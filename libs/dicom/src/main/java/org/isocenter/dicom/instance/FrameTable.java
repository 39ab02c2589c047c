package org.isocenter.dicom.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where each frame of an instance is, so that a frame is one ranged read of the object. */
public sealed interface FrameTable {

  int count();

  /**
   * Finds a frame.
   *
   * @param frame counted from 1, as PS3.18 does
   * @throws IndexOutOfBoundsException when there is no such frame
   */
  FrameLocation locate(int frame);

  /** A compact form whose first byte is its version. */
  default byte[] toBytes() {
    return FrameTableCodec.write(this);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  static FrameTable fromBytes(byte[] bytes) {
    return FrameTableCodec.read(bytes);
  }

  /** No pixel data, or none that is in the object. */
  record None() implements FrameTable {
    @Override
    public int count() {
      return 0;
    }

    @Override
    public FrameLocation locate(int frame) {
      throw new IndexOutOfBoundsException("no frames");
    }
  }

  /**
   * Uncompressed frames, one after the other without a gap.
   *
   * @param offset position of the value
   * @param frameBits frame n begins (n-1)*frameBits after it
   */
  record Native(long offset, long frameBits, int count) implements FrameTable {
    public Native {
      if (offset < 0 || frameBits < 1 || count < 1) {
        throw new IllegalArgumentException(
            "no frames: %d of %d bits at %d".formatted(count, frameBits, offset));
      }
    }

    @Override
    public FrameLocation locate(int frame) {
      if (frame < 1 || frame > count) {
        throw new IndexOutOfBoundsException("frame " + frame + " of " + count);
      }
      return new FrameLocation.Native(offset * Byte.SIZE + (frame - 1) * frameBits, frameBits);
    }
  }

  /**
   * Compressed frames, each of one or more fragments, PS3.5 A.4. A slide has hundreds of thousands
   * of fragments, hence arrays.
   */
  final class Encapsulated implements FrameTable {
    private final long[] offsets;
    private final long[] lengths;
    private final int[] firstFragments;

    /**
     * @param offsets position of each fragment's value
     * @param lengths length of each fragment's value
     * @param firstFragments index of the fragment with which each frame begins, ascending, 0 first
     */
    Encapsulated(long[] offsets, long[] lengths, int[] firstFragments) {
      if (offsets.length != lengths.length
          || firstFragments.length == 0
          || firstFragments[0] != 0
          || firstFragments[firstFragments.length - 1] >= offsets.length) {
        throw new IllegalArgumentException("frames do not fit " + offsets.length + " fragments");
      }
      this.offsets = offsets.clone();
      this.lengths = lengths.clone();
      this.firstFragments = firstFragments.clone();
    }

    @Override
    public int count() {
      return firstFragments.length;
    }

    @Override
    public FrameLocation locate(int frame) {
      if (frame < 1 || frame > count()) {
        throw new IndexOutOfBoundsException("frame " + frame + " of " + count());
      }
      List<Extent> extents = new ArrayList<>();
      int end = frame == count() ? offsets.length : firstFragments[frame];
      for (int i = firstFragments[frame - 1]; i < end; i++) {
        extents.add(new Extent(offsets[i], lengths[i]));
      }
      return new FrameLocation.Encapsulated(extents);
    }

    int fragments() {
      return offsets.length;
    }

    long offset(int fragment) {
      return offsets[fragment];
    }

    long length(int fragment) {
      return lengths[fragment];
    }

    int firstFragment(int index) {
      return firstFragments[index];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Encapsulated that
          && Arrays.equals(offsets, that.offsets)
          && Arrays.equals(lengths, that.lengths)
          && Arrays.equals(firstFragments, that.firstFragments);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(offsets) * 31 + Arrays.hashCode(firstFragments);
    }

    @Override
    public String toString() {
      return "Encapsulated[count=%d, fragments=%d]".formatted(count(), fragments());
    }
  }
}
