package org.isocenter.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private final JsonReader reader = new JsonReader(ReadLimits.DEFAULT);

  private static InputStream utf8(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  private Dataset read(String json) throws IOException {
    return reader.read(utf8(json));
  }

  private static byte[] bytes(Dataset dataset, int tag) {
    return dataset.value(tag).orElseThrow().bytes();
  }

  @Test
  void readsTextsNumbersAndNulls() throws IOException {
    var dataset =
        read(
            """
            {"00080008":{"vr":"CS","Value":["DERIVED",null,"AXIAL"]},
             "00100020":{"vr":"LO"},
             "00280030":{"vr":"DS","Value":[0.50,"1.25"]},
             "00280010":{"vr":"US","Value":[512,65535]},
             "00280106":{"vr":"SS","Value":[-2]},
             "00280009":{"vr":"AT","Value":["00181063"]},
             "00189073":{"vr":"FD","Value":["NaN",1e3]}}\
            """);

    assertThat(dataset.strings(0x00080008)).containsExactly("DERIVED", "", "AXIAL");
    assertThat(bytes(dataset, 0x00100020)).isEmpty();
    assertThat(bytes(dataset, 0x00280030)).asString().isEqualTo("0.50\\1.25 ");
    assertThat(bytes(dataset, 0x00280010)).containsExactly(0, 2, -1, -1);
    assertThat(bytes(dataset, 0x00280106)).containsExactly(-2, -1);
    assertThat(bytes(dataset, 0x00280009)).containsExactly(0x18, 0, 0x63, 0x10);
    assertThat(dataset.numbers(0x00189073)).containsExactly(Double.NaN, 1000.0);
  }

  @Test
  void takesTheMembersOfAnAttributeInAnyOrder() throws IOException {
    var dataset = read("{\"00080060\":{\"Value\":[\"CT\"],\"vr\":\"CS\"}}");

    assertThat(dataset.string(Tags.MODALITY)).contains("CT");
  }

  @Test
  void joinsTheComponentGroupsOfNames() throws IOException {
    var dataset =
        read(
            """
            {"00100010":{"vr":"PN","Value":[{"Ideographic":"山田^太郎","Alphabetic":"Yamada^Tarou"},
             {"Phonetic":"x"}]}}\
            """);

    assertThat(new String(bytes(dataset, Tags.PATIENT_NAME), StandardCharsets.UTF_8).strip())
        .isEqualTo("Yamada^Tarou=山田^太郎\\==x");
    assertThat(dataset.string(Tags.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
  }

  @Test
  void readsItemsWithinItems() throws IOException {
    var dataset =
        read(
            """
            {"00081140":{"vr":"SQ","Value":[{},{"00081199":{"vr":"SQ","Value":[
              {"00080060":{"vr":"CS","Value":["MR"]}}]}}]},
             "00081150":{"vr":"SQ"}}\
            """);

    assertThat(dataset.items(0x00081140)).hasSize(2);
    assertThat(dataset.items(0x00081140).get(1).items(0x00081199).getFirst().string(Tags.MODALITY))
        .contains("MR");
    assertThat(dataset.items(0x00081150)).isEmpty();
    assertThat(dataset.contains(0x00081150)).isTrue();
  }

  @Test
  void readsBinaryInlineAndFromItsSource() throws IOException {
    var withBulkData =
        new JsonReader(ReadLimits.DEFAULT, uri -> uri.getBytes(StandardCharsets.US_ASCII));

    var dataset =
        withBulkData.read(
            utf8(
                """
                {"00091010":{"vr":"OB","InlineBinary":"AQID"},
                 "7FE00010":{"vr":"OW","BulkDataURI":"part1"}}\
                """));

    assertThat(bytes(dataset, 0x00091010)).containsExactly(1, 2, 3);
    assertThat(bytes(dataset, Tags.PIXEL_DATA)).asString().isEqualTo("part1");
    assertThat(dataset.get(Tags.PIXEL_DATA).map(Element::vr)).contains(Vr.OW);
  }

  @Test
  void keepsReferencesForWhoeverResolvesThem() throws IOException {
    var dataset =
        JsonReader.keepingReferences(ReadLimits.DEFAULT)
            .read(
                utf8(
                    """
                    {"00081140":{"vr":"SQ","Value":[
                       {"00420011":{"BulkDataURI":"../b/1","vr":"OB"}}]},
                     "7FE00010":{"vr":"OW","BulkDataURI":"part1"}}\
                    """));

    assertThat(dataset.get(Tags.PIXEL_DATA))
        .contains(new Element.Reference(Tags.PIXEL_DATA, Vr.OW, "part1"));
    assertThat(dataset.items(0x00081140).getFirst().get(0x00420011))
        .contains(new Element.Reference(0x00420011, Vr.OB, "../b/1"));
  }

  @Test
  void takesAnEmptyObjectForAnEmptyNameOrItem() throws IOException {
    var dataset =
        read(
            """
            {"00081120":{"vr":"SQ","Value":[{}]},
             "00100010":{"Value":[{},{"Alphabetic":"A"},{}],"vr":"PN"}}\
            """);

    assertThat(dataset.items(0x00081120)).containsExactly(new Dataset());
    assertThat(bytes(dataset, Tags.PATIENT_NAME)).asString().isEqualTo("\\A\\ ");
  }

  @Test
  void takesNullForAnAbsentMember() throws IOException {
    var dataset =
        read(
            """
            {"00080060":{"vr":null,"Value":null,"BulkDataURI":null,"InlineBinary":null}}\
            """);

    assertThat(dataset.get(Tags.MODALITY)).contains(Element.text(Tags.MODALITY, Vr.CS));
  }

  @Test
  void readsArraysOneDataSetAtATime() throws IOException {
    List<Dataset> seen = new ArrayList<>();

    reader.forEach(utf8("[{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}},{}]"), seen::add);

    assertThat(seen).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{}{}",
        "{\"x\":{}}",
        "{\"00080060\":1}",
        "{\"00080060\":null}",
        "{\"00080060\":{\"vr\":\"XX\"}}",
        "{\"00080060\":{\"vr\":{\"vr\":\"CS\"}}}",
        "{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":{}}}",
        "{\"00080060\":{\"vr\":\"CS\",\"Value\":\"CT\"}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[65536]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"many\"]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[1.5]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e999999999]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[{}]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[[]]}}",
        "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[1]}}",
        "{\"00091010\":{\"vr\":\"OB\",\"InlineBinary\":\"***\"}}",
        "{\"00091010\":{\"vr\":\"OB\",\"Value\":[1]}}",
        "{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"part1\"}}",
        "{\"00091010\":{\"vr\":\"SQ\",\"InlineBinary\":\"AQID\"}}",
        "{\"00091010\":{\"vr\":\"OB\",\"InlineBinary\":\"AQID\",\"Value\":[1]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[{}]}}",
        "{\"00080060\":{\"vr\":\"CS\"},\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}}",
        "{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"a\",\"Other\":\"b\"}]}}",
      })
  void refusesWhatIsNotTheModel(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(DicomFormatException.class);
  }

  @Test
  void refusesMoreThanTheLimits() {
    var strict = new JsonReader(ReadLimits.DEFAULT.withDepth(1).withElements(3));

    assertThatThrownBy(() ->
            strict.read(
                utf8(
                    """
                    {"00081140":{"vr":"SQ","Value":[{"00081140":{"vr":"SQ","Value":[
                      {"00081150":{"vr":"UI"}}]}}]}}\
                    """)))
        .isInstanceOf(DicomFormatException.class);
    assertThatThrownBy(() ->
            strict.read(
                utf8(
                    """
                    {"00080001":{"vr":"CS"},"00080002":{"vr":"CS"},"00080003":{"vr":"CS"},
                     "00080004":{"vr":"CS"}}\
                    """)))
        .isInstanceOf(DicomFormatException.class);
  }

  @Test
  void refusesNestingWithoutEnd() {
    String json = "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[".repeat(100_000);

    assertThatThrownBy(() -> read(json)).isInstanceOf(DicomFormatException.class);
  }
}
