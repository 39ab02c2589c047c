package org.isocenter.dicom.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isocenter.dicom.data.Tag;

/** The tokens of an object as lines of text, so that two readings can be compared. */
final class TokenLog {

  private TokenLog() {}

  /** Position, depth, token, element, VR, length and a digest of the value. */
  static List<String> of(DicomReader reader) throws IOException {
    var lines = new ArrayList<String>();
    while (reader.next() != Token.END) {
      lines.add(line(reader));
    }
    lines.addAll(reader.warnings());
    return lines;
  }

  /** The same until the object fails, and then the failure. */
  static List<String> ofBroken(DicomReader reader) throws IOException {
    var lines = new ArrayList<String>();
    try {
      while (reader.next() != Token.END) {
        lines.add(line(reader));
      }
    } catch (DicomFormatException e) {
      lines.add(e.reason());
    }
    return lines;
  }

  private static String line(DicomReader reader) throws IOException {
    var head =
        "%d %d %s %s %s %d"
            .formatted(
                reader.position(),
                reader.depth(),
                reader.token(),
                Tag.toHex(reader.tag()),
                reader.vr(),
                reader.length());
    if (!reader.token().hasValue()) {
      return head;
    }
    var value = new ByteArrayOutputStream();
    reader.transferTo(value);
    return head + " " + Arrays.hashCode(value.toByteArray());
  }
}
