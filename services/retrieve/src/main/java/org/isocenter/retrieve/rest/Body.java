package org.isocenter.retrieve.rest;

import java.util.OptionalLong;
import java.util.function.Function;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.Content;

/**
 * The body of a response: what it is, how long, and how it is written.
 *
 * @param part how a range of it is written
 */
record Body(
    String contentType, OptionalLong length, Content content, Function<ByteRange, Content> part) {

  /** A body of which a range is written by leaving out the rest. */
  Body(String contentType, OptionalLong length, Content content) {
    this(contentType, length, content, range -> Window.of(content, range));
  }
}
