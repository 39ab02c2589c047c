package org.isocenter.dicom.io;

/** What {@link DicomReader#next()} has come upon. Starts and ends always pair up. */
public enum Token {
  /** A data element with a value; the value has not been read yet. */
  ELEMENT,
  /** A sequence of items, PS3.5 section 7.5. */
  SEQUENCE_START,
  ITEM_START,
  ITEM_END,
  SEQUENCE_END,
  /** Encapsulated pixel data, PS3.5 section A.4. */
  FRAGMENTS_START,
  /** The first item of encapsulated pixel data, a value that is often empty. */
  OFFSET_TABLE,
  /** One fragment of encapsulated pixel data, a value. */
  FRAGMENT,
  FRAGMENTS_END,
  /** The end of the data set; every further call answers the same. */
  END;

  /** Whether a value of {@link DicomReader#length()} bytes belongs to the token. */
  public boolean hasValue() {
    return this == ELEMENT || this == OFFSET_TABLE || this == FRAGMENT;
  }
}
