package org.isocenter.imaging.transcode;

import java.io.IOException;

/** The frames of an object in their new transfer syntax, made one at a time. */
@FunctionalInterface
public interface EncodedFrames {

  /**
   * The frame's bytes, without padding.
   *
   * @param number counted from 1; asked for in ascending order, each once
   */
  byte[] frame(int number) throws IOException;
}
