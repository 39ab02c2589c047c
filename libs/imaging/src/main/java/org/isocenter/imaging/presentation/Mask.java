package org.isocenter.imaging.presentation;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is subtracted of a frame, PS3.3 C.7.6.10.
 *
 * @param contrast frames whose mean it is subtracted from, counted from 1, the one shown first
 * @param frames those whose mean is the mask
 * @param shifts how far the mask is moved; of several at a pixel the last one, where there is none
 *     it stays in its place
 * @param weight how much of it is subtracted: 1 is all
 */
public record Mask(
    List<Integer> contrast, List<Integer> frames, List<MaskShift> shifts, double weight) {

  public Mask {
    contrast = List.copyOf(contrast);
    frames = List.copyOf(frames);
    shifts = List.copyOf(shifts);
  }

  /** All that have to be decoded, each once. */
  public List<Integer> all() {
    return Stream.concat(contrast.stream(), frames.stream()).distinct().toList();
  }
}
