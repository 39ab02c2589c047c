package org.isocenter.retrieve.app.frames;

import java.util.List;

/**
 * One frame: the stretches of the object that hold it, in order. An encapsulated frame has one for
 * each of its fragments (PS3.5 A.4), a native frame exactly one, which need not begin at a byte.
 */
public record FrameSlices(List<BitRange> ranges) {

  public FrameSlices {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("A frame lies somewhere");
    }
  }

  /** Bytes that the frame takes alone, its last byte filled up with zeros. */
  public long byteLength() {
    return (ranges.stream().mapToLong(BitRange::length).sum() + 7) / 8;
  }

  long begin() {
    return ranges.getFirst().offset();
  }

  long end() {
    return ranges.getLast().end();
  }
}
