package org.isocenter.dicom.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {
  private final XmlReader reader =
      new XmlReader(ReadLimits.DEFAULT, uri -> uri.getBytes(StandardCharsets.US_ASCII));

  private static InputStream utf8(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String model(String attributes) {
    return "<NativeDicomModel xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\">"
        + attributes
        + "</NativeDicomModel>";
  }

  private Dataset read(String attributes) throws IOException {
    return reader.read(utf8(model(attributes)));
  }

  private static String text(Dataset dataset, int tag) {
    return new String(dataset.value(tag).orElseThrow().bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void readsTextsAndNumbers() throws IOException {
    var dataset =
        read(
            """
            <DicomAttribute keyword="ImageType" vr="CS" tag="00080008">
              <Value number="1">MPG</Value><Value number="2"/><Value number="3">XR3</Value>
            </DicomAttribute>
            <DicomAttribute tag="00280010" vr="US"><Value number="1">512</Value></DicomAttribute>
            <DicomAttribute tag="00280009" vr="AT"><Value number="1">00181063</Value>
            </DicomAttribute>
            <DicomAttribute tag="00100020" vr="LO"/>
            """);

    assertThat(dataset.strings(0x00080008)).containsExactly("MPG", "", "XR3");
    assertThat(dataset.number(0x00280010)).contains(512);
    assertThat(dataset.value(0x00280009).orElseThrow().bytes())
        .containsExactly(0x18, 0, 0x63, 0x10);
    assertThat(dataset.value(0x00100020).orElseThrow().isEmpty()).isTrue();
    assertThat(dataset.contains(Tags.SPECIFIC_CHARACTER_SET)).isFalse();
  }

  @Test
  void takesValuesInTheOrderOfTheirNumbers() throws IOException {
    var dataset =
        read(
            """
            <DicomAttribute tag="00080008" vr="CS">
              <Value number="4">D</Value><Value number="1">A</Value><Value number="2">B</Value>
            </DicomAttribute>
            <DicomAttribute tag="00081140" vr="SQ">
              <Item number="2"><DicomAttribute tag="00080060"><Value>MR</Value></DicomAttribute>
              </Item>
              <Item number="1"/>
            </DicomAttribute>
            <DicomAttribute tag="00080060"><Value>CT</Value></DicomAttribute>
            """);

    assertThat(dataset.strings(0x00080008)).containsExactly("A", "B", "", "D");
    assertThat(dataset.items(0x00081140).get(1).string(Tags.MODALITY)).contains("MR");
    assertThat(dataset.get(Tags.MODALITY).map(Element::vr)).contains(Vr.CS);
  }

  @Test
  void joinsNames() throws IOException {
    var dataset =
        read(
            """
            <DicomAttribute tag="00100010" vr="PN">
              <PersonName number="1">
                <Phonetic><GivenName>p</GivenName></Phonetic>
                <Alphabetic><GivenName>Tarou</GivenName><FamilyName>Yamada</FamilyName>
                  <NameSuffix/></Alphabetic>
              </PersonName>
              <PersonName number="2"/>
            </DicomAttribute>
            """);

    assertThat(text(dataset, Tags.PATIENT_NAME)).isEqualTo("Yamada^Tarou^^^==^p\\");
  }

  @Test
  void saysThatTextBeyondAsciiIsUtf8InEveryDataSet() throws IOException {
    var dataset =
        read(
            """
            <DicomAttribute tag="00081030" vr="LO"><Value number="1">é</Value></DicomAttribute>
            <DicomAttribute tag="00081140" vr="SQ"><Item number="1">
              <DicomAttribute tag="00080005" vr="CS"><Value number="1">ISO_IR 100</Value>
              </DicomAttribute></Item></DicomAttribute>
            """);

    assertThat(text(dataset, 0x00081030)).isEqualTo("é");
    assertThat(dataset.string(Tags.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
    assertThat(dataset.items(0x00081140).getFirst().string(Tags.SPECIFIC_CHARACTER_SET))
        .contains("ISO_IR 192");
  }

  @Test
  void readsBinaryInlineAndFromItsSource() throws IOException {
    var dataset =
        read(
            """
            <DicomAttribute tag="00420011" vr="OB"><InlineBinary>AQ
              ID</InlineBinary></DicomAttribute>
            <DicomAttribute tag="7FE00010" vr="OW"><BulkData uri="part&amp;1"/></DicomAttribute>
            """);

    assertThat(dataset.value(0x00420011).orElseThrow().bytes()).containsExactly(1, 2, 3);
    assertThat(text(dataset, Tags.PIXEL_DATA)).isEqualTo("part&1");
  }

  @Test
  void keepsReferencesOrRefusesThem() throws IOException {
    String xml =
        model("<DicomAttribute tag=\"7FE00010\" vr=\"OW\"><BulkData uri=\"x\"/></DicomAttribute>");

    assertThat(XmlReader.keepingReferences(ReadLimits.DEFAULT).read(utf8(xml)).get(0x7FE00010))
        .contains(new Element.Reference(0x7FE00010, Vr.OW, "x"));
    assertThatThrownBy(() -> new XmlReader(ReadLimits.DEFAULT).read(utf8(xml)))
        .isInstanceOf(DicomFormatException.class);
  }

  @Test
  void readsOtherEncodingsAndDoesWithoutANamespace() throws IOException {
    String rest =
        "\"?><!-- a comment --><NativeDicomModel>"
            + "<DicomAttribute tag=\"00081030\" vr=\"LO\"><Value number=\"1\">é<![CDATA[<&]]>"
            + "</Value></DicomAttribute></NativeDicomModel>";
    for (String name :
        new String[] {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE"}) {
      String xml = "<?xml version=\"1.0\" encoding=\"" + name + rest;
      var in = new ByteArrayInputStream(xml.getBytes(Charset.forName(name)));

      assertThat(text(reader.read(in), 0x00081030).strip()).isEqualTo("é<&");
    }
  }

  @Test
  void passesOverAByteOrderMark() throws IOException {
    var xml = new ByteArrayInputStream(("\uFEFF" + model("")).getBytes(StandardCharsets.UTF_8));

    assertThat(reader.read(xml).isEmpty()).isTrue();
  }

  @Nested
  class PrivateElements {

    @Test
    void returnToTheBlockOfTheirCreator() throws IOException {
      var dataset =
          read(
              """
              <DicomAttribute tag="00090001" vr="SH" privateCreator="ACME"><Value>x</Value>
              </DicomAttribute>
              <DicomAttribute tag="00090011" vr="LO"><Value>ACME</Value></DicomAttribute>
              <DicomAttribute tag="00090010" vr="LO"><Value>OTHER</Value></DicomAttribute>
              <DicomAttribute tag="00090010" vr="SH" privateCreator="ACME"><Value>y</Value>
              </DicomAttribute>
              """);

      assertThat(dataset.string(0x00091101)).contains("x");
      assertThat(dataset.string(0x00091110)).contains("y");
      assertThat(dataset.size()).isEqualTo(4);
    }

    @Test
    void getAFreeBlockWhenTheirCreatorHasNone() throws IOException {
      var dataset =
          read(
              """
              <DicomAttribute tag="00090010" vr="LO"><Value>OTHER</Value></DicomAttribute>
              <DicomAttribute tag="00091101" vr="LO"><Value>nobody's</Value></DicomAttribute>
              <DicomAttribute tag="00090001" vr="SH" privateCreator="ACMÉ"><Value>x</Value>
              </DicomAttribute>
              <DicomAttribute tag="00090002" vr="SH" privateCreator="ACMÉ"><Value>y</Value>
              </DicomAttribute>
              """);

      assertThat(text(dataset, 0x00090012).strip()).isEqualTo("ACMÉ");
      assertThat(dataset.string(0x00091201)).contains("x");
      assertThat(dataset.string(0x00091202)).contains("y");
      assertThat(dataset.string(Tags.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
    }

    @Test
    void keepTheBlockTheyNameUnlessItIsAnothers() throws IOException {
      var dataset =
          read(
              """
              <DicomAttribute tag="00090010" vr="LO"><Value>OTHER</Value></DicomAttribute>
              <DicomAttribute tag="00091501" vr="SH" privateCreator="ACME"><Value>x</Value>
              </DicomAttribute>
              <DicomAttribute tag="00091002" vr="SH" privateCreator="ACME"><Value>y</Value>
              </DicomAttribute>
              <DicomAttribute tag="000B1001" vr="SH"><Value>z</Value></DicomAttribute>
              """);

      assertThat(dataset.string(0x00090015)).contains("ACME");
      assertThat(dataset.string(0x00091501)).contains("x");
      assertThat(dataset.string(0x00091502)).contains("y");
      assertThat(dataset.string(0x000B1001)).contains("z");
    }
  }

  @Nested
  class Refusals {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "{}",
          "<a/>",
          "<NativeDicomModel>",
          "<?xml version=\"1.0\" encoding=\"none\"?><NativeDicomModel/>",
          "<NativeDicomModel/><NativeDicomModel/>",
          "<NativeDicomModel xmlns=\"urn:other\"/>",
          "<NativeDicomModel>text</NativeDicomModel>",
          "<NativeDicomModel><Item/></NativeDicomModel>",
          "<NativeDicomModel><DicomAttribute vr=\"CS\"/></NativeDicomModel>",
          "<NativeDicomModel><DicomAttribute tag=\"0008006\"/></NativeDicomModel>",
        })
    void refusesOtherDocuments(String xml) {
      assertThatThrownBy(() -> reader.read(utf8(xml))).isInstanceOf(DicomFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "tag='00080060' vr='XX'><Value>CT</Value>",
          "tag='00080060' vr='CS'>CT",
          "tag='00080060' vr='CS'><Other/>",
          "tag='00080060' vr='CS'><Value><b/></Value>",
          "tag='00080060' vr='CS'><Value number='0'/>",
          "tag='00080060' vr='CS'><Value number='x'/>",
          "tag='00080060' vr='CS'><Value number='999999999'/>",
          "tag='00080060' vr='CS'><Value number='1'/><Value number='1'/>",
          "tag='00080060' vr='CS'><PersonName number='1'/>",
          "tag='00100010' vr='PN'><PersonName><Other/></PersonName>",
          "tag='00100010' vr='PN'><PersonName><Alphabetic/><Alphabetic/></PersonName>",
          "tag='00100010' vr='PN'><PersonName><Alphabetic>A</Alphabetic></PersonName>",
          "tag='00280010' vr='US'><Value>65536</Value>",
          "tag='00280010' vr='US'><Item/>",
          "tag='00081140' vr='SQ'><Value>1</Value>",
          "tag='00081140' vr='SQ'><Item number='2'/>",
          "tag='00081140' vr='SQ'><InlineBinary>AQID</InlineBinary>",
          "tag='00420011' vr='OB'><InlineBinary>***</InlineBinary>",
          "tag='00420011' vr='OB'><InlineBinary>AQID</InlineBinary><InlineBinary/>",
          "tag='00420011' vr='OB'><InlineBinary>AQID</InlineBinary><Value>1</Value>",
          "tag='00420011' vr='OB'><BulkData uuid='1'/>",
          "tag='00420011' vr='OB'><BulkData uri='x'><Value/></BulkData>",
        })
    void refusesWhatIsNotTheModelAndSaysWhere(String attribute) {
      assertThatThrownBy(() -> read("<DicomAttribute " + attribute + "</DicomAttribute>"))
          .isInstanceOfSatisfying(
              DicomFormatException.class,
              e -> {
                assertThat(e.position()).isBetween(70L, 250L);
                assertThat(e.path()).startsWith("(");
              });
    }

    @Test
    void refusesAttributesThatOccurTwice() {
      String attribute = "<DicomAttribute tag=\"00080060\"><Value>CT</Value></DicomAttribute>";
      String own =
          "<DicomAttribute tag=\"00090001\" vr=\"SH\" privateCreator=\"A\"></DicomAttribute>";

      assertThatThrownBy(() -> read(attribute + attribute)).hasMessageContaining("twice");
      assertThatThrownBy(() -> read(own + own)).hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<!DOCTYPE NativeDicomModel>",
          "<!DOCTYPE NativeDicomModel SYSTEM \"file:///etc/passwd\">",
          "<!DOCTYPE NativeDicomModel [<!ENTITY x \"y\">]>",
          "<!DOCTYPE NativeDicomModel [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
          "<!DOCTYPE NativeDicomModel [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/\"> %x;]>",
        })
    void refusesDocumentTypesAndEntities(String doctype) {
      String xml = "<DicomAttribute tag=\"00100020\" vr=\"LO\"><Value>&x;</Value></DicomAttribute>";

      assertThatThrownBy(() -> reader.read(utf8(doctype + model(xml))))
          .isInstanceOf(DicomFormatException.class);
      assertThatThrownBy(() -> reader.read(utf8(doctype + model(""))))
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("document types");
      assertThatThrownBy(() -> read(xml)).isInstanceOf(DicomFormatException.class);
    }

    @Test
    void refusesMoreThanTheLimits() {
      String deep =
          "<DicomAttribute tag=\"00081140\" vr=\"SQ\"><Item number=\"1\">".repeat(3)
              + "</Item></DicomAttribute>".repeat(3);
      String many =
          "<DicomAttribute tag=\"00080008\">" + "<Value/>".repeat(9) + "</DicomAttribute>";
      String value = "<DicomAttribute tag=\"00080008\"><Value>123456789</Value></DicomAttribute>";
      String binary =
          "<DicomAttribute tag=\"00420011\"><InlineBinary>AQIDAQIDAQID</InlineBinary>"
              + "</DicomAttribute>";

      refuses(ReadLimits.DEFAULT.withDepth(2), deep);
      refuses(ReadLimits.DEFAULT.withElements(9), many);
      refuses(ReadLimits.DEFAULT.withValueLength(8), value);
      refuses(ReadLimits.DEFAULT.withValueLength(8), binary);
      refuses(ReadLimits.DEFAULT.withTotalLength(100), value);
    }

    private void refuses(ReadLimits limits, String xml) {
      assertThatThrownBy(() -> new XmlReader(limits).read(utf8(model(xml))))
          .isInstanceOf(DicomFormatException.class)
          .hasMessageMatching(".*(limit|more than).*");
    }

    @Test
    void refusesNestingAndMarkupWithoutEnd() {
      for (String endless :
          new String[] {
            "<a>", "<DicomAttribute tag=\"00081140\" vr=\"SQ\"><Item>", "<!-- x", "x=\"y\" ", "é"
          }) {
        for (String before : new String[] {"<NativeDicomModel>", "<NativeDicomModel a=\""}) {
          var xml = new EndlessStream(before, endless);
          var limits = ReadLimits.DEFAULT.withValueLength(1 << 20).withTotalLength(32 << 20);

          assertThatThrownBy(() -> new XmlReader(limits).read(xml))
              .isInstanceOf(DicomFormatException.class);
          assertThat(xml.count()).isLessThan(4 << 20);
        }
      }
    }

    @Test
    void failsAsTheStreamFails() {
      var broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("cut off");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
              return read();
            }
          };

      assertThatThrownBy(() -> reader.read(broken))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(DicomFormatException.class)
          .hasMessageContaining("cut off");
    }

    @Test
    void damagedTextNeverFailsOtherwise() {
      String xml =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
              + model(
                  "<DicomAttribute tag=\"00100010\" vr=\"PN\"><PersonName number=\"1\"><Alphabetic>"
                      + "<FamilyName>é&amp;</FamilyName></Alphabetic></PersonName></DicomAttribute>"
                      + "<DicomAttribute tag=\"7FE00010\" vr=\"OW\"><BulkData uri=\"x\"/>"
                      + "</DicomAttribute>");
      byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
      byte[] others = {0, '<', '>', '&', '"', ']', '!', (byte) 0xC3, (byte) 0xFF, ' ', '/'};

      for (int at = 0; at < bytes.length; at++) {
        for (byte other : others) {
          byte[] damaged = bytes.clone();
          damaged[at] = other;
          readOrRefuse(damaged);
        }
      }
    }

    private void readOrRefuse(byte[] xml) {
      try {
        assertThat(reader.read(new ByteArrayInputStream(xml)).size()).isLessThanOrEqualTo(3);
      } catch (DicomFormatException e) {
        assertThat(e.position()).isNotNegative();
      } catch (IOException e) {
        throw new AssertionError("not a format error", e);
      }
    }
  }

  /** A beginning, then the same again and again. */
  private static final class EndlessStream extends InputStream {
    private final byte[] start;
    private final byte[] repeated;
    private int count;

    EndlessStream(String start, String repeated) {
      this.start = start.getBytes(StandardCharsets.UTF_8);
      this.repeated = repeated.getBytes(StandardCharsets.UTF_8);
    }

    int count() {
      return count;
    }

    @Override
    public int read() {
      int at = count++;
      return (at < start.length ? start[at] : repeated[(at - start.length) % repeated.length])
          & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      for (int i = 0; i < length; i++) {
        into[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
