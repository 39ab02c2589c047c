package org.isocenter.query.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.query.app.FieldSelection;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.ResultRow;
import org.isocenter.query.app.ResultRow.Computed;
import org.isocenter.query.app.SearchScope;
import org.junit.jupiter.api.Test;

/** PS3.18 annex F, and the attributes of section 10.6.3.3. */
class ResultWriterTest {

  private static String write(FieldSelection fields, ResultRow row) throws IOException {
    var out = new ByteArrayOutputStream();
    new ResultWriter(fields, "http://host/dicom-web").write(row, out);
    return out.toString(UTF_8);
  }

  private static byte[] document(String json) {
    return json.getBytes(UTF_8);
  }

  @Test
  void putsComputedAttributesBetweenCopiedOnes() throws IOException {
    var row =
        new ResultRow(
            List.of(
                document(
                    "{\"00080060\": {\"vr\": \"CS\", \"Value\": [\"C\\\"}T\"]},"
                        + " \"00080070\": {\"vr\": \"LO\", \"Value\": [\"not asked for\"]},"
                        + " \"00200011\": {\"vr\": \"IS\", \"Value\": [4]}}")),
            List.of(
                Computed.of(Tags.STUDY_INSTANCE_UID, "1.2"),
                Computed.of(Tags.SERIES_INSTANCE_UID, "3.4"),
                Computed.of(Tags.NUMBER_OF_SERIES_RELATED_INSTANCES, "7")));

    assertThat(write(FieldSelection.of(SearchScope.ofStudy(Level.SERIES, "1.2"), List.of()), row))
        .isEqualTo(
            "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                + "\"00080056\":{\"vr\":\"CS\",\"Value\":[\"ONLINE\"]},"
                + "\"00080060\":{\"vr\": \"CS\", \"Value\": [\"C\\\"}T\"]},"
                + "\"00081190\":{\"vr\":\"UR\","
                + "\"Value\":[\"http://host/dicom-web/studies/1.2/series/3.4\"]},"
                + "\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},"
                + "\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"3.4\"]},"
                + "\"00200011\":{\"vr\": \"IS\", \"Value\": [4]},"
                + "\"00201209\":{\"vr\":\"IS\",\"Value\":[7]}}");
  }

  @Test
  void givesMandatoryAttributesWithoutAValueEmpty() throws IOException {
    var row =
        new ResultRow(List.of(document("{}")), List.of(Computed.of(Tags.STUDY_INSTANCE_UID, "1")));

    assertThat(write(FieldSelection.of(SearchScope.all(Level.STUDY), List.of()), row))
        .contains("\"00100010\":{\"vr\":\"PN\"}", "\"00080020\":{\"vr\":\"DA\"}")
        .doesNotContain("00081030");
  }

  @Test
  void tellsTheTimeZoneOfTheResultsOwnLevel() throws IOException {
    var zone = "{\"00080201\": {\"vr\": \"SH\", \"Value\": [\"%s\"]}}";
    var row =
        new ResultRow(
            List.of(document(zone.formatted("+0100")), document(zone.formatted("+0200"))),
            List.of(Computed.of(Tags.STUDY_INSTANCE_UID, "1")));

    assertThat(write(FieldSelection.of(SearchScope.all(Level.SERIES), List.of()), row))
        .contains("+0200")
        .doesNotContain("+0100");
  }

  @Test
  void writesListsAndEscapesThem() throws IOException {
    var row =
        new ResultRow(
            List.of(),
            List.of(
                Computed.of(Tags.STUDY_INSTANCE_UID, "1"),
                new Computed(Tags.MODALITIES_IN_STUDY, List.of("CT", "S\"R"))));

    assertThat(write(FieldSelection.of(SearchScope.all(Level.STUDY), List.of()), row))
        .contains("\"00080061\":{\"vr\":\"CS\",\"Value\":[\"CT\",\"S\\\"R\"]}");
  }
}
