package org.isocenter.dicom.charset;

/** How the bytes of a text become characters. Bad bytes give U+FFFD, never an exception. */
sealed interface Decoding permits Iso2022, Undeclared, WholeText {

  /** Whether each of the bytes 20-7E stands for its ASCII character as long as no ESC is seen. */
  boolean keepsAscii();

  String decode(byte[] buf, int off, int len, Delimiters delimiters);
}
