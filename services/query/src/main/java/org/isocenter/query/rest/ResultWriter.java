package org.isocenter.query.rest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.query.app.FieldSelection;
import org.isocenter.query.app.IndexedAttributes;
import org.isocenter.query.app.ResultRow;

/**
 * Writes results as DICOM JSON, PS3.18 annex F: members are copied as bytes from the documents of
 * the index, computed ones put between them, all in the order of their tags.
 */
final class ResultWriter {

  /** The bytes of one attribute, somewhere in a document; compared by nobody. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Slice(byte[] bytes, int from, int to) {
    static Slice of(String json) {
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      return new Slice(bytes, 0, bytes.length);
    }
  }

  private static final Slice UTF_8 = Slice.of("{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}");
  private static final Slice ONLINE = Slice.of("{\"vr\":\"CS\",\"Value\":[\"ONLINE\"]}");

  private final FieldSelection fields;
  private final String baseUrl;
  private final TreeMap<Integer, Slice> members = new TreeMap<>(Integer::compareUnsigned);

  ResultWriter(FieldSelection fields, String baseUrl) {
    this.fields = fields;
    this.baseUrl = baseUrl;
  }

  /** Writes one object; what stands between objects is the caller's. */
  void write(ResultRow row, OutputStream out) throws IOException {
    members.clear();
    if (row.metadata().length > 0) {
      StoredAttributes.read(
          row.metadata(),
          fields::includesStored,
          (tag, json) -> members.put(tag, new Slice(json, 0, json.length)));
    }
    // of an attribute that several levels have, the result's own level is the last to speak
    row.documents().forEach(this::addDocument);
    row.computed().forEach(this::addComputed);
    members.put(Tags.SPECIFIC_CHARACTER_SET, UTF_8);
    members.put(Tags.INSTANCE_AVAILABILITY, ONLINE);
    members.put(Tags.RETRIEVE_URL, text(Vr.UR, List.of(retrieveUrl(row))));
    for (int tag : fields.mandatory()) {
      members.computeIfAbsent(tag, ResultWriter::empty);
    }
    writeMembers(out);
  }

  private void addDocument(byte[] document) {
    MemberScanner.scan(
        document,
        (tag, from, to) -> {
          if (fields.includes(tag)) {
            members.put(tag, new Slice(document, from, to));
          }
        });
  }

  private void addComputed(ResultRow.Computed computed) {
    if (!fields.includes(computed.tag())) {
      return;
    }
    var vr = IndexedAttributes.require(computed.tag()).vr();
    members.put(
        computed.tag(),
        switch (vr) {
          case IS -> Slice.of("{\"vr\":\"IS\",\"Value\":" + computed.values() + "}");
          default -> computed.values().isEmpty() ? empty(vr) : text(vr, computed.values());
        });
  }

  private static Slice text(Vr vr, List<String> values) {
    var json =
        values.stream()
            .map(value -> new String(JsonStringEncoder.getInstance().quoteAsString(value)))
            .collect(Collectors.joining("\",\"", "[\"", "\"]"));
    return Slice.of("{\"vr\":\"" + vr + "\",\"Value\":" + json + "}");
  }

  private static Slice empty(int tag) {
    return empty(IndexedAttributes.require(tag).vr());
  }

  private static Slice empty(Vr vr) {
    return Slice.of("{\"vr\":\"" + vr + "\"}");
  }

  private String retrieveUrl(ResultRow row) {
    var url = new StringBuilder(baseUrl);
    row.valueOf(Tags.STUDY_INSTANCE_UID).ifPresent(uid -> url.append("/studies/").append(uid));
    row.valueOf(Tags.SERIES_INSTANCE_UID).ifPresent(uid -> url.append("/series/").append(uid));
    row.valueOf(Tags.SOP_INSTANCE_UID).ifPresent(uid -> url.append("/instances/").append(uid));
    return url.toString();
  }

  private void writeMembers(OutputStream out) throws IOException {
    char separator = '{';
    for (var member : members.entrySet()) {
      out.write(separator);
      out.write('"');
      out.write(Tag.toHex(member.getKey()).getBytes(StandardCharsets.US_ASCII));
      out.write('"');
      out.write(':');
      var value = member.getValue();
      out.write(value.bytes(), value.from(), value.to() - value.from());
      separator = ',';
    }
    out.write('}');
  }
}
