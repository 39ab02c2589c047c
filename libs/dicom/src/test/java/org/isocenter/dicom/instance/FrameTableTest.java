package org.isocenter.dicom.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.ReadLimits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTableTest {

  /** Lengths of fragments; those with a plus begin as a JPEG image does. */
  private static InstanceScan scan(
      TransferSyntax syntax, int frames, String fragments, long... basicOffsets)
      throws IOException {
    byte[] basic = table(Integer.BYTES, basicOffsets);
    return scan(syntax, fragments, basic, described(frames));
  }

  private static InstanceScan scan(
      TransferSyntax syntax, int frames, String fragments, byte[] offsets, byte[] lengths)
      throws IOException {
    var dataset = described(frames).put(Element.value(Tags.EXTENDED_OFFSET_TABLE, Vr.OV, offsets));
    if (lengths.length > 0) {
      dataset.put(Element.value(Tags.EXTENDED_OFFSET_TABLE_LENGTHS, Vr.OV, lengths));
    }
    return scan(syntax, fragments, new byte[0], dataset);
  }

  private static Dataset described(int frames) {
    var dataset = Objects.identified();
    Objects.pixels(dataset, 16, 16, frames, 8);
    return dataset;
  }

  private static InstanceScan scan(
      TransferSyntax syntax, String fragments, byte[] basic, Dataset dataset) throws IOException {
    List<Element.Value> values = new ArrayList<>();
    for (String fragment : fragments.split(" ", -1)) {
      byte[] value = new byte[Integer.parseInt(fragment.replace("+", ""))];
      if (fragment.endsWith("+")) {
        value[0] = (byte) 0xFF;
        value[1] = (byte) 0xD8;
      }
      values.add(Element.value(Tags.PIXEL_DATA, Vr.OB, value));
    }
    dataset.put(
        new Element.Fragments(
            Tags.PIXEL_DATA, Vr.OB, Element.value(Tags.PIXEL_DATA, Vr.OL, basic), values));
    byte[] object = Objects.part10(syntax, dataset);
    return new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT)
        .scan(new ByteArrayInputStream(object), (_, _) -> {});
  }

  private static byte[] table(int unit, long... offsets) {
    var table = ByteBuffer.allocate(unit * offsets.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long offset : offsets) {
      if (unit == Integer.BYTES) {
        table.putInt((int) offset);
      } else {
        table.putLong(offset);
      }
    }
    return table.array();
  }

  /** The lengths of the fragments of each frame: {@code 10,20|30}. */
  private static String shape(FrameTable table) {
    List<String> frames = new ArrayList<>();
    for (int frame = 1; frame <= table.count(); frame++) {
      var location = (FrameLocation.Encapsulated) table.locate(frame);
      frames.add(
          String.join(
              ",", location.fragments().stream().map(extent -> "" + extent.length()).toList()));
    }
    return String.join("|", frames);
  }

  @Nested
  class WithoutOffsetTable {
    @ParameterizedTest
    @CsvSource({
      "1, 10+ 20 30, '10,20,30'",
      "3, 10 20 30, 10|20|30",
      "2, 10+ 20 30+ 40, '10,20|30,40'",
      "2, 10+ 20+ 30+, 10|20|30",
      "3, 10+ 20+, 10|20",
    })
    void framesAreWhatTheFragmentsShow(int frames, String fragments, String shape)
        throws IOException {
      var scan = scan(TransferSyntax.JPEG_BASELINE, frames, fragments);

      assertThat(shape(scan.frames())).isEqualTo(shape);
      boolean agrees = scan.frames().count() == frames;
      assertThat(scan.warnings().isEmpty()).isEqualTo(agrees);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"1.2.840.10008.1.2.5", "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.8.1"})
    void framesOfRleUncompressedAndDeflatedHaveOneFragmentEach(String syntax) throws IOException {
      var scan = scan(TransferSyntax.of(syntax), 4, "10+ 20 30");

      assertThat(shape(scan.frames())).isEqualTo("10|20|30");
      assertThat(scan.warnings()).containsExactly("Pixel data holds 3 of 4 frames");
    }

    @Test
    void videoIsOneStreamWhateverItsNumberOfFrames() throws IOException {
      var scan = scan(TransferSyntax.of("1.2.840.10008.1.2.4.102"), 90, "10 20 30");

      assertThat(shape(scan.frames())).isEqualTo("10,20,30");
      assertThat(scan.warnings()).isEmpty();
    }
  }

  @Nested
  class WithOffsetTable {
    @Test
    void framesBeginWhereTheBasicTableSays() throws IOException {
      var scan = scan(TransferSyntax.JPEG_2000, 2, "10 20 30 40", 0, 18 + 28);

      assertThat(shape(scan.frames())).isEqualTo("10,20|30,40");
      assertThat(scan.warnings()).isEmpty();
    }

    @Test
    void framesBeginWhereTheExtendedTableSays() throws IOException {
      var scan =
          scan(TransferSyntax.JPEG_2000, 2, "10 20 30", table(Long.BYTES, 0, 18), new byte[0]);

      assertThat(shape(scan.frames())).isEqualTo("10|20,30");
    }

    @ParameterizedTest
    @CsvSource({"9, 20, 9|20", "10, 19, 10|19", "8, 20, 10|20", "10, 21, 10|20", "-1, 20, 10|20"})
    void framesAreAsLongAsTheExtendedTableSaysUpToPadding(long first, long second, String shape)
        throws IOException {
      var scan =
          scan(
              TransferSyntax.DEFLATED_IMAGE_FRAME,
              2,
              "10 20",
              table(Long.BYTES, 0, 18),
              table(Long.BYTES, first, second));

      assertThat(shape(scan.frames())).isEqualTo(shape);
      assertThat(scan.warnings().isEmpty()).isEqualTo(!shape.equals("10|20"));
    }

    @Test
    void lengthsOfAnotherNumberOfFramesAreIgnoredWithAWarning() throws IOException {
      var scan =
          scan(
              TransferSyntax.JPEG_2000, 2, "10 20", table(Long.BYTES, 0, 18), table(Long.BYTES, 9));

      assertThat(shape(scan.frames())).isEqualTo("10|20");
      assertThat(scan.warnings()).singleElement().asString().contains("lengths");
    }

    @ParameterizedTest
    @CsvSource({"0, 17", "8, 18", "18, 0", "0, 0", "0, 4294967294"})
    void aTableThatHitsNoFragmentIsIgnoredWithAWarning(long first, long second) throws IOException {
      var scan = scan(TransferSyntax.JPEG_BASELINE, 2, "10+ 20", first, second);

      assertThat(shape(scan.frames())).isEqualTo("10|20");
      assertThat(scan.warnings())
          .containsExactly("The offset table does not fit the fragments and is ignored");
    }
  }

  @Nested
  class Stored {
    private final FrameTable encapsulated =
        new FrameTable.Encapsulated(
            new long[] {1000, 5_000_000_000L, 5_000_000_100L},
            new long[] {4_999_998_992L, 92, 0},
            new int[] {0, 2});

    @Test
    void comesBackFromItsCompactForm() {
      for (FrameTable table :
          List.of(
              new FrameTable.None(), new FrameTable.Native(1L << 40, 9, 100_000), encapsulated)) {
        assertThat(FrameTable.fromBytes(table.toBytes())).isEqualTo(table);
      }
    }

    @Test
    void takesFewBytesForManyFrames() throws IOException {
      var scan = scan(TransferSyntax.JPEG_BASELINE, 1000, "100 ".repeat(1000).strip());

      assertThat(scan.frames().count()).isEqualTo(1000);
      assertThat(scan.frames().toBytes()).hasSizeLessThan(2020);
    }

    @Test
    void isRefusedWhenCutOrOfAnotherVersion() {
      byte[] bytes = encapsulated.toBytes();
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> FrameTable.fromBytes(cut))
            .isInstanceOf(IllegalArgumentException.class);
      }
      bytes[0] = 9;
      assertThatThrownBy(() -> FrameTable.fromBytes(bytes))
          .hasMessageContaining("unknown version 9");
    }
  }
}
