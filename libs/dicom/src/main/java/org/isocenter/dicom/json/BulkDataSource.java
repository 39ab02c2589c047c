package org.isocenter.dicom.json;

import java.io.IOException;

/** Knows the value behind a BulkDataURI, PS3.18 F.2.6. */
@FunctionalInterface
public interface BulkDataSource {

  /** The value, numbers in little endian order. */
  byte[] read(String uri) throws IOException;
}
