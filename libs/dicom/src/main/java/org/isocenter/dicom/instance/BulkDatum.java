package org.isocenter.dicom.instance;

import org.isocenter.dicom.data.Vr;

/**
 * A value that the metadata gives as BulkDataURI.
 *
 * @param path {@code 7FE00010}, or through sequences {@code 00081140/0/00081155}: tag, index of the
 *     item counted from 0, tag
 * @param offset position of the value in the object; in a deflated object the position it would
 *     have if the data set stood inflated after the file meta information
 * @param length bytes of the value; of encapsulated pixel data all items from the offset table up
 *     to and without the sequence delimiter
 */
public record BulkDatum(String path, Vr vr, long offset, long length) {
  public BulkDatum {
    if (path.isEmpty() || offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "no bulk datum: '%s' at %d, %d bytes".formatted(path, offset, length));
    }
  }
}
