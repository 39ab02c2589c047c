package org.isocenter.dicomweb;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the content of one part. */
@FunctionalInterface
public interface PartBody {

  /** Writes all bytes; the stream stays open. */
  void writeTo(OutputStream out) throws IOException;
}
