package org.isocenter.dicomweb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;

/**
 * A failure told to the client as {@code application/problem+json}, RFC 9457.
 *
 * @param status decides type, title and code
 * @param detail a sentence about this very request
 * @param instance the path of the request
 * @param considered for a 406, every media range with the reason of its refusal
 */
public record Problem(Status status, String detail, String instance, List<Considered> considered) {

  private static final JsonFactory JSON = new JsonFactory();

  public Problem {
    considered = List.copyOf(considered);
  }

  public static Problem of(Status status, String detail, String instance) {
    return new Problem(status, detail, instance, List.of());
  }

  public static Problem of(DicomWebException failure, String instance) {
    List<Considered> considered =
        failure instanceof NotAcceptable refused ? refused.considered() : List.of();
    return new Problem(Status.of(failure), failure.detail(), instance, considered);
  }

  /** The JSON document in UTF-8. */
  public byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", status.problemType());
    json.writeStringField("title", status.title());
    json.writeNumberField("status", status.code());
    json.writeStringField("detail", detail);
    json.writeStringField("instance", instance);
    if (!considered.isEmpty()) {
      json.writeArrayFieldStart("considered");
      for (Considered range : considered) {
        json.writeStartObject();
        json.writeStringField("range", range.range());
        json.writeStringField("reason", range.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
