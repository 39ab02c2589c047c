package org.isocenter.retrieve.app.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.objectstore.ByteRange;

/**
 * In how few reads a list of frames can be had, in the order asked for.
 *
 * @param runs one ranged read each
 */
public record FramePlan(List<FrameRun> runs) {

  /** Reading over a gap of this size is cheaper than another request to the object store. */
  static final int LARGEST_GAP = 64 * 1024;

  public FramePlan {
    runs = List.copyOf(runs);
  }

  /**
   * Plans the reads.
   *
   * @param frames the frames asked for, in that order; the same frame may come twice
   * @param words how ranges must be aligned
   */
  public static FramePlan of(List<FrameSlices> frames, Words words) {
    List<FrameRun> runs = new ArrayList<>();
    List<FrameSlices> together = new ArrayList<>();
    for (var frame : frames) {
      if (!together.isEmpty() && !follows(together.getLast(), frame)) {
        runs.add(run(together, words));
        together.clear();
      }
      together.add(frame);
    }
    if (!together.isEmpty()) {
      runs.add(run(together, words));
    }
    return new FramePlan(runs);
  }

  /** The frame, where there is no other. */
  public Optional<FrameSlices> onlyFrame() {
    return runs.size() == 1 && runs.getFirst().frames().size() == 1
        ? Optional.of(runs.getFirst().frames().getFirst())
        : Optional.empty();
  }

  private static boolean follows(FrameSlices previous, FrameSlices next) {
    long gap = next.begin() - previous.end();
    return gap >= 0 && gap <= LARGEST_GAP * 8L;
  }

  private static FrameRun run(List<FrameSlices> together, Words words) {
    long begin = words.floor(together.getFirst().begin() / 8);
    long end = words.ceil((together.getLast().end() + 7) / 8);
    return new FrameRun(new ByteRange(begin, end - begin), together);
  }

  /**
   * The words whose bytes are swapped while reading: ranges begin and end between two of them.
   *
   * @param origin where the first word begins, the value's first byte
   * @param size bytes in a word; 1 where nothing is swapped
   */
  public record Words(long origin, int size) {

    /** Nothing is swapped, any range will do. */
    public static final Words BYTES = new Words(0, 1);

    long floor(long position) {
      return position - Math.floorMod(position - origin, size);
    }

    long ceil(long position) {
      return floor(position + size - 1);
    }
  }
}
