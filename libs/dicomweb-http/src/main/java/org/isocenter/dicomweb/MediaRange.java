package org.isocenter.dicomweb;

/**
 * One member of an Accept header: a media type, perhaps with wild cards, and its weight.
 *
 * @param type the range with all its parameters, the weight among them
 * @param quality the weight between 0 (refused) and 1
 */
public record MediaRange(MediaType type, double quality) {

  public MediaRange {
    if (!(quality >= 0 && quality <= 1)) {
      throw new IllegalArgumentException("A weight lies between 0 and 1, not " + quality);
    }
  }

  /** Whether the client says that it does not want this type. */
  public boolean isExclusion() {
    return quality == 0;
  }

  /** As the client wrote it, but for blanks and quotes. */
  @Override
  public String toString() {
    return type.toString();
  }
}
