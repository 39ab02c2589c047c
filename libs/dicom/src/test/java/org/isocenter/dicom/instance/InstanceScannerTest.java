package org.isocenter.dicom.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.ReadLimits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceScannerTest {
  private static final String BASE = "https://pacs.example/dicom-web";

  private final InstanceScanner scanner =
      new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT);

  private InstanceScan scan(byte[] object) throws IOException {
    return scanner.scan(new ByteArrayInputStream(object), (_, _) -> {});
  }

  private static String json(InstanceScan scan) {
    return new String(scan.metadata().json(BASE), StandardCharsets.UTF_8);
  }

  @Nested
  class Identity {
    @Test
    void isToldBeforeWhatFollowsIsRead() throws IOException {
      byte[] object = Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 512, 512, 4);
      AtomicInteger consumed = new AtomicInteger();
      List<String> heard = new ArrayList<>();
      InputStream counting =
          new ByteArrayInputStream(object) {
            @Override
            public synchronized int read(byte[] buf, int off, int len) {
              int read = super.read(buf, off, len);
              consumed.addAndGet(Math.max(read, 0));
              return read;
            }
          };

      scanner.scan(
          counting,
          (identity, syntax) ->
              heard.add(identity + " " + syntax.uid() + " " + consumed.get() / (64 << 10)));

      assertThat(heard)
          .containsExactly(
              new InstanceIdentity(Objects.SOP_CLASS, "1.2.3", "1.2.1", "1.2.2")
                  + " 1.2.840.10008.1.2.1 1");
      assertThat(consumed.get()).isEqualTo(object.length);
    }

    @Test
    void endsTheScanWhenItsListenerThrows() throws IOException {
      byte[] object = Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 4, 4, 1);

      assertThatThrownBy(() ->
              scanner.scan(
                  new ByteArrayInputStream(object),
                  (_, _) -> {
                    throw new IOException("refused");
                  }))
          .hasMessage("refused");
      assertThat(scan(object).frames().count()).isEqualTo(1);
    }

    @Test
    void isTheFirstWhereItIsGivenTwiceAsInTheMetadata() throws IOException {
      var object = new ByteArrayOutputStream();
      object.write(
          Objects.part10(
              TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
              new Dataset().putText(Tags.SOP_INSTANCE_UID, Vr.UI, "1.2.3")));
      var second = Element.text(Tags.SOP_INSTANCE_UID, Vr.UI, "1.2.9");
      try (var writer =
          DicomWriter.dataset(
              object, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, DicomWriter.Lengths.DEFINED)) {
        writer.write(second);
      }

      var scan = scan(object.toByteArray());

      assertThat(scan.identity().sopInstanceUid()).isEqualTo("1.2.3");
      assertThat(json(scan)).contains("1.2.3").doesNotContain("1.2.9");
      assertThat(scan.warnings()).isNotEmpty();
    }

    @Test
    void isToldAtTheEndOfAnInstanceWithoutIt() throws IOException {
      byte[] object =
          Objects.part10(
              TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
              new Dataset().putText(Tags.SOP_INSTANCE_UID, Vr.UI, "1.2.3"));
      List<InstanceIdentity> heard = new ArrayList<>();

      scanner.scan(new ByteArrayInputStream(object), (identity, _) -> heard.add(identity));

      assertThat(heard).containsExactly(new InstanceIdentity("", "1.2.3", "", ""));
    }
  }

  @Nested
  class MetadataText {
    @Test
    void isCutBeforeThePathOfEachBulkDatum() throws IOException {
      var scan = scan(Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 4, 4, 2));

      assertThat(scan.metadata().segments()).hasSize(2);
      assertThat(json(scan))
          .startsWith("{\"00080016\":")
          .endsWith(
              "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\""
                  + BASE
                  + "/studies/1.2.1/series/1.2.2/instances/1.2.3/bulkdata/7FE00010\"}}");
    }

    @Test
    void namesTheInstanceInBulkDataBeforeItsIdentity() throws IOException {
      var dataset = Objects.identified();
      dataset.putText(0x00090010, Vr.LO, "MAKER");
      dataset.put(Element.value(0x00091001, Vr.OB, new byte[2000]));
      dataset.put(Element.value(0x00091002, Vr.OB, new byte[1024]));
      dataset.put(
          Element.sequence(
              0x00091003,
              List.of(
                  new Dataset(),
                  new Dataset().put(Element.value(0x00091001, Vr.UN, new byte[2000])))));

      var scan = scan(Objects.part10(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataset));

      assertThat(json(scan))
          .contains("\"" + BASE + "/studies/1.2.1/series/1.2.2/instances/1.2.3/bulkdata/00091001\"")
          .contains("/instances/1.2.3/bulkdata/00091003/1/00091001\"")
          .contains("\"00091002\":{\"vr\":\"OB\",\"InlineBinary\":\"AAAA");
      assertThat(scan.bulkData())
          .extracting(BulkDatum::path)
          .containsExactly("00091001", "00091003/1/00091001");
      assertThat(scan.metadata().segments()).hasSize(3);
    }

    @Test
    void hasTheLengthAndDigestOfEachSegment() throws IOException {
      var scan = scan(Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 4, 4, 2));

      byte[] text = scan.metadata().json("");
      int at = 0;
      for (Metadata.Segment segment : scan.metadata().segments()) {
        var crc = new CRC32();
        crc.update(text, at, segment.length());
        assertThat(segment.crc32()).isEqualTo((int) crc.getValue());
        at += segment.length();
      }
      assertThat(at).isEqualTo(text.length);
    }

    @Test
    void survivesItsCompactForm() throws IOException {
      var metadata = scan(Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 4, 4, 2)).metadata();

      var read = Metadata.fromBytes(metadata.toBytes());

      assertThat(read).isEqualTo(metadata);
      assertThat(read.json(BASE)).isEqualTo(metadata.json(BASE));
    }

    @Test
    void isRefusedInAnyOtherForm() throws IOException {
      byte[] bytes =
          scan(Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 4, 4, 2)).metadata().toBytes();

      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> Metadata.fromBytes(cut))
            .as("cut to %d", length)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Nested
  class Positions {
    @Test
    void areThoseOfTheValuesInTheObject() throws IOException {
      byte[] object = Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 2, 3, 2);

      var scan = scan(object);

      assertThat(scan.length()).isEqualTo(object.length);
      assertThat(scan.part10()).isTrue();
      assertThat(scan.warnings()).isEmpty();
      for (int frame = 1; frame <= 2; frame++) {
        var location = (FrameLocation.Native) scan.frames().locate(frame);
        Extent extent = location.bytes();
        assertThat(Arrays.copyOfRange(object, (int) extent.offset(), (int) extent.end()))
            .isEqualTo(
                Arrays.copyOfRange(Objects.pixelValue(2, 3, 2), 12 * frame - 12, 12 * frame));
      }
    }

    @Test
    void ofADeflatedObjectAreThoseOfTheInflatedOne() throws IOException {
      var plain = scan(Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 2, 3, 2));
      var deflated = scan(Objects.image(TransferSyntax.DEFLATED, 2, 3, 2));

      // The UID in the meta information is two bytes longer, padding included.
      long shift = deflated.bulkData().getFirst().offset() - plain.bulkData().getFirst().offset();

      assertThat(shift).isEqualTo(2);
      assertThat(json(deflated)).isEqualTo(json(plain));
    }

    @Test
    void startAtBitsWhereAPixelIsOne() throws IOException {
      var dataset = Objects.identified();
      Objects.pixels(dataset, 3, 3, 3, 1);
      dataset.put(Element.value(Tags.PIXEL_DATA, Vr.OB, new byte[4]));

      var frames = scan(Objects.part10(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataset)).frames();

      var second = (FrameLocation.Native) frames.locate(2);
      assertThat(second.bitOffset() % 8).isEqualTo(1);
      assertThat(second.bitLength()).isEqualTo(9);
      assertThat(second.bytes().length()).isEqualTo(2);
      assertThatThrownBy(() -> frames.locate(4)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> frames.locate(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"YBR_FULL_422, 16", "YBR_PARTIAL_422, 16", "YBR_FULL, 24", "RGB, 24"})
    void takeTwoThirdsWherePixelsShareTheirChroma(String photometric, int bits) throws IOException {
      var dataset = Objects.identified();
      Objects.pixels(dataset, 2, 2, 2, 8);
      dataset.put(Element.value(Tags.SAMPLES_PER_PIXEL, Vr.US, new byte[] {3, 0}));
      dataset.putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, photometric);
      dataset.put(Element.value(Tags.PIXEL_DATA, Vr.OB, new byte[bits]));

      var frames = scan(Objects.part10(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataset)).frames();

      assertThat(((FrameLocation.Native) frames.locate(1)).bitLength()).isEqualTo(bits * 4L);
    }

    @Test
    void areOnlyThoseOfFramesThatAreThere() throws IOException {
      var dataset = Objects.identified();
      Objects.pixels(dataset, 4, 4, 5, 8);
      dataset.put(Element.value(Tags.PIXEL_DATA, Vr.OB, new byte[16 * 3 + 2]));

      var scan = scan(Objects.part10(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataset));

      assertThat(scan.frames().count()).isEqualTo(3);
      assertThat(scan.warnings()).containsExactly("Pixel data holds 3 of 5 frames");
    }
  }

  @Nested
  class Tolerance {
    @Test
    void makesUpTheMetaInformationOfABareDataSet() throws IOException {
      var bare = new ByteArrayOutputStream();
      byte[] object = Objects.image(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, 2, 3, 1);
      int start = object.length - Objects.datasetLength(object);
      bare.write(object, start, object.length - start);

      var scan = scan(bare.toByteArray());

      assertThat(scan.part10()).isFalse();
      assertThat(scan.meta().transferSyntaxUid()).isEqualTo("1.2.840.10008.1.2");
      assertThat(scan.meta().mediaStorageSopInstanceUid()).isEqualTo("1.2.3");
      assertThat(scan.warnings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 131, 132, 140, 200, 400, 500})
    void refusesAnObjectThatEndsEarly(int length) throws IOException {
      byte[] object = Objects.image(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 16, 16, 1);

      assertThatThrownBy(() -> scan(Arrays.copyOf(object, length)))
          .isInstanceOf(DicomFormatException.class);
    }
  }

  @Nested
  class ExplicitLittleEndian {
    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"})
    void copyHoldsTheSameDataSet(String syntax) throws IOException {
      byte[] stored = Objects.image(TransferSyntax.of(syntax), 5, 4, 2);
      var copy = new ByteArrayOutputStream();

      new ExplicitLittleEndianCopy(ReadLimits.DEFAULT).copy(new ByteArrayInputStream(stored), copy);

      var reader = DicomReader.of(copy.toByteArray());
      assertThat(reader.fileMeta().transferSyntaxUid()).isEqualTo("1.2.840.10008.1.2.1");
      assertThat(reader.warnings()).isEmpty();
      assertThat(DatasetReader.read(reader)).isEqualTo(DatasetReader.read(DicomReader.of(stored)));
    }

    @Test
    void bytesComeFromABigEndianValue() throws IOException {
      byte[] object = Objects.image(TransferSyntax.EXPLICIT_BIG_ENDIAN, 2, 3, 2);
      var scan = scan(object);
      var datum = scan.bulkData().getFirst();

      var value =
          LittleEndianInput.littleEndian(
              new ByteArrayInputStream(object, (int) datum.offset(), (int) datum.length()),
              datum.vr());

      assertThat(value.readAllBytes()).isEqualTo(Objects.pixelValue(2, 3, 2));
    }
  }
}
