package org.isocenter.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The known fields of an event's JSON, checked one by one as they are asked for. Unknown fields are
 * ignored, so that newer publishers may add some; values never appear in an error.
 */
final class EventDocument {
  private static final int SHA256_LENGTH = 32;

  private final Map<String, Object> fields = new HashMap<>();

  private EventDocument() {}

  /** Reads a document of a schema known here. */
  static EventDocument parse(byte[] json) {
    EventDocument document = new EventDocument();
    try (JsonParser parser = EventCodec.JSON.createParser(json)) {
      document.read(parser);
    } catch (IOException e) { // dropped: a parser's words may quote the message
      throw new MalformedEventException("The message is not a JSON document that can be read");
    }
    document.requireKnownSchema();
    return document;
  }

  private void read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedEventException("The message is not a JSON object");
    }
    readFields(parser);
  }

  private void readFields(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      Object value = value(name, parser.nextToken(), parser);
      if (value != null) {
        fields.put(name, value);
      }
    }
  }

  private static @Nullable Object value(String name, JsonToken token, JsonParser parser)
      throws IOException {
    return switch (token) {
      case VALUE_STRING ->
          name.equals("metadata") || name.equals("frames")
              ? parser.getBinaryValue()
              : parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case START_ARRAY -> name.equals("bulkData") ? bulkData(parser) : skipped(parser);
      case START_OBJECT -> skipped(parser);
      default -> null;
    };
  }

  private static @Nullable Object skipped(JsonParser parser) throws IOException {
    parser.skipChildren();
    return null;
  }

  private static List<BulkValue> bulkData(JsonParser parser) throws IOException {
    List<BulkValue> values = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      EventDocument value = new EventDocument();
      value.readFields(parser);
      values.add(
          new BulkValue(
              value.text("path"),
              value.text("vr"),
              value.number("offset"),
              value.number("length")));
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new MalformedEventException("The event's field bulkData holds something else");
    }
    return values;
  }

  private void requireKnownSchema() {
    if (number("schema") > EventCodec.SCHEMA) {
      throw new MalformedEventException("The event's schema is newer than this version knows");
    }
  }

  Optional<String> claimCheck() {
    return fields.containsKey("claimCheck") ? Optional.of(text("claimCheck")) : Optional.empty();
  }

  InstanceEvent toEvent() {
    return switch (text("type")) {
      case EventCodec.INSTANCE_STORED -> toInstanceStored();
      case EventCodec.INSTANCE_DELETED -> toInstanceDeleted();
      default -> throw new MalformedEventException("The event's type is not known to this version");
    };
  }

  private InstanceDeleted toInstanceDeleted() {
    return new InstanceDeleted(
        number("version"),
        text("studyInstanceUid"),
        text("seriesInstanceUid"),
        text("sopInstanceUid"),
        instant("deletedAt"),
        instant("goneUntil"));
  }

  private InstanceStored toInstanceStored() {
    return new InstanceStored(
        number("version"),
        text("studyInstanceUid"),
        text("seriesInstanceUid"),
        text("sopInstanceUid"),
        text("sopClassUid"),
        text("transferSyntaxUid"),
        text("objectKey"),
        number("size"),
        sha256(),
        instant("storedAt"),
        bytes("metadata"),
        bytes("frames"),
        bulkValues());
  }

  private String text(String name) {
    return required(name, String.class);
  }

  private long number(String name) {
    long value = required(name, Long.class);
    if (value < 0) {
      throw new MalformedEventException("The event's field " + name + " is negative");
    }
    return value;
  }

  private byte[] bytes(String name) {
    return required(name, byte[].class);
  }

  private byte[] sha256() {
    try {
      byte[] digest = HexFormat.of().parseHex(text("sha256"));
      if (digest.length == SHA256_LENGTH) {
        return digest;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for a wrong length.
    }
    throw new MalformedEventException("The event's field sha256 is not 64 hexadecimal digits");
  }

  private Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new MalformedEventException("The event's field " + name + " is not an instant");
    }
  }

  // The only list ever put into the fields is the one bulkData() builds.
  @SuppressWarnings("unchecked")
  private List<BulkValue> bulkValues() {
    return required("bulkData", List.class);
  }

  private <T> T required(String name, Class<T> type) {
    Object value = fields.get(name);
    if (value == null) {
      throw new MalformedEventException("The event lacks its field " + name);
    }
    if (!type.isInstance(value)) {
      throw new MalformedEventException("The event's field " + name + " is of another JSON type");
    }
    return type.cast(value);
  }
}
