package org.isocenter.dicom.io;

import java.io.IOException;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.jspecify.annotations.Nullable;

/** What the bytes of an element header say about their encoding when nothing else does. */
final class EncodingGuess {

  enum Encoding {
    IMPLICIT_LITTLE,
    EXPLICIT_LITTLE,
    EXPLICIT_BIG
  }

  // Data sets begin with one of the low groups; anything else is no data set, but another file.
  private static final int HIGHEST_FIRST_GROUP = 0x0050;
  private static final int LONGEST_FIRST_VALUE = 1 << 16;
  private static final int UNDEFINED = -1;

  private EncodingGuess() {}

  /** Looks at the first element of a data set; null when it cannot be one. */
  static @Nullable Encoding ofFirstElement(Window window) throws IOException {
    if (!window.has(8)) {
      return null;
    }
    int little = Tag.group(window.tag(0, false));
    int big = Tag.group(window.tag(0, true));
    if (namesVr(window)) {
      if (Math.min(little, big) > HIGHEST_FIRST_GROUP) {
        return null;
      }
      return little <= big ? Encoding.EXPLICIT_LITTLE : Encoding.EXPLICIT_BIG;
    }
    int length = window.int32(4, false);
    boolean plausible =
        little <= HIGHEST_FIRST_GROUP
            && (length == UNDEFINED || (length >= 0 && length <= LONGEST_FIRST_VALUE));
    return plausible ? Encoding.IMPLICIT_LITTLE : null;
  }

  /** Whether a VR stands where explicit VR has it, PS3.5 section 7.1.2. */
  static boolean namesVr(Window window) {
    return Vr.ofCode(window.uint16(4, true)) != null;
  }

  /** Whether two capital letters stand where explicit VR has the VR. */
  static boolean namesLetters(Window window) {
    int code = window.uint16(4, true);
    return isLetter(code >>> 8) && isLetter(code & 0xFF);
  }

  private static boolean isLetter(int character) {
    return character >= 'A' && character <= 'Z';
  }
}
