package org.isocenter.retrieve.app.pixels;

import org.isocenter.retrieve.app.RetrieveFrames;
import org.isocenter.retrieve.app.frames.FrameSlices;

/**
 * A frame that can be decoded.
 *
 * @param number counted from 1
 */
record StoredFrame(StoredImage image, int number) {

  /** Where it is stored. */
  FrameSlices slices() {
    return RetrieveFrames.locate(image.instance(), number);
  }
}
