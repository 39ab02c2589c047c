package org.isocenter.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomReaderTest {

  private static final List<String> DATASET =
      List.of(
          "0 ELEMENT 00080016 UI 26",
          "0 ELEMENT 00080018 UI 6",
          "0 SEQUENCE_START 00081140 SQ -1",
          "0 ITEM_START 00081140 SQ -1",
          "1 ELEMENT 00081150 UI 4",
          "1 SEQUENCE_START 00081199 SQ 24",
          "1 ITEM_START 00081199 SQ 8",
          "2 ELEMENT 00081155 UI 0",
          "1 ITEM_END 00081199 SQ 0",
          "1 ITEM_START 00081199 SQ 0",
          "1 ITEM_END 00081199 SQ 0",
          "1 SEQUENCE_END 00081199 SQ 0",
          "0 ITEM_END 00081140 SQ 0",
          "0 ITEM_START 00081140 SQ 0",
          "0 ITEM_END 00081140 SQ 0",
          "0 SEQUENCE_END 00081140 SQ 0",
          "0 SEQUENCE_START 00081115 SQ 0",
          "0 SEQUENCE_END 00081115 SQ 0",
          "0 ELEMENT 00100010 PN 8",
          "0 ELEMENT 00280010 US 2",
          "0 ELEMENT 00280103 US 2",
          "0 ELEMENT 00280106 SS 2",
          "0 ELEMENT 7FE00010 OW 4");

  @Nested
  class Tokens {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "explicit",
          "big endian",
          "implicit",
          "deflated",
          "bare implicit",
          "bare explicit",
          "bare big endian"
        })
    void areTheSameInEveryEncoding(String name) throws IOException {
      assertThat(tokens(DicomReader.of(sample(name)))).isEqualTo(DATASET);
    }

    @Test
    void ofEncapsulatedPixelDataAreItsFragments() throws IOException {
      assertThat(tokens(DicomReader.of(sample("encapsulated"))))
          .containsExactly(
              "0 ELEMENT 00080018 UI 6",
              "0 FRAGMENTS_START 7FE00010 OB -1",
              "0 OFFSET_TABLE 7FE00010 OB 4",
              "0 FRAGMENT 7FE00010 OB 6",
              "0 FRAGMENT 7FE00010 OB 2",
              "0 FRAGMENTS_END 7FE00010 OB 0");
    }

    @Test
    void ofUnknownVrAndUndefinedLengthAreAnImplicitSequence() throws IOException {
      assertThat(tokens(DicomReader.of(sample("UN sequence"))))
          .containsExactly(
              "0 ELEMENT 00090010 LO 4",
              "0 SEQUENCE_START 00091010 SQ -1",
              "0 ITEM_START 00091010 SQ -1",
              "1 ELEMENT 00080100 SH 2",
              "0 ITEM_END 00091010 SQ 0",
              "0 SEQUENCE_END 00091010 SQ 0",
              "0 ELEMENT 00100010 PN 8");
    }

    @Test
    void endAgainAndAgain() throws IOException {
      var reader = DicomReader.of(sample("explicit"));
      tokens(reader);

      assertThat(reader.next()).isEqualTo(Token.END);
      assertThat(reader.next()).isEqualTo(Token.END);
    }

    @Test
    void tellTheItemsAroundThem() throws IOException {
      var reader = DicomReader.of(sample("explicit"));
      while (reader.tag() != 0x00081155) {
        reader.next();
      }

      assertThat(reader.path()).isEqualTo("(0008,1140)[0].(0008,1199)[0].(0008,1155)");
      assertThat(reader.sequenceTag(1)).isEqualTo(0x00081199);
      assertThat(reader.itemIndex(1)).isZero();
    }
  }

  @Nested
  class Splitting {

    @Test
    void changesNothingWhereverItFalls() throws IOException {
      for (var sample : SampleObjects.all().entrySet()) {
        var whole = TokenLog.of(DicomReader.of(sample.getValue()));
        for (int step = 1; step < 40; step++) {
          var stream = new TrickleStream(sample.getValue(), step);
          assertThat(TokenLog.of(DicomReader.open(stream, ReadLimits.DEFAULT)))
              .as("%s, %d bytes at a time", sample.getKey(), step)
              .isEqualTo(whole);
        }
      }
    }

    @Test
    void ofTheObjectAnywhereGivesAPrefixOfItsTokensOrAFailure() {
      for (var sample : SampleObjects.all().entrySet()) {
        for (int length = 0; length < sample.getValue().length; length++) {
          assertEndsCleanly(sample.getKey(), Arrays.copyOf(sample.getValue(), length));
        }
      }
    }

    private void assertEndsCleanly(String name, byte[] cut) {
      try {
        var tokens = tokens(DicomReader.of(cut));
        assertThat(tokens).as("%s, first %d bytes", name, cut.length).isNotEmpty();
      } catch (DicomFormatException e) {
        assertThat(e.position()).isBetween(0L, 1000L);
      } catch (IOException e) {
        throw new AssertionError(name + ", first " + cut.length + " bytes", e);
      }
    }

    @Test
    void insideAnElementIsRefused() {
      byte[] whole = sample("explicit");
      byte[] cut = Arrays.copyOf(whole, whole.length - 1);

      assertThatThrownBy(() -> tokens(DicomReader.of(cut)))
          .isInstanceOfSatisfying(
              DicomFormatException.class,
              e -> {
                assertThat(e.tag()).isEqualTo(Tags.PIXEL_DATA);
                assertThat(e.position()).isEqualTo(cut.length);
                assertThat(e).hasMessageContaining("1 bytes before the end of the value");
              });
    }
  }

  @Nested
  class Values {

    @Test
    void areReadWhenAskedFor() throws IOException {
      var reader = at(Tags.PATIENT_NAME, DicomReader.of(sample("explicit")));

      assertThat(reader.readValue()).asString().isEqualTo("Doe^Jane");
    }

    @Test
    void ofAnArrayAreSlicesOfIt() throws IOException {
      byte[] object = sample("explicit");
      var reader = at(Tags.PATIENT_NAME, DicomReader.of(object));

      reader.loadValue();

      assertThat(reader.valueBuffer()).isSameAs(object);
      assertThat(reader.valueOffset()).isEqualTo((int) reader.position());
    }

    @Test
    void largerThanTheWindowAreReadFromAStream() throws IOException {
      byte[] pixels = new byte[200_000];
      Arrays.fill(pixels, (byte) 7);
      byte[] object = withPixels(pixels);

      var reader = at(Tags.PIXEL_DATA, stream(object, ReadLimits.DEFAULT));
      reader.loadValue();

      assertThat(reader.valueOffset()).isZero();
      assertThat(reader.valueBuffer()).isEqualTo(pixels);
      assertThat(reader.next()).isEqualTo(Token.END);
    }

    @Test
    void areTransferredWithoutBeingHeld() throws IOException {
      byte[] pixels = new byte[200_000];
      var out = new ByteArrayOutputStream();

      at(Tags.PIXEL_DATA, stream(withPixels(pixels), ReadLimits.DEFAULT.withValueLength(20)))
          .transferTo(out);

      assertThat(out.toByteArray()).isEqualTo(pixels);
    }

    @Test
    void areReadOnce() throws IOException {
      var reader = at(Tags.PATIENT_NAME, DicomReader.of(sample("explicit")));
      reader.readValue();

      assertThatThrownBy(reader::readValue).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void belongToElementsOnly() throws IOException {
      var reader = at(0x00081140, DicomReader.of(sample("explicit")));

      assertThatThrownBy(reader::loadValue).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofUidsComeWithoutPadding() throws IOException {
      var reader = at(Tags.SOP_CLASS_UID, DicomReader.of(sample("big endian")));

      assertThat(reader.asciiValue()).isEqualTo("1.2.840.10008.5.1.4.1.1.7");
    }

    @Test
    void ofNumbersComeInEitherByteOrder() throws IOException {
      assertThat(at(Tags.ROWS, DicomReader.of(sample("big endian"))).unsignedShortValue())
          .isEqualTo(2);
      assertThat(at(Tags.ROWS, DicomReader.of(sample("implicit"))).unsignedShortValue())
          .isEqualTo(2);
    }

    private static byte[] withPixels(byte[] pixels) {
      var dataset =
          ObjectBytes.explicitLittle()
              .text(0x00080018, Vr.UI, "2.25.1")
              .header(Tags.PIXEL_DATA, Vr.OB, pixels.length)
              .raw(pixels);
      return SampleObjects.part10(SampleObjects.EXPLICIT_LITTLE, dataset);
    }
  }

  @Nested
  class Limits {

    private final ReadLimits limits = ReadLimits.DEFAULT;

    @Test
    void ofDepthStopNestingWithoutEnd() {
      assertThatThrownBy(() -> tokens(DicomReader.of(nested(65), limits)))
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("more than 64 sequences")
          .hasMessageContaining("…");
      assertThatThrownBy(() -> tokens(DicomReader.of(nested(2), limits.withDepth(1))))
          .isInstanceOf(DicomFormatException.class);
    }

    @Test
    void ofDepthLetThroughWhatIsAllowed() throws IOException {
      assertThat(tokens(DicomReader.of(nested(64), limits))).hasSize(4 * 64);
    }

    @Test
    void ofElementsCountItemsToo() {
      assertThatThrownBy(() -> tokens(DicomReader.of(nested(3), limits.withElements(5))))
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("more than 5 elements");
    }

    @Test
    void ofTheWholeObjectHoldForStreams() {
      var object = sample("explicit");

      assertThatThrownBy(() -> tokens(stream(object, limits.withTotalLength(200))))
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("longer than the limit");
    }

    @Test
    void ofValuesHoldForThoseInMemory() throws IOException {
      var reader = at(Tags.SOP_CLASS_UID, stream(sample("explicit"), limits.withValueLength(20)));

      assertThatThrownBy(reader::readValue)
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("exceeds the limit of 20");
    }

    @Test
    void ofInflationStopBombs() {
      var zeros = ObjectBytes.explicitLittle().text(0x00080018, Vr.UI, "2.25.1");
      zeros.header(Tags.PIXEL_DATA, Vr.OB, 20 << 20).raw(new byte[20 << 20]);
      byte[] bomb = SampleObjects.part10(SampleObjects.DEFLATED, SampleObjects.deflated(zeros));

      assertThatThrownBy(() -> tokens(DicomReader.of(bomb)))
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("inflates more than 200 times");
    }

    @Test
    void areNotNeededToSurviveLengthsThatLie() throws IOException {
      var lie =
          ObjectBytes.explicitLittle()
              .text(0x00080018, Vr.UI, "2.25.1")
              .header(Tags.PIXEL_DATA, Vr.OB, 0x7FFFFFF0);
      byte[] object = SampleObjects.part10(SampleObjects.EXPLICIT_LITTLE, lie);
      var reader = at(Tags.PIXEL_DATA, stream(object, limits.withValueLength(Integer.MAX_VALUE)));

      assertThatThrownBy(reader::readValue)
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("2147483632 bytes before the end");
    }

    @Test
    void areNotNeededToSurviveStrayDelimiters() throws IOException {
      var bytes = ObjectBytes.explicitLittle().text(0x00080018, Vr.UI, "2.25.1");
      bytes.header(0x00081140, Vr.SQ, 8 * 100_000);
      for (int i = 0; i < 100_000; i++) {
        bytes.itemEnd();
      }
      for (int i = 0; i < 100_000; i++) {
        bytes.sequenceEnd();
      }
      var reader = DicomReader.of(SampleObjects.part10(SampleObjects.EXPLICIT_LITTLE, bytes));

      assertThat(tokens(reader)).hasSize(3);
      assertThat(reader.warnings())
          .singleElement()
          .asString()
          .contains("nothing is to be delimited");
    }

    private static byte[] nested(int depth) {
      var bytes = ObjectBytes.explicitLittle();
      for (int i = 0; i < depth; i++) {
        bytes.header(0x0040A730, Vr.SQ, ObjectBytes.UNDEFINED).item(ObjectBytes.UNDEFINED);
      }
      for (int i = 0; i < depth; i++) {
        bytes.itemEnd().sequenceEnd();
      }
      return SampleObjects.part10(SampleObjects.EXPLICIT_LITTLE, bytes);
    }
  }

  @Nested
  class MetaInformation {

    @Test
    void isReadOnOpening() throws IOException {
      var reader = DicomReader.of(sample("big endian"));

      assertThat(reader.fileMeta().transferSyntaxUid()).isEqualTo(SampleObjects.EXPLICIT_BIG);
      assertThat(reader.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_BIG_ENDIAN);
      assertThat(reader.warnings()).isEmpty();
    }

    @Test
    void mayBeMissing() throws IOException {
      var reader = DicomReader.of(sample("bare implicit"));

      assertThat(reader.fileMeta().isEmpty()).isTrue();
      assertThat(reader.transferSyntax()).isEqualTo(TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
      assertThat(reader.warnings()).singleElement().asString().contains("was guessed");
    }

    @Test
    void mayBeEncodedWithImplicitVr() throws IOException {
      var object =
          ObjectBytes.implicitLittle()
              .raw(new byte[128])
              .ascii("DICM")
              .text(0x00020010, Vr.UI, SampleObjects.IMPLICIT + "\0")
              .text(0x00080018, Vr.UI, "2.25.1");
      var reader = DicomReader.of(object.toArray());

      assertThat(tokens(reader)).containsExactly("0 ELEMENT 00080018 UI 6");
      assertThat(reader.warnings()).anyMatch(warning -> warning.contains("implicit VR"));
    }

    @Test
    void withoutADataSetIsNoObject() {
      var object = ObjectBytes.part10(SampleObjects.EXPLICIT_LITTLE, ObjectBytes.explicitLittle());

      assertThatThrownBy(() -> tokens(DicomReader.of(object.toArray())))
          .isInstanceOf(DicomFormatException.class)
          .hasMessageContaining("no data set");
    }
  }

  private static byte[] sample(String name) {
    var sample = SampleObjects.all().get(name);
    if (sample == null) {
      throw new IllegalArgumentException(name);
    }
    return sample;
  }

  private static DicomReader stream(byte[] object, ReadLimits limits) throws IOException {
    return DicomReader.open(new ByteArrayInputStream(object), limits);
  }

  private static DicomReader at(int tag, DicomReader reader) throws IOException {
    while (reader.next() != Token.END) {
      if (reader.tag() == tag) {
        return reader;
      }
    }
    throw new IllegalArgumentException("no " + Tag.toString(tag));
  }

  private static List<String> tokens(DicomReader reader) throws IOException {
    var tokens = new ArrayList<String>();
    while (reader.next() != Token.END) {
      tokens.add(
          "%d %s %s %s %d"
              .formatted(
                  reader.depth(),
                  reader.token(),
                  Tag.toHex(reader.tag()),
                  reader.vr(),
                  reader.length()));
    }
    return tokens;
  }
}
