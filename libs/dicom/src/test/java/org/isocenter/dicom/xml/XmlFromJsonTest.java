package org.isocenter.dicom.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.isocenter.dicom.io.DicomFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFromJsonTest {
  private static final String START =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM"\
       xml:space="preserve">\
      """;
  private static final String END = "</NativeDicomModel>";

  private static String xml(String json) throws IOException {
    var out = new ByteArrayOutputStream();
    XmlFromJson.write(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), out);
    var text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith(START).endsWith(END);
    return text.substring(START.length(), text.length() - END.length());
  }

  @Test
  void writesAnEmptyModelForAnEmptyDataSet() throws IOException {
    assertThat(xml("{}")).isEmpty();
  }

  @Test
  void numbersValuesAndWritesEmptyOnes() throws IOException {
    assertThat(xml("{\"00080008\":{\"vr\":\"CS\",\"Value\":[\"MPG\",null,\"XR3\"]}}"))
        .isEqualTo(
            "<DicomAttribute tag=\"00080008\" vr=\"CS\" keyword=\"ImageType\">"
                + "<Value number=\"1\">MPG</Value>"
                + "<Value number=\"2\"></Value>"
                + "<Value number=\"3\">XR3</Value></DicomAttribute>");
  }

  @Test
  void writesNoValueForAnEmptyAttribute() throws IOException {
    assertThat(xml("{\"00100020\":{\"vr\":\"LO\"}}"))
        .isEqualTo("<DicomAttribute tag=\"00100020\" vr=\"LO\" keyword=\"PatientID\">" + close());
  }

  @Test
  void keepsTheDigitsOfNumbers() throws IOException {
    assertThat(xml("{\"00280030\":{\"vr\":\"DS\",\"Value\":[0.50,-1E-5,\"NaN\"]}}"))
        .contains(">0.50<")
        .contains(">-1E-5<")
        .contains(">NaN<");
  }

  @Test
  void takesNamesApart() throws IOException {
    assertThat(
            xml(
                """
                {"00100010":{"vr":"PN","Value":[
                  {"Alphabetic":"Yamada^Tarou^^Dr","Ideographic":"山田^太郎","Phonetic":"x"},
                  null]}}\
                """))
        .isEqualTo(
            "<DicomAttribute tag=\"00100010\" vr=\"PN\" keyword=\"PatientName\">"
                + "<PersonName number=\"1\"><Alphabetic><FamilyName>Yamada</FamilyName>"
                + "<GivenName>Tarou</GivenName><NamePrefix>Dr</NamePrefix></Alphabetic>"
                + "<Ideographic><FamilyName>山田</FamilyName><GivenName>太郎</GivenName></Ideographic>"
                + "<Phonetic><FamilyName>x</FamilyName></Phonetic></PersonName>"
                + "<PersonName number=\"2\"></PersonName>"
                + close());
  }

  @Test
  void keepsCaretsAtTheEndOfNames() throws IOException {
    assertThat(xml("{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"A^^\"}]}}"))
        .contains("<FamilyName>A</FamilyName><MiddleName></MiddleName></Alphabetic>");
  }

  @Test
  void nestsItems() throws IOException {
    assertThat(
            xml(
                """
                {"00081140":{"vr":"SQ","Value":[{},
                  {"00081155":{"vr":"UI","Value":["1.2"]}}]}}\
                """))
        .isEqualTo(
            "<DicomAttribute tag=\"00081140\" vr=\"SQ\" keyword=\"ReferencedImageSequence\">"
                + "<Item number=\"1\"></Item><Item number=\"2\">"
                + "<DicomAttribute tag=\"00081155\" vr=\"UI\" keyword=\"ReferencedSOPInstanceUID\">"
                + "<Value number=\"1\">1.2</Value></DicomAttribute></Item>"
                + close());
  }

  @Test
  void writesBinaryInlineAndByReference() throws IOException {
    assertThat(
            xml(
                """
                {"00420011":{"vr":"OB","InlineBinary":"AQID"},
                 "7FE00010":{"vr":"OW","BulkDataURI":"http://x/a?b=1&c=\\"2\\""}}\
                """))
        .contains("<InlineBinary>AQID</InlineBinary>")
        .contains("<BulkData uri=\"http://x/a?b=1&amp;c=&quot;2&quot;\"/>");
  }

  @Test
  void namesTheCreatorInPlaceOfAPrivateBlock() throws IOException {
    String xml =
        xml(
            """
            {"00090010":{"vr":"LO","Value":["A&B"]},
             "00090011":{"vr":"LO","Value":["A&B"]},
             "00091001":{"vr":"SH","Value":["x"]},
             "00091101":{"vr":"SH","Value":["y"]},
             "00091201":{"vr":"SH","Value":["z"]},
             "00091140":{"vr":"SQ","Value":[{"00091001":{"vr":"SH"}}]}}\
            """);

    assertThat(xml)
        .contains("<DicomAttribute tag=\"00090010\" vr=\"LO\"><Value number=\"1\">A&amp;B<")
        .contains("<DicomAttribute tag=\"00090001\" vr=\"SH\" privateCreator=\"A&amp;B\">")
        .as("a second block of the same creator")
        .contains("<DicomAttribute tag=\"00091101\" vr=\"SH\" privateCreator=\"A&amp;B\">")
        .as("no creator, in the data set itself and in an item")
        .contains("<DicomAttribute tag=\"00091201\" vr=\"SH\"><")
        .contains("<DicomAttribute tag=\"00091001\" vr=\"SH\"></DicomAttribute></Item>");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a\\u000Cb,   a�b
          \\u0000,     �
          \\u001B[0m,  �[0m
          \\uD800x,    �x
          \\uFFFE\\uFFFF, ��
          \\u0085,     '\205'
          \\u007F,     '\177'
          \\uD83D\\uDE00, 😀
          é,           é
          <&>\\",      &lt;&amp;&gt;&quot;
          a\\rb,       a&#13;b
          """)
  void writesWhatXmlCannotHaveAsReplacement(String json, String expected) throws IOException {
    assertThat(xml("{\"00081030\":{\"vr\":\"LO\",\"Value\":[\"" + json + "\"]}}"))
        .contains(">" + expected + "</Value>");
  }

  @Test
  void keepsLineEndsAndSpaces() throws IOException {
    assertThat(xml("{\"00081030\":{\"vr\":\"LT\",\"Value\":[\"  a\\n\\tb  \"]}}"))
        .contains(">  a\n\tb  </Value>");
  }

  @Test
  void writesTextLongerThanItsBuffer() throws IOException {
    String text = "ä<😀".repeat(10_000);

    assertThat(xml("{\"00081030\":{\"vr\":\"UT\",\"Value\":[\"" + text + "\"]}}"))
        .contains(text.replace("<", "&lt;"));
  }

  @Test
  void leavesOutGroupLengths() throws IOException {
    assertThat(xml("{\"00080000\":{\"vr\":\"UL\",\"Value\":[4]}}")).isEmpty();
  }

  @Test
  void writesTheObjectThatAParserIsAt() throws IOException {
    try (var parser = new JsonFactory().createParser("[{},{\"00080060\":{\"vr\":\"CS\"}}]")) {
      parser.nextToken();
      parser.nextToken();
      var out = new ByteArrayOutputStream();
      XmlFromJson.write(parser, out);
      assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      XmlFromJson.write(parser, out);

      assertThat(out.toString(StandardCharsets.UTF_8))
          .startsWith(START + END + START + "<DicomAttribute tag=\"00080060\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"x\":{}}",
        "{\"00080060\":1}",
        "{\"00080060\":{\"vr\":\"\\\"><\"}}",
        "{\"00080060\":{\"Value\":[\"CT\"],\"vr\":\"CS\"}}",
        "{\"00080060\":{\"vr\":\"CS\",\"Value\":\"CT\"}}",
        "{\"00080060\":{\"vr\":\"CS\",\"Value\":[[]]}}",
        "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"],\"InlineBinary\":\"AQID\"}}",
        "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[1]}}",
        "{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Other\":\"b\"}]}}",
      })
  void refusesWhatIsNotTheModel(String json) {
    assertThatThrownBy(() -> xml(json)).isInstanceOf(DicomFormatException.class);
  }

  private static String close() {
    return "</DicomAttribute>";
  }
}
