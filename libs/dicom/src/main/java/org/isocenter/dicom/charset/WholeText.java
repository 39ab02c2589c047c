package org.isocenter.dicom.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Sets without code extensions: ISO_IR 192, GB18030 and GBK. The trail bytes of the latter two may
 * look like delimiters, so delimiters are sought in the decoded text alone.
 */
record WholeText(Charset charset) implements Decoding {

  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  @Override
  public boolean keepsAscii() {
    return true;
  }

  @Override
  public String decode(byte[] buf, int off, int len, Delimiters delimiters) {
    return new String(buf, off, len, charset);
  }
}
