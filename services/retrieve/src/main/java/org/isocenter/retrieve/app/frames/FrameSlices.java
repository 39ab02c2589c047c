package org.isocenter.retrieve.app.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.objectstore.ByteRange;

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

  /** These bytes of the frame; empty where it does not consist of whole bytes. */
  public Optional<FrameSlices> slice(ByteRange bytes) {
    if (bytes.length() == 0 || !ranges.stream().allMatch(BitRange::isWholeBytes)) {
      return Optional.empty();
    }
    List<BitRange> slices = new ArrayList<>();
    long begin = 0;
    for (var range : ranges) {
      long end = begin + range.length() / 8;
      long from = Math.max(begin, bytes.offset());
      long to = Math.min(end, bytes.end());
      if (from < to) {
        slices.add(BitRange.ofBytes(range.offset() / 8 + from - begin, to - from));
      }
      begin = end;
    }
    return Optional.of(new FrameSlices(slices));
  }

  /** All these frames as one, in their order: a video is one stream. */
  public static FrameSlices joined(List<FrameSlices> frames) {
    return new FrameSlices(frames.stream().flatMap(frame -> frame.ranges().stream()).toList());
  }

  long begin() {
    return ranges.getFirst().offset();
  }

  long end() {
    return ranges.getLast().end();
  }
}
