package org.isocenter.dicom.charset;

import org.isocenter.dicom.data.Vr;

/**
 * The bytes of a value that end a run of text, at which code extensions are reset, PS3.5 6.1.2.5.3;
 * control characters always do.
 */
enum Delimiters {
  /** Text of one value: LT, ST, UT. */
  NONE(""),
  /** Text of many values. */
  VALUES("\\"),
  /** PN: values, component groups and components. */
  NAMES("\\^=");

  private final String octets;

  Delimiters(String octets) {
    this.octets = octets;
  }

  static Delimiters of(Vr vr) {
    if (vr == Vr.PN) {
      return NAMES;
    }
    return vr.isMultiValuedText() ? VALUES : NONE;
  }

  boolean contains(int octet) {
    return octets.indexOf(octet) >= 0;
  }
}
