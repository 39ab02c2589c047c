package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of one part, not opened before they are written. */
@FunctionalInterface
public interface Content {

  /** Writes all bytes; {@code out} stays open. */
  void writeTo(OutputStream out) throws IOException;
}
