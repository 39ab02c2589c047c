package org.isocenter.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** As much of the wire format of Protocol Buffers as it takes to read spans. */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private Protobuf() {}

  /** A field of a message: its bytes when it has a length, else its number. */
  record Field(int id, long value, ByteBuffer content) {
    /** To be read from its beginning. */
    ByteBuffer bytes() {
      return content.duplicate();
    }

    byte[] array() {
      byte[] array = new byte[content.remaining()];
      bytes().get(array);
      return array;
    }
  }

  /** All occurrences of a field. */
  static List<Field> all(ByteBuffer message, int id) {
    return fields(message).stream().filter(field -> field.id() == id).toList();
  }

  /** A field of text; empty without it. */
  static String text(ByteBuffer message, int id) {
    return all(message, id).stream()
        .map(field -> new String(field.array(), UTF_8))
        .findFirst()
        .orElse("");
  }

  /** A field that is a number; zero without it. */
  static long number(ByteBuffer message, int id) {
    return all(message, id).stream().mapToLong(Field::value).findFirst().orElse(0);
  }

  private static List<Field> fields(ByteBuffer message) {
    var in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long key = varint(in);
      fields.add(field((int) (key >>> 3), (int) (key & 7), in));
    }
    return fields;
  }

  private static Field field(int id, int type, ByteBuffer in) {
    return switch (type) {
      case VARINT -> new Field(id, varint(in), ByteBuffer.allocate(0));
      case FIXED64 -> new Field(id, in.getLong(), ByteBuffer.allocate(0));
      case FIXED32 -> new Field(id, in.getInt(), ByteBuffer.allocate(0));
      case LENGTH -> {
        int length = (int) varint(in);
        var content = in.slice(in.position(), length);
        in.position(in.position() + length);
        yield new Field(id, 0, content);
      }
      default -> throw new IllegalArgumentException("No wire type is " + type);
    };
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
