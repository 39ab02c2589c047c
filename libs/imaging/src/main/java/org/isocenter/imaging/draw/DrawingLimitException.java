package org.isocenter.imaging.draw;

/** More is to be drawn than a picture could need. Its message is a sentence for people. */
public final class DrawingLimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DrawingLimitException() {
    super("What is to be drawn would paint every pixel many times over.");
  }
}
