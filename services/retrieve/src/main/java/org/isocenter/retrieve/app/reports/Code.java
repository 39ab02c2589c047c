package org.isocenter.retrieve.app.reports;

import org.isocenter.dicom.dictionary.Tags;

/**
 * A code, PS3.3 table 8.8-1.
 *
 * @param value the code itself, in whichever attribute it stands
 * @param meaning for people; empty where it has none
 */
record Code(String value, String scheme, String meaning) {

  static final Code NONE = new Code("", "", "");

  /** The first item of a code sequence. */
  static Code in(Texts item, int sequence) {
    return item.item(sequence).map(Code::of).orElse(NONE);
  }

  private static Code of(Texts item) {
    String value = item.first(Tags.CODE_VALUE);
    if (value.isEmpty()) {
      value = item.first(Tags.LONG_CODE_VALUE);
    }
    if (value.isEmpty()) {
      value = item.first(Tags.URN_CODE_VALUE);
    }
    return new Code(
        value, item.first(Tags.CODING_SCHEME_DESIGNATOR), item.first(Tags.CODE_MEANING));
  }

  /** Its meaning, else the code. */
  String text() {
    return meaning.isEmpty() ? designation() : meaning;
  }

  /** {@code 121071, DCM}. */
  String designation() {
    return Texts.joined(", ", value, scheme);
  }

  boolean isEmpty() {
    return text().isEmpty();
  }
}
