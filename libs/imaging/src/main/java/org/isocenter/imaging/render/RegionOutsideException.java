package org.isocenter.imaging.render;

/** A region that has nothing of the image. Its message is a sentence for people. */
public final class RegionOutsideException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RegionOutsideException() {
    super("The region lies outside of the image.");
  }
}
