package org.isocenter.query.rest;

import java.nio.charset.StandardCharsets;
import org.isocenter.dicom.data.Tag;

/**
 * Walks over the members of a DICOM JSON object in bytes, without parsing what is in them. The text
 * comes from a jsonb column, so it is well-formed.
 */
final class MemberScanner {

  /** Visits a member: its tag, and where its value begins and ends. */
  @FunctionalInterface
  interface Visitor {
    void member(int tag, int from, int to);
  }

  private static final int TAG_LENGTH = 8;

  private final byte[] json;
  private int position;

  private MemberScanner(byte[] json) {
    this.json = json;
  }

  static void scan(byte[] json, Visitor visitor) {
    new MemberScanner(json).scan(visitor);
  }

  private void scan(Visitor visitor) {
    position = 1; // behind the brace
    while (skipTo('"', '}') == '"') {
      var name = new String(json, position + 1, TAG_LENGTH, StandardCharsets.US_ASCII);
      position += TAG_LENGTH + 2;
      skipTo('{', '{');
      int from = position;
      skipObject();
      visitor.member(Tag.parseHex(name), from, position);
    }
  }

  private byte skipTo(char one, char other) {
    while (json[position] != one && json[position] != other) {
      position++;
    }
    return json[position];
  }

  /** From an opening brace to behind the closing one. */
  private void skipObject() {
    int depth = 0;
    do {
      switch (json[position]) {
        case '{' -> depth++;
        case '}' -> depth--;
        case '"' -> skipString();
        default -> {}
      }
      position++;
    } while (depth > 0);
  }

  /** From the opening quote to the closing one. */
  private void skipString() {
    position++;
    while (json[position] != '"') {
      position += json[position] == '\\' ? 2 : 1;
    }
  }
}
