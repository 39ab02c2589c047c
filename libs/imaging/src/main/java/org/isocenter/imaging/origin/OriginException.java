package org.isocenter.imaging.origin;

import java.io.IOException;

/** What was kept of an original, or its frames, are not what the original was made up of. */
public final class OriginException extends IOException {
  private static final long serialVersionUID = 1;

  public OriginException(String sentence) {
    super(sentence);
  }

  /** As the other, with what led to it. */
  public OriginException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
