package org.isocenter.query.rest;

/**
 * Walks over the members of a DICOM JSON object in bytes, without parsing what is in them. The text
 * comes from a jsonb column, so it is well-formed.
 */
final class MemberScanner {

  private static final int TAG_LENGTH = 8;

  private final byte[] json;
  private int position = 1; // behind the brace
  private int tag;
  private int from;

  MemberScanner(byte[] json) {
    this.json = json;
  }

  /** Goes to the next member; false when there is none. */
  boolean next() {
    if (skipTo('"', '}') == '}') {
      return false;
    }
    position++;
    tag = 0;
    for (int end = position + TAG_LENGTH; position < end; position++) {
      tag = tag << 4 | Character.digit(json[position], 16);
    }
    position++;
    skipTo('{', '{');
    from = position;
    skipObject();
    return true;
  }

  /** The member's tag. */
  int tag() {
    return tag;
  }

  /** Where its value begins. */
  int from() {
    return from;
  }

  /** Behind the end of its value. */
  int to() {
    return position;
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
