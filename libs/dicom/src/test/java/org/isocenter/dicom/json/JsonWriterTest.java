package org.isocenter.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
  private final TextSink sink = new TextSink();
  private final JsonWriter writer = new JsonWriter(sink);

  private static final class TextSink implements JsonSink {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    @Override
    public void write(byte[] buf, int off, int len) {
      text.write(buf, off, len);
    }

    @Override
    public void bulkDataUri() {
      text.writeBytes("<cut>".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void element(int tag, Vr vr, byte[] value, boolean bigEndian) throws IOException {
    // In the midst of other bytes, so that reading beyond the value shows.
    byte[] around = new byte[value.length + 8];
    Arrays.fill(around, (byte) '\\');
    System.arraycopy(value, 0, around, 3, value.length);
    writer.element(tag, vr, around, 3, value.length, bigEndian);
  }

  private String finished() throws IOException {
    writer.finish();
    return sink.text.toString(StandardCharsets.UTF_8);
  }

  private String attribute(Vr vr, byte[] value) throws IOException {
    element(0x00110011, vr, value, false);
    String json = finished();
    String start = "{\"00110011\":{\"vr\":\"" + vr + "\"";
    assertThat(json).startsWith(start).endsWith("}}");
    return json.substring(start.length(), json.length() - 2);
  }

  private String attribute(Vr vr, String value) throws IOException {
    return attribute(vr, value.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Nested
  class Texts {
    /** PS3.18 F.2.4 and F.2.5. */
    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        value = {
          "CS|ORIGINAL\\PRIMARY|[\"ORIGINAL\",\"PRIMARY\"]",
          "CS|A\\\\B |[\"A\",null,\"B\"]",
          "CS|\\|[null,null]",
          "LO|` two  words  `|[\" two  words\"]",
          "LO|say \"no\" now and here|[\"say \\\"no\\\" now and here\"]",
          "LT|C:\\temp|[\"C:\\\\temp\"]",
          "UT|one\\two|[\"one\\\\two\"]",
          "AE|`  STORE1  `|[\"STORE1\"]",
          "UI|1.2.840.10008.1.2|[\"1.2.840.10008.1.2\"]",
        })
    void areSplitTrimmedAndEscaped(Vr vr, String value, String array) throws IOException {
      assertThat(attribute(vr, value)).isEqualTo(",\"Value\":" + array);
    }

    @Test
    void loseTheirPaddingWhetherSpaceOrNul() throws IOException {
      assertThat(attribute(Vr.UI, "1.2.3\0")).isEqualTo(",\"Value\":[\"1.2.3\"]");
    }

    @Test
    void ofPaddingAloneAreEmpty() throws IOException {
      assertThat(attribute(Vr.LO, "  \0")).isEmpty();
    }

    @Test
    void escapeControlCharacters() throws IOException {
      assertThat(attribute(Vr.LT, "a\r\nb\t\f\b\u0001z"))
          .isEqualTo(",\"Value\":[\"a\\r\\nb\\t\\f\\b\\u0001z\"]");
    }

    @Test
    void areFoundToNeedAnEscapeAtEveryPosition() throws IOException {
      for (int length = 1; length < 20; length++) {
        for (int at = 0; at < length; at++) {
          for (char special : new char[] {'"', '\\', '\n', '\u00E9'}) {
            byte[] text = "x".repeat(length).getBytes(StandardCharsets.ISO_8859_1);
            text[at] = (byte) special;
            assertThat(PlainText.isPlain(text, 0, length)).as(length + "/" + at).isFalse();
          }
          assertThat(PlainText.isPlain(new byte[] {'!', '~', ' '}, 0, 3)).isTrue();
        }
      }
    }

    @Test
    void areWrittenInUtf8WhateverTheirCharacterSet() throws IOException {
      element(
          Tags.SPECIFIC_CHARACTER_SET,
          Vr.CS,
          "ISO_IR 100".getBytes(StandardCharsets.US_ASCII),
          false);
      element(
          Tags.PATIENT_NAME,
          Vr.PN,
          "Buc^J\u00E9r\u00F4me".getBytes(StandardCharsets.ISO_8859_1),
          false);

      assertThat(finished())
          .isEqualTo(
              "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                  + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Buc^Jérôme\"}]}}");
    }
  }

  @Nested
  class Names {
    /** PS3.18 F.2.2. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "A^B=C^D=E^F|[{\"Alphabetic\":\"A^B\",\"Ideographic\":\"C^D\",\"Phonetic\":\"E^F\"}]",
          "=C|[{\"Ideographic\":\"C\"}]",
          "==E|[{\"Phonetic\":\"E\"}]",
          "A^B^^^|[{\"Alphabetic\":\"A^B^^^\"}]",
          "^^^^|[{\"Alphabetic\":\"^^^^\"}]",
          "A\\\\B=|[{\"Alphabetic\":\"A\"},null,{\"Alphabetic\":\"B\"}]",
          "==|[null]",
        })
    void areObjectsOfTheirComponentGroups(String value, String array) throws IOException {
      assertThat(attribute(Vr.PN, value)).isEqualTo(",\"Value\":" + array);
    }
  }

  @Nested
  class Numbers {
    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        value = {
          "DS|1|1",
          "DS|-1.50|-1.50",
          "DS|` 12 `|12",
          "DS|+5|5",
          "DS|007|7",
          "DS|-00.5|-0.5",
          "DS|.5|0.5",
          "DS|-.5|-0.5",
          "DS|5.|5",
          "DS|0|0",
          "DS|000|0",
          "DS|1E+03|1E+03",
          "DS|1.e5|1e5",
          "DS|1\\2\\\\3|1,2,null,3",
          "IS|0012|12",
          "IS|-3|-3",
          "DS|0.1234567890123456|0.1234567890123456",
        })
    void ofTextAreJsonNumbersWithAllTheirDigits(Vr vr, String value, String array)
        throws IOException {
      assertThat(attribute(vr, value)).isEqualTo(",\"Value\":[" + array + "]");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {"1,5", "one", ".", "-", "1e", "1e+", "--1", "1.2.3", "0x10", "+", "e5", "NaN"})
    void thatAreNoneStayText(String value) throws IOException {
      assertThat(attribute(Vr.DS, value)).isEqualTo(",\"Value\":[\"" + value + "\"]");
    }

    private byte[] little(int size, Consumer<ByteBuffer> values) {
      var buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      values.accept(buffer);
      return buffer.array();
    }

    @Test
    void ofTwoBytesHaveTheirSign() throws IOException {
      byte[] value = {(byte) 0xFF, (byte) 0xFF, 1, 0};
      assertThat(attribute(Vr.US, value)).isEqualTo(",\"Value\":[65535,1]");
    }

    @Test
    void areReadInEitherByteOrdering() throws IOException {
      element(0x00110011, Vr.SS, new byte[] {(byte) 0xFF, (byte) 0xFE}, true);
      element(0x00110012, Vr.UL, new byte[] {(byte) 0x80, 0, 0, 1}, true);
      element(0x00110013, Vr.AT, new byte[] {0, 0x28, 0, (byte) 0xAB}, true);
      element(0x00110014, Vr.OW, new byte[] {1, 2, 3, 4}, true);

      assertThat(finished())
          .isEqualTo(
              "{\"00110011\":{\"vr\":\"SS\",\"Value\":[-2]},"
                  + "\"00110012\":{\"vr\":\"UL\",\"Value\":[2147483649]},"
                  + "\"00110013\":{\"vr\":\"AT\",\"Value\":[\"002800AB\"]},"
                  + "\"00110014\":{\"vr\":\"OW\",\"InlineBinary\":\"AgEEAw==\"}}");
    }

    @Test
    void ofFloatingPointHaveTheShortestDigits() throws IOException {
      byte[] value = little(16, b -> b.putFloat(0.1f).putFloat(-3).putFloat(1e30f).putFloat(0));
      assertThat(attribute(Vr.FL, value)).isEqualTo(",\"Value\":[0.1,-3,1.0E30,0.0]");
    }

    @Test
    void thatJsonHasNotAreStrings() throws IOException {
      byte[] value =
          little(24, b -> b.putDouble(Double.NaN).putDouble(-1 / 0.0).putDouble(1 / 0.0));
      assertThat(attribute(Vr.FD, value))
          .isEqualTo(",\"Value\":[\"NaN\",\"-Infinity\",\"Infinity\"]");
    }

    @Test
    void beyondTwoToThe53AreStrings() throws IOException {
      byte[] value = little(24, b -> b.putLong(-1).putLong((1L << 53) - 1).putLong(1L << 53));
      assertThat(attribute(Vr.UV, value))
          .isEqualTo(",\"Value\":[\"18446744073709551615\",9007199254740991,\"9007199254740992\"]");
    }

    @Test
    void thatAreCutShortAreLeftOutWithAWarning() throws IOException {
      assertThat(attribute(Vr.UL, new byte[] {1, 0, 0, 0, 2})).isEqualTo(",\"Value\":[1]");
      assertThat(writer.warnings()).hasSize(1);
    }
  }

  @Nested
  class Structure {
    @Test
    void keepsEmptySequencesAndItems() throws IOException {
      writer.startSequence(0x00081140);
      writer.endSequence();
      writer.startSequence(0x00081150);
      writer.startItem();
      writer.endItem();
      writer.startItem();
      element(0x00080060, Vr.CS, "CT".getBytes(StandardCharsets.US_ASCII), false);
      writer.endItem();
      writer.endSequence();

      assertThat(finished())
          .isEqualTo(
              "{\"00081140\":{\"vr\":\"SQ\"},\"00081150\":{\"vr\":\"SQ\",\"Value\":[{},"
                  + "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}}]}}");
    }

    @Test
    void namesBulkDataByItsPath() throws IOException {
      writer.startSequence(0x00081140);
      for (int i = 0; i < 2; i++) {
        writer.startItem();
        writer.bulkData(0x00091010, Vr.OB);
        writer.endItem();
      }
      writer.endSequence();

      assertThat(finished())
          .contains("\"00091010\":{\"vr\":\"OB\",\"BulkDataURI\":\"<cut>00081140/0/00091010\"}")
          .contains("<cut>00081140/1/00091010");
    }

    @Test
    void leavesOutGroupLengthsAndMetaInformation() throws IOException {
      element(0x00020010, Vr.UI, "1.2".getBytes(StandardCharsets.US_ASCII), false);
      element(0x00080000, Vr.UL, new byte[4], false);

      assertThat(finished()).isEqualTo("{}");
    }

    @Test
    void writesTheFirstOfRepeatedElementsAlsoOutOfOrder() throws IOException {
      for (int tag : new int[] {0x00080060, 0x00080060, 0x00100020, 0x00080060, 0x00090010}) {
        element(tag, Vr.LO, Integer.toHexString(tag).getBytes(StandardCharsets.US_ASCII), false);
      }
      element(0x00090010, Vr.LO, "again".getBytes(StandardCharsets.US_ASCII), false);
      writer.startSequence(0x00100020);
      writer.startItem();
      element(0x00080060, Vr.LO, "x".getBytes(StandardCharsets.US_ASCII), false);
      writer.endItem();
      writer.endSequence();

      assertThat(finished())
          .isEqualTo(
              "{\"00080060\":{\"vr\":\"LO\",\"Value\":[\"80060\"]},"
                  + "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"100020\"]},"
                  + "\"00090010\":{\"vr\":\"LO\",\"Value\":[\"90010\"]}}");
    }

    @Test
    void readsItemsInTheirOwnCharacterSetAndReturnsFromIt() throws IOException {
      byte[] text = {(byte) 0xBB};
      element(
          Tags.SPECIFIC_CHARACTER_SET,
          Vr.CS,
          "ISO_IR 100".getBytes(StandardCharsets.US_ASCII),
          false);
      writer.startSequence(0x00081140);
      writer.startItem();
      element(
          Tags.SPECIFIC_CHARACTER_SET,
          Vr.CS,
          "ISO_IR 144".getBytes(StandardCharsets.US_ASCII),
          false);
      element(0x00100010, Vr.LO, text, false);
      writer.endItem();
      writer.endSequence();
      element(0x00100020, Vr.LO, text, false);

      assertThat(finished()).contains("[\"Л\"]").endsWith("[\"»\"]}}");
    }

    @Test
    void handsLongTextsOnInPieces() throws IOException {
      byte[] text = "\u0001".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
      element(0x00110010, Vr.UT, text, false);
      element(0x00110011, Vr.OB, text, false);

      assertThat(finished())
          .contains("[\"" + "\\u0001".repeat(100_000) + "\"]")
          .contains("\"" + Base64.getEncoder().encodeToString(text) + "\"");
    }
  }
}
