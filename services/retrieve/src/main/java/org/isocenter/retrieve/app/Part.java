package org.isocenter.retrieve.app;

import java.util.Optional;

/**
 * One object, frame or value on its way out.
 *
 * @param location where this part alone can be had, PS3.18 8.6.1.2.2
 */
public record Part(String contentType, Optional<String> location, Content content) {

  /** A part that is told by its place among the others. */
  public Part(String contentType, Content content) {
    this(contentType, Optional.empty(), content);
  }
}
