package org.isocenter.dicom.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text whose character set is not declared, or declared by a term nobody knows: UTF-8 where the
 * bytes are valid UTF-8, else ISO 8859-1, in which every byte is a character.
 */
enum Undeclared implements Decoding {
  INSTANCE;

  @Override
  public boolean keepsAscii() {
    return true;
  }

  @Override
  public String decode(byte[] buf, int off, int len, Delimiters delimiters) {
    try {
      // A fresh decoder reports malformed input, where new String(...) would replace it.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buf, off, len)).toString();
    } catch (CharacterCodingException _) {
      return new String(buf, off, len, StandardCharsets.ISO_8859_1);
    }
  }
}
