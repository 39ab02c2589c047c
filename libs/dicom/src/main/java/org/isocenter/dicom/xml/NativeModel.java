package org.isocenter.dicom.xml;

import java.util.List;

/** The names of the schema, PS3.19 section A.1.6. */
final class NativeModel {
  static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";

  /** The component groups of a name in the order of PS3.5 section 6.2.1. */
  static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  /** The components of a group in the order of PS3.5 section 6.2.1. */
  static final List<String> COMPONENTS =
      List.of("FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix");

  private NativeModel() {}
}
