package org.isocenter.dicomweb;

import java.io.IOException;

/** A multipart body that cannot be read on; the message is a sentence for the client. */
public class MultipartException extends IOException {

  private static final long serialVersionUID = 1;

  /** What is wrong, as far as the answer depends on it. */
  public enum Reason {
    /** The framing is not multipart/related. */
    MALFORMED,
    /** The body ended before its closing boundary. */
    TRUNCATED,
    /** A limit of {@link MultipartLimits} was passed. */
    TOO_LARGE
  }

  private final Reason reason;

  public MultipartException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The refusal of the whole request that this means. */
  public DicomWebException asRefusal() {
    String sentence = String.valueOf(getMessage());
    return switch (reason) {
      case MALFORMED, TRUNCATED -> new DicomWebException.BadRequest(sentence);
      case TOO_LARGE -> new DicomWebException.PayloadTooLarge(sentence);
    };
  }
}
