package org.isocenter.query.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.isocenter.dicom.dictionary.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeReaderTest {

  private static final TestInstance INSTANCE = TestInstance.of("1", "1.1", "1.1.1");

  private static InstanceAttributes read(String json) throws IOException {
    return AttributeReader.read(json.getBytes(UTF_8));
  }

  @Test
  void sortsAttributesByWhatTheyDescribe() {
    var attributes =
        INSTANCE
            .with(Tags.STUDY_ID, "S")
            .with(Tags.MODALITY, "CT")
            .with(Tags.ROWS, "512")
            .indexed()
            .attributes();

    assertThat(attributes.study().json())
        .isEqualTo("{\"00200010\":{\"vr\":\"SH\",\"Value\":[\"S\"]}}");
    assertThat(attributes.series().json())
        .isEqualTo("{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}}");
    assertThat(attributes.instance().json())
        .isEqualTo("{\"00280010\":{\"vr\":\"US\",\"Value\":[512]}}");
  }

  @Test
  void leavesOutWhatIsNotIndexedHoweverDeep() throws IOException {
    var attributes =
        read(
            """
            {"00080000":{"vr":"UL","Value":[1]},
             "00091010":{"vr":"SQ","Value":[{"00100020":{"vr":"LO","Value":["inner"]}}]},
             "00100020":{"vr":"LO","Value":["outer"]},
             "7FE00010":{"vr":"OW","BulkDataURI":"/studies/1"}}
            """);

    assertThat(attributes.study().json())
        .isEqualTo("{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"outer\"]}}");
    assertThat(attributes.instance().document()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"00100020\":{\"vr\":\"LO\"}}",
        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[]}}",
        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[null]}}",
        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\"]}}",
        "{\"00400275\":{\"vr\":\"SQ\",\"Value\":[{}]}}",
        "{}",
      })
  void leavesOutWhatHasNoValue(String json) throws IOException {
    var attributes = read(json);

    assertThat(attributes.study()).isEqualTo(EntityAttributes.NONE);
    assertThat(attributes.series()).isEqualTo(EntityAttributes.NONE);
  }

  @Test
  void takesTheFirstValueForTheColumn() {
    var study = INSTANCE.with(Tags.STUDY_DESCRIPTION, "one", "two").indexed().attributes().study();

    assertThat(study.keys()).containsEntry(Tags.STUDY_DESCRIPTION, "one");
    assertThat(study.json()).contains("[\"one\",\"two\"]");
  }

  @Test
  void takesAllGroupsOfTheFirstName() {
    var study =
        INSTANCE.with(Tags.PATIENT_NAME, "Yamada=山田", "B=C=D").indexed().attributes().study();

    assertThat(study.keys())
        .containsEntry(Tags.PATIENT_NAME, "\u0001yamada\u0001\u0002山田\u0002 #a530 ");
  }

  @Test
  void keepsItemsOfSequences() {
    var sequence =
        "{\"vr\":\"SQ\",\"Value\":[{\"00400009\":{\"vr\":\"SH\",\"Value\":[\"SPS1\"]}}]}";

    var series =
        INSTANCE
            .withJson(Tags.REQUEST_ATTRIBUTES_SEQUENCE, sequence)
            .indexed()
            .attributes()
            .series();

    assertThat(series.json()).isEqualTo("{\"00400275\":" + sequence + "}");
  }

  @Test
  void takesNamesOutOfDocumentsAsTheyAreCompared() {
    var series =
        INSTANCE
            .with(Tags.OPERATORS_NAME, "Öz^A", "Li=李")
            .withJson(
                Tags.REQUEST_ATTRIBUTES_SEQUENCE,
                "{\"vr\":\"SQ\",\"Value\":[{\"00321032\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Ré\"}]}}]}")
            .indexed()
            .attributes()
            .series();

    assertThat(series.names())
        .containsEntry(
            Tags.OPERATORS_NAME,
            "{\"\":[\"\\u0001oz^a\\u0001 #a200 \",\"\\u0001li\\u0001\\u0002李\\u0002 #l000 \"]}")
        .containsEntry(
            Tags.REQUEST_ATTRIBUTES_SEQUENCE, "{\"00321032\":[\"\\u0001re\\u0001 #r000 \"]}");
  }

  @Test
  void tellsTheTimeZoneAtEveryLevel() {
    var attributes = INSTANCE.with(Tags.TIMEZONE_OFFSET_FROM_UTC, "+0100").indexed().attributes();

    assertThat(attributes.study().document()).containsKey(Tags.TIMEZONE_OFFSET_FROM_UTC);
    assertThat(attributes.series().document()).containsKey(Tags.TIMEZONE_OFFSET_FROM_UTC);
    assertThat(attributes.instance().document()).containsKey(Tags.TIMEZONE_OFFSET_FROM_UTC);
  }

  @ParameterizedTest
  @CsvSource({
    "0x00080020, 20240131, 2024-01-31",
    "0x00080030, 101530.25, 10:15:30.250",
    "0x0008002A, 20240131101530+0100, 2024-01-31T10:15:30",
    "0x00200011, 7, 7",
    "0x00080050, ' A 1 ', A 1",
  })
  void writesColumnsAsPostgresReadsThem(String tag, String value, String expected) {
    int number = Integer.decode(tag);
    var attributes = INSTANCE.with(number, value).indexed().attributes();

    var keys =
        switch (IndexedAttributes.require(number).level()) {
          case STUDY -> attributes.study().keys();
          case SERIES -> attributes.series().keys();
          case INSTANCE -> attributes.instance().keys();
        };

    assertThat(keys).containsEntry(number, expected);
  }

  @ParameterizedTest
  @CsvSource({"0x00080020, 2024.01.31", "0x00080030, 10:15:30", "0x00200011, 1.5"})
  void keepsValuesThatBreakTheirVrInTheDocumentAlone(String tag, String value) {
    var attributes = INSTANCE.with(Integer.decode(tag), value).indexed().attributes();

    assertThat(attributes.study().keys()).isEmpty();
    assertThat(attributes.series().keys()).isEmpty();
    assertThat(attributes.study().json() + attributes.series().json()).contains(value);
  }

  @Test
  void leavesOutWhatIsTooLongForAnyResult() {
    var study =
        INSTANCE
            .with(Tags.STUDY_DESCRIPTION, "x".repeat(20_000))
            .with(Tags.STUDY_ID, "1")
            .indexed()
            .attributes()
            .study();

    assertThat(study.document()).containsOnlyKeys(Tags.STUDY_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "", "{\"00100020\":{\"vr\":\"LO\",", "{\"name\":{}}"})
  void refusesWhatIsNoDicomJson(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }
}
