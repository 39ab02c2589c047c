package org.isocenter.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/**
 * Instance events as JSON documents, see docs/asyncapi.yaml. A document above {@link #INLINE_LIMIT}
 * goes to the {@link ClaimChecks} and only its key travels.
 */
public final class EventCodec {
  /** Bytes of JSON that travel through Kafka. */
  public static final int INLINE_LIMIT = 256 << 10;

  /** The version of the documents written here. */
  public static final int SCHEMA = 1;

  static final String INSTANCE_STORED = "instance-stored";
  static final String INSTANCE_DELETED = "instance-deleted";

  /** Documents are in memory already, so the length of a value in them needs no further limit. */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final ClaimChecks claims;

  public EventCodec(ClaimChecks claims) {
    this.claims = claims;
  }

  /** Encodes the event, keeping it as a claim check first when it is large. */
  public byte[] encode(InstanceEvent event) {
    return switch (event) {
      case InstanceStored stored -> encode(stored);
      case InstanceDeleted deleted -> document(deleted);
    };
  }

  private byte[] encode(InstanceStored stored) {
    byte[] document = document(stored);
    if (document.length <= INLINE_LIMIT) {
      return document;
    }
    String key = claimCheckOf(stored);
    claims.put(key, document);
    return write(json -> {
      writeIdentity(json, INSTANCE_STORED, stored);
      json.writeStringField("claimCheck", key);
    });
  }

  private static String claimCheckOf(InstanceStored stored) {
    return ClaimCheckNames.of(
        stored.studyInstanceUid(),
        stored.seriesInstanceUid(),
        stored.sopInstanceUid(),
        stored.version());
  }

  private static byte[] document(InstanceStored stored) {
    return write(json -> {
      writeIdentity(json, INSTANCE_STORED, stored);
      writeObject(json, stored);
      json.writeBinaryField("metadata", stored.metadata());
      json.writeBinaryField("frames", stored.frames());
      writeBulkData(json, stored);
    });
  }

  private static byte[] document(InstanceDeleted deleted) {
    return write(json -> {
      writeIdentity(json, INSTANCE_DELETED, deleted);
      json.writeStringField("deletedAt", deleted.deletedAt().toString());
      json.writeStringField("goneUntil", deleted.goneUntil().toString());
    });
  }

  private static void writeIdentity(JsonGenerator json, String type, InstanceEvent event)
      throws IOException {
    json.writeStringField("type", type);
    json.writeNumberField("schema", SCHEMA);
    json.writeNumberField("version", event.version());
    json.writeStringField("studyInstanceUid", event.studyInstanceUid());
    json.writeStringField("seriesInstanceUid", event.seriesInstanceUid());
    json.writeStringField("sopInstanceUid", event.sopInstanceUid());
  }

  private static void writeObject(JsonGenerator json, InstanceStored stored) throws IOException {
    json.writeStringField("sopClassUid", stored.sopClassUid());
    json.writeStringField("transferSyntaxUid", stored.transferSyntaxUid());
    json.writeStringField("objectKey", stored.objectKey());
    json.writeNumberField("size", stored.size());
    json.writeStringField("sha256", HexFormat.of().formatHex(stored.sha256()));
    json.writeStringField("storedAt", stored.storedAt().toString());
  }

  private static void writeBulkData(JsonGenerator json, InstanceStored stored) throws IOException {
    json.writeArrayFieldStart("bulkData");
    for (BulkValue value : stored.bulkData()) {
      json.writeStartObject();
      json.writeStringField("path", value.path());
      json.writeStringField("vr", value.vr());
      json.writeNumberField("offset", value.offset());
      json.writeNumberField("length", value.length());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static byte[] write(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** The fields of one JSON object. */
  @FunctionalInterface
  interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /**
   * Decodes one message, fetching what was left as a claim check.
   *
   * @throws MalformedEventException when it will never be understood, whatever happens later
   */
  public InstanceEvent decode(byte[] message) {
    EventDocument document = EventDocument.parse(message);
    if (document.claimCheck().isEmpty()) {
      return document.toEvent();
    }
    byte[] claimed =
        claims
            .get(document.claimCheck().get())
            .orElseThrow(
                () -> new MalformedEventException("The document of the claim check is missing"));
    return EventDocument.parse(claimed).toEvent();
  }
}
