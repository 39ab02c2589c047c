package org.isocenter.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Events of workitems as messages; docs/asyncapi.yaml describes the fields. */
public final class UpsEventCodec {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String TYPE = "ups.event";
  private static final int VERSION = 1;

  private UpsEventCodec() {}

  /** The message, a JSON object. */
  public static byte[] encode(UpsEvent event) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", TYPE);
      json.writeNumberField("version", VERSION);
      json.writeStringField("workitem", event.workitem());
      json.writeNumberField("sequence", event.sequence());
      json.writeArrayFieldStart("recipients");
      for (String recipient : event.recipients()) {
        json.writeString(recipient);
      }
      json.writeEndArray();
      json.writeFieldName("report");
      json.writeRawValue(event.report());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The event of a message; fields that are not known are passed over.
   *
   * @throws MalformedEventException when it is none
   */
  public static UpsEvent decode(byte[] message) {
    try (var json = JSON.createParser(message)) {
      return new Reading(json).event();
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedEventException("The message is no event of a workitem: " + e.getMessage());
    }
  }

  /** One message. */
  private static final class Reading {
    private final JsonParser json;
    private String type = "";
    private long version;
    private String workitem = "";
    private long sequence;
    private final List<String> recipients = new ArrayList<>();
    private String report = "";

    Reading(JsonParser json) {
      this.json = json;
    }

    UpsEvent event() throws IOException {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var field = json.currentName();
        json.nextToken();
        field(field);
      }
      if (!type.equals(TYPE) || version != VERSION || workitem.isEmpty() || report.isEmpty()) {
        throw new IllegalArgumentException("not an event of a workitem");
      }
      return new UpsEvent(workitem, sequence, recipients, report);
    }

    private void field(String field) throws IOException {
      switch (field) {
        case "type" -> type = json.getText();
        case "version" -> version = json.getLongValue();
        case "workitem" -> workitem = json.getText();
        case "sequence" -> sequence = json.getLongValue();
        case "recipients" -> {
          while (json.nextToken() == JsonToken.VALUE_STRING) {
            recipients.add(json.getText());
          }
        }
        case "report" -> report = copied();
        default -> json.skipChildren();
      }
    }

    private String copied() throws IOException {
      var text = new StringWriter();
      try (var out = JSON.createGenerator(text)) {
        out.copyCurrentStructure(json);
      }
      return text.toString();
    }
  }
}
