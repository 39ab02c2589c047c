package org.isocenter.query.rest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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

  private static final byte[] UTF_8 = ascii("{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}");
  private static final byte[] ONLINE = ascii("{\"vr\":\"CS\",\"Value\":[\"ONLINE\"]}");

  private final FieldSelection fields;
  private final String baseUrl;
  private final ResultMembers members;
  private final int characterSet;
  private final int availability;
  private final int retrieveUrl;
  private final int[] mandatory;
  private final byte[][] empty;
  private final StringBuilder text = new StringBuilder();

  ResultWriter(FieldSelection fields, String baseUrl) {
    this.fields = fields;
    this.baseUrl = baseUrl;
    this.members = new ResultMembers(fields.tags());
    this.characterSet = members.placeOf(Tags.SPECIFIC_CHARACTER_SET);
    this.availability = members.placeOf(Tags.INSTANCE_AVAILABILITY);
    this.retrieveUrl = members.placeOf(Tags.RETRIEVE_URL);
    this.mandatory = Arrays.stream(fields.mandatory()).map(members::placeOf).toArray();
    this.empty =
        Arrays.stream(fields.mandatory())
            .mapToObj(tag -> ascii("{\"vr\":\"" + IndexedAttributes.require(tag).vr() + "\"}"))
            .toArray(byte[][]::new);
  }

  private static byte[] ascii(String json) {
    return json.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes one object; what stands between objects is the caller's. */
  void write(ResultRow row, OutputStream out) throws IOException {
    members.clear();
    if (row.metadata().length > 0) {
      StoredAttributes.read(row.metadata(), fields::includesStored, members::putStored);
    }
    // of an attribute that several levels have, the result's own level is the last to speak
    row.documents().forEach(members::putAll);
    row.computed().forEach(this::putComputed);
    members.put(characterSet, UTF_8);
    members.put(availability, ONLINE);
    members.put(retrieveUrl, text(Vr.UR, List.of(retrieveUrl(row))));
    for (int one = 0; one < mandatory.length; one++) {
      if (!members.has(mandatory[one])) {
        members.put(mandatory[one], empty[one]);
      }
    }
    members.write(out);
  }

  private void putComputed(ResultRow.Computed computed) {
    int place = members.placeOf(computed.tag());
    if (place >= 0) {
      var vr = IndexedAttributes.require(computed.tag()).vr();
      members.put(place, vr == Vr.IS ? numbers(computed.values()) : text(vr, computed.values()));
    }
  }

  private static byte[] numbers(List<String> values) {
    return ascii("{\"vr\":\"IS\",\"Value\":[" + String.join(",", values) + "]}");
  }

  private byte[] text(Vr vr, List<String> values) {
    text.setLength(0);
    text.append("{\"vr\":\"").append(vr).append('"');
    var before = ",\"Value\":[\"";
    for (var value : values) {
      text.append(before);
      JsonStringEncoder.getInstance().quoteAsString(value, text);
      before = "\",\"";
    }
    text.append(values.isEmpty() ? "}" : "\"]}");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String retrieveUrl(ResultRow row) {
    var url = new StringBuilder(baseUrl);
    row.valueOf(Tags.STUDY_INSTANCE_UID).ifPresent(uid -> url.append("/studies/").append(uid));
    row.valueOf(Tags.SERIES_INSTANCE_UID).ifPresent(uid -> url.append("/series/").append(uid));
    row.valueOf(Tags.SOP_INSTANCE_UID).ifPresent(uid -> url.append("/instances/").append(uid));
    return url.toString();
  }
}
