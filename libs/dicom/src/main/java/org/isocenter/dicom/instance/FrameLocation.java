package org.isocenter.dicom.instance;

import java.util.List;

/** Where the bytes of one frame stand in the object. */
public sealed interface FrameLocation {

  /**
   * Uncompressed pixels. Frames of Bits Allocated 1 may begin inside of a byte, the first pixel in
   * its least significant bit, PS3.5 8.1.1.
   *
   * @param bitOffset position of the first bit, counted from the start of the object
   */
  record Native(long bitOffset, long bitLength) implements FrameLocation {

    /** The bytes that hold the frame, which may also hold bits of its neighbours. */
    public Extent bytes() {
      long first = bitOffset / Byte.SIZE;
      long end = Math.ceilDiv(bitOffset + bitLength, Byte.SIZE);
      return new Extent(first, end - first);
    }
  }

  /** Compressed pixels: the values of the frame's fragments, in order, PS3.5 A.4. */
  record Encapsulated(List<Extent> fragments) implements FrameLocation {
    public Encapsulated {
      fragments = List.copyOf(fragments);
    }

    /** Bytes of all fragments, padding included. */
    public long length() {
      return fragments.stream().mapToLong(Extent::length).sum();
    }
  }
}
