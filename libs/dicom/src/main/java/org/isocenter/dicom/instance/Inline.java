package org.isocenter.dicom.instance;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A value that stood in the metadata itself. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Inline(byte[] bytes) implements BulkDataPart {

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
