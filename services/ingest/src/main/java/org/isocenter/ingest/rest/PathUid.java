package org.isocenter.ingest.rest;

import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.BadRequest;

/** UIDs in the path of a request. */
final class PathUid {
  private PathUid() {}

  /**
   * @param name of what the UID stands for
   * @throws BadRequest when it is none
   */
  static Uid of(String name, String value) {
    if (!Uid.isValid(value)) {
      throw new BadRequest("The %s in the path is no UID of PS3.5 chapter 9.".formatted(name));
    }
    return new Uid(value);
  }
}
