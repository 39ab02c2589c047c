package org.isocenter.dicom.json;

import java.io.IOException;

/** Takes JSON text as it is written; whoever serves it knows where bulk data will be found. */
public interface JsonSink {

  /** Takes UTF-8; {@code buf} is used again afterwards. */
  void write(byte[] buf, int off, int len) throws IOException;

  /**
   * Stands at the start of a BulkDataURI, of which the writer itself writes only the path within
   * the instance, such as {@code 7FE00010}.
   */
  void bulkDataUri() throws IOException;
}
