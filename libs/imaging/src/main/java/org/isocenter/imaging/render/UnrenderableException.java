package org.isocenter.imaging.render;

/** A frame of which no picture can be made. Its message is a sentence for people. */
public final class UnrenderableException extends Exception {
  private static final long serialVersionUID = 1;

  public UnrenderableException(String sentence) {
    super(sentence);
  }
}
