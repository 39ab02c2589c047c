package org.isocenter.imaging.colour;

/** An ICC profile that cannot be used. Its message is a sentence for people. */
public final class ProfileException extends Exception {
  private static final long serialVersionUID = 1;

  public ProfileException(String sentence) {
    super(sentence);
  }
}
