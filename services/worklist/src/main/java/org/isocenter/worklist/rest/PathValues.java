package org.isocenter.worklist.rest;

import java.util.regex.Pattern;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.BadRequest;

/** UIDs and AE titles in the path of a request. */
final class PathValues {
  /** PS3.5 section 6.2: up to 16 characters, no backslash, no control, not blanks alone. */
  private static final Pattern AE_TITLE = Pattern.compile("(?=.*[^ ])[ -\\[\\]-~]{1,16}");

  private PathValues() {}

  static Uid uid(String name, String value) {
    if (!Uid.isValid(value)) {
      throw new BadRequest("The %s in the path is no UID of PS3.5 chapter 9.".formatted(name));
    }
    return new Uid(value);
  }

  static String aeTitle(String value) {
    if (!AE_TITLE.matcher(value).matches()) {
      throw new BadRequest("An AE title has 1 to 16 characters, PS3.5 section 6.2.");
    }
    return value.strip();
  }
}
