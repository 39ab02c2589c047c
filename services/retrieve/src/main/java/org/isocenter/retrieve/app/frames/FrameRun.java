package org.isocenter.retrieve.app.frames;

import java.util.List;
import org.isocenter.objectstore.ByteRange;

/** Frames that are read one after the other from one range of the object. */
public record FrameRun(ByteRange range, List<FrameSlices> frames) {

  public FrameRun {
    frames = List.copyOf(frames);
  }
}
