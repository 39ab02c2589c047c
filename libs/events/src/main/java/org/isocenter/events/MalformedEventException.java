package org.isocenter.events;

/** A message that can never be understood. The sentence names fields, never their values. */
public final class MalformedEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  public MalformedEventException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** Why the message is not understood, fit for a log. */
  public String sentence() {
    return sentence;
  }
}
