package org.isocenter.ingest.rest;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.isocenter.ingest.app.Failure;
import org.isocenter.ingest.app.InstanceRef;
import org.isocenter.ingest.app.SopReference;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;
import org.isocenter.ingest.app.Warning;

/** The data set of a Store response as DICOM JSON, PS3.18 tables I.2-1 and F.2.3-1. */
final class StowResponseJson {
  private static final JsonFactory JSON = new JsonFactory();

  private static final String ERROR_COMMENT = "00000902";
  private static final String REFERENCED_SOP_CLASS_UID = "00081150";
  private static final String REFERENCED_SOP_INSTANCE_UID = "00081155";
  private static final String RETRIEVE_URL = "00081190";
  private static final String WARNING_REASON = "00081196";
  private static final String FAILURE_REASON = "00081197";
  private static final String FAILED_SOP_SEQUENCE = "00081198";
  private static final String REFERENCED_SOP_SEQUENCE = "00081199";
  private static final String OTHER_FAILURES_SEQUENCE = "0008119A";

  private final JsonGenerator json;
  private final String baseUrl;

  private StowResponseJson(JsonGenerator json, String baseUrl) {
    this.json = json;
    this.baseUrl = baseUrl;
  }

  /**
   * @param baseUrl of the links, without a slash at its end
   */
  static byte[] bytes(StowResponse response, String baseUrl) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      new StowResponseJson(json, baseUrl).write(response);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private void write(StowResponse response) throws IOException {
    json.writeStartObject();
    writeStudyUrl(response.stored());
    writeSequence(FAILED_SOP_SEQUENCE, response.failed(), this::writeFailed);
    writeSequence(REFERENCED_SOP_SEQUENCE, response.stored(), this::writeStored);
    writeSequence(OTHER_FAILURES_SEQUENCE, response.unidentified(), this::writeUnidentified);
    json.writeEndObject();
  }

  /** Type 2: without a value where there is no study to be named, or not just one. */
  private void writeStudyUrl(List<Stored> stored) throws IOException {
    var studies = stored.stream().map(s -> s.instance().studyInstanceUid()).distinct().toList();
    if (studies.size() == 1) {
      writeText(RETRIEVE_URL, "UR", studyUrl(studies.getFirst()));
      return;
    }
    json.writeObjectFieldStart(RETRIEVE_URL);
    json.writeStringField("vr", "UR");
    json.writeEndObject();
  }

  private void writeStored(Stored stored) throws IOException {
    if (!stored.warnings().isEmpty()) {
      writeText(ERROR_COMMENT, "LO", comment(stored.warnings()));
    }
    writeReference(stored.instance().sop());
    writeText(RETRIEVE_URL, "UR", instanceUrl(stored.instance()));
    if (!stored.warnings().isEmpty()) {
      writeCode(WARNING_REASON, stored.warnings().getFirst().reason().code());
    }
  }

  private void writeFailed(Failed failed) throws IOException {
    writeText(ERROR_COMMENT, "LO", failed.failure().sentence());
    writeReference(failed.instance());
    writeCode(FAILURE_REASON, failed.failure().reason().code());
  }

  private void writeUnidentified(Unidentified unidentified) throws IOException {
    Failure failure = unidentified.failure();
    writeText(ERROR_COMMENT, "LO", failure.sentence());
    writeCode(FAILURE_REASON, failure.reason().code());
  }

  private void writeReference(SopReference sop) throws IOException {
    writeText(REFERENCED_SOP_CLASS_UID, "UI", sop.sopClassUid());
    writeText(REFERENCED_SOP_INSTANCE_UID, "UI", sop.sopInstanceUid());
  }

  private static String comment(List<Warning> warnings) {
    return warnings.stream().map(Warning::sentence).collect(joining("; "));
  }

  private String studyUrl(String studyInstanceUid) {
    return baseUrl + "/studies/" + studyInstanceUid;
  }

  private String instanceUrl(InstanceRef ref) {
    return "%s/series/%s/instances/%s"
        .formatted(studyUrl(ref.studyInstanceUid()), ref.seriesInstanceUid(), ref.sopInstanceUid());
  }

  private void writeText(String tag, String vr, String value) throws IOException {
    writeStart(tag, vr);
    json.writeString(value);
    writeEnd();
  }

  private void writeCode(String tag, int code) throws IOException {
    writeStart(tag, "US");
    json.writeNumber(code);
    writeEnd();
  }

  /** A sequence without items is left out, as annex I asks. */
  private <T> void writeSequence(String tag, List<T> items, ItemWriter<T> writer)
      throws IOException {
    if (items.isEmpty()) {
      return;
    }
    writeStart(tag, "SQ");
    for (T item : items) {
      json.writeStartObject();
      writer.write(item);
      json.writeEndObject();
    }
    writeEnd();
  }

  private void writeStart(String tag, String vr) throws IOException {
    json.writeObjectFieldStart(tag);
    json.writeStringField("vr", vr);
    json.writeArrayFieldStart("Value");
  }

  private void writeEnd() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }

  @FunctionalInterface
  private interface ItemWriter<T> {
    void write(T item) throws IOException;
  }
}
