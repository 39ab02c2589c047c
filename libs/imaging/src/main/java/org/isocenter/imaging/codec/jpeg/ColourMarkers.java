package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.frame.Photometric;

/**
 * What a code stream says of its colour. T.81 itself has no word for it; the application markers of
 * Adobe and JFIF have, and the ids of components by custom.
 */
final class ColourMarkers {
  static final int APPLICATION_0 = 0xE0;
  static final int APPLICATION_14 = 0xEE;

  private static final int[] JFIF = {'J', 'F', 'I', 'F', 0};
  private static final int[] ADOBE = {'A', 'd', 'o', 'b', 'e'};
  private static final int ADOBE_VERSION_AND_FLAGS = 6;

  private boolean jfif;
  private boolean adobe;
  private int transform;

  /** Takes a segment of APP0 or APP14. */
  void take(int marker, MarkerSegments segments) throws CodecException {
    if (marker == APPLICATION_0) {
      jfif |= begins(segments, JFIF);
      return;
    }
    if (segments.remaining() > ADOBE.length + ADOBE_VERSION_AND_FLAGS && begins(segments, ADOBE)) {
      for (int i = 0; i < ADOBE_VERSION_AND_FLAGS; i++) {
        segments.unsignedByte();
      }
      adobe = true;
      transform = segments.unsignedByte();
    }
  }

  private static boolean begins(MarkerSegments segments, int[] with) throws CodecException {
    for (int each : with) {
      if (segments.remaining() == 0 || segments.unsignedByte() != each) {
        return false;
      }
    }
    return true;
  }

  /**
   * The interpretation of decoded values: of three components what Adobe says, RGB if they are
   * called so, YCbCr for a lossy JFIF or where chrominances are shared, and else what the data set
   * declares.
   */
  Photometric interpretation(FrameHeader frame, Photometric declared) {
    if (frame.components().size() != 3) {
      return declared;
    }
    if (adobe) {
      return transform == 0 ? Photometric.RGB : Photometric.YBR_FULL;
    }
    if (frame.indexOf('R') == 0 && frame.indexOf('G') == 1 && frame.indexOf('B') == 2) {
      return Photometric.RGB;
    }
    boolean lossy = frame.process() != FrameHeader.LOSSLESS;
    if (lossy && (jfif || !frame.isFull())) {
      return Photometric.YBR_FULL;
    }
    return declared == Photometric.YBR_FULL_422 ? Photometric.YBR_FULL : declared;
  }
}
