package org.isocenter.dicom.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.isocenter.dicom.io.DicomFormatException;

/**
 * Decodes a document by its byte order mark or declaration, XML 1.0 section 4.3.3. The parser of
 * the JDK could do so itself, but writes to standard error when it meets a wrong byte.
 */
final class XmlEncoding {
  private static final int LONGEST_DECLARATION = 256;
  private static final Pattern DECLARATION =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private XmlEncoding() {}

  /** The characters; wrong bytes are a {@link java.nio.charset.CharacterCodingException}. */
  static Reader decoded(InputStream xml) throws IOException {
    byte[] start = xml.readNBytes(LONGEST_DECLARATION);
    int mark = startsWith(start, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    var all =
        new SequenceInputStream(new ByteArrayInputStream(start, mark, start.length - mark), xml);
    var decoder = charset(start).newDecoder();
    decoder.onMalformedInput(CodingErrorAction.REPORT);
    decoder.onUnmappableCharacter(CodingErrorAction.REPORT);
    return new InputStreamReader(all, decoder);
  }

  private static Charset charset(byte[] start) throws DicomFormatException {
    if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16;
    }
    if (startsWith(start, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(start, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    var declaration = DECLARATION.matcher(new String(start, StandardCharsets.ISO_8859_1));
    return declaration.find() ? named(declaration.group(1)) : StandardCharsets.UTF_8;
  }

  private static Charset named(String name) throws DicomFormatException {
    if (!Charset.isSupported(name)) {
      throw new DicomFormatException("the text has an unknown encoding", 0, 0, "");
    }
    return Charset.forName(name);
  }

  private static boolean startsWith(byte[] start, int... octets) {
    if (start.length < octets.length) {
      return false;
    }
    for (int i = 0; i < octets.length; i++) {
      if ((start[i] & 0xFF) != octets[i]) {
        return false;
      }
    }
    return true;
  }
}
