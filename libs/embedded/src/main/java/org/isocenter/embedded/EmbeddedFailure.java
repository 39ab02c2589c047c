package org.isocenter.embedded;

/** An embedded part cannot start; the message is a sentence for the person who started it. */
public final class EmbeddedFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EmbeddedFailure(String message) {
    super(message);
  }

  public EmbeddedFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** Keeps the interrupt for the caller and says what was not finished. */
  static EmbeddedFailure interrupted(String what, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new EmbeddedFailure("Interrupted while " + what + ".", cause);
  }
}
