package org.isocenter.dicom.instance;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that were received apart from the metadata, PS3.18 10.5.2: their number is known. */
public interface BulkDataPart {

  long length();

  /** Opens the bytes, which are read once and closed. */
  InputStream open() throws IOException;
}
