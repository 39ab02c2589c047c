package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.frame.Samples;

/** A frame while its scans are decoded. */
sealed interface FrameDecoding permits DctFrame, LosslessFrame {

  /** Decodes the scan behind the scan header that was just read. */
  void decode(ScanHeader scan, EntropyBits bits) throws CodecException;

  /** Whether every component has been decoded and no scan can add to it. */
  boolean isComplete();

  /** The frame as far as its scans have told it. */
  Samples samples() throws CodecException;
}
