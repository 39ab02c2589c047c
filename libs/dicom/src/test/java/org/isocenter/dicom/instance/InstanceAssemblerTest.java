package org.isocenter.dicom.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.dicom.io.ReadLimits;
import org.junit.jupiter.api.Test;

class InstanceAssemblerTest {

  private static BulkDataPart part(String content) {
    return new Inline(content.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] assemble(
      TransferSyntax syntax, Dataset dataset, Map<String, List<BulkDataPart>> parts)
      throws IOException {
    var out = new ByteArrayOutputStream();
    InstanceAssembler.write(dataset, FileMeta.of("1.2.840", "1.2.3", syntax), found(parts), out);
    return out.toByteArray();
  }

  private static BulkDataParts found(Map<String, List<BulkDataPart>> parts) {
    return reference -> {
      var there = parts.get(reference.uri());
      if (there == null) {
        throw new FileNotFoundException("no part");
      }
      return there;
    };
  }

  private static Dataset read(byte[] object) throws IOException {
    try (var reader = DicomReader.of(object)) {
      var dataset = DatasetReader.read(reader);
      assertThat(reader.warnings()).isEmpty();
      return dataset;
    }
  }

  private static Dataset referring(Vr vr) {
    return Objects.identified().put(new Element.Reference(Tags.PIXEL_DATA, vr, "pixels"));
  }

  @Test
  void putsNativeValuesInPlaceOfTheirReferences() throws IOException {
    var item = new Dataset().put(new Element.Reference(0x00420011, Vr.OB, "doc"));
    var dataset = referring(Vr.OW).put(Element.sequence(0x00081140, List.of(item)));

    byte[] object =
        assemble(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            dataset,
            Map.of("pixels", List.of(part("ab"), part("cd")), "doc", List.of(part("xyz"))));

    var read = read(object);
    assertThat(read.value(Tags.PIXEL_DATA).orElseThrow())
        .isEqualTo(Element.value(Tags.PIXEL_DATA, Vr.OW, new byte[] {'a', 'b', 'c', 'd'}));
    assertThat(read.items(0x00081140).getFirst().value(0x00420011).orElseThrow().bytes())
        .containsExactly('x', 'y', 'z', 0);
    assertThat(read.string(Tags.STUDY_INSTANCE_UID)).contains("1.2.1");
  }

  @Test
  void makesAFragmentOfEachFrameAndAnOffsetTable() throws IOException {
    byte[] object =
        assemble(
            TransferSyntax.JPEG_BASELINE,
            referring(Vr.OW),
            Map.of("pixels", List.of(part("odd"), part("frames"))));

    assertThat(read(object).get(Tags.PIXEL_DATA))
        .contains(
            new Element.Fragments(
                Tags.PIXEL_DATA,
                Vr.OB,
                Element.value(Tags.PIXEL_DATA, Vr.OL, new byte[] {0, 0, 0, 0, 12, 0, 0, 0}),
                List.of(
                    Element.value(Tags.PIXEL_DATA, Vr.OB, new byte[] {'o', 'd', 'd', 0}),
                    Element.value(
                        Tags.PIXEL_DATA, Vr.OB, "frames".getBytes(StandardCharsets.US_ASCII)))));
  }

  @Test
  void leavesTheBasicTableEmptyBesideAnExtendedOneAndForOneFrame() throws IOException {
    var extended =
        referring(Vr.OB).put(Element.value(Tags.EXTENDED_OFFSET_TABLE, Vr.OV, new byte[16]));

    for (var dataset : List.of(extended, referring(Vr.OB))) {
      var frames = dataset.equals(extended) ? List.of(part("1"), part("2")) : List.of(part("1"));
      var object = assemble(TransferSyntax.RLE_LOSSLESS, dataset, Map.of("pixels", frames));

      assertThat(read(object).get(Tags.PIXEL_DATA).orElseThrow())
          .isInstanceOfSatisfying(
              Element.Fragments.class,
              fragments -> {
                assertThat(fragments.offsetTable().isEmpty()).isTrue();
                assertThat(fragments.fragments()).hasSameSizeAs(frames);
              });
    }
  }

  @Test
  void takesAnInlineValueOfACompressedSyntaxForItsOnlyFrame() throws IOException {
    var dataset =
        Objects.identified().put(Element.value(Tags.PIXEL_DATA, Vr.OB, new byte[] {1, 2}));

    var read = read(assemble(TransferSyntax.JPEG_BASELINE, dataset, Map.of()));

    assertThat(read.get(Tags.PIXEL_DATA).orElseThrow()).isInstanceOf(Element.Fragments.class);
  }

  @Test
  void leavesOutGroupLengthsAndMetaInformationOfTheMetadata() throws IOException {
    var dataset =
        Objects.identified()
            .putText(Tags.TRANSFER_SYNTAX_UID, Vr.UI, "1.2.840.10008.1.2")
            .put(Element.value(0x00080000, Vr.UL, new byte[4]));

    var read = read(assemble(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataset, Map.of()));

    assertThat(read).isEqualTo(Objects.identified());
  }

  @Test
  void framesAreFoundByAScan() throws IOException {
    var dataset = referring(Vr.OB).putText(Tags.NUMBER_OF_FRAMES, Vr.IS, "3");
    Objects.pixels(dataset, 4, 4, 3, 8);
    byte[] object =
        assemble(
            TransferSyntax.JPEG_2000,
            dataset,
            Map.of("pixels", List.of(part("one"), part("three"), part("four"))));

    var scan =
        new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT)
            .scan(new ByteArrayInputStream(object), (_, _) -> {});

    assertThat(scan.frames().count()).isEqualTo(3);
    var location = (FrameLocation.Encapsulated) scan.frames().locate(2);
    var extent = location.fragments().getFirst();
    assertThat(Arrays.copyOfRange(object, (int) extent.offset(), (int) extent.end()))
        .startsWith("three".getBytes(StandardCharsets.US_ASCII));
    assertThat(scan.warnings()).isEmpty();
  }

  @Test
  void refusesPartsThatAreNotAsLongAsAnnounced() {
    for (int announced : new int[] {2, 4}) {
      var lying =
          new BulkDataPart() {
            @Override
            public long length() {
              return announced;
            }

            @Override
            public InputStream open() {
              return new ByteArrayInputStream(new byte[3]);
            }
          };
      for (var syntax :
          List.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.JPEG_BASELINE)) {
        assertThatThrownBy(
                () -> assemble(syntax, referring(Vr.OB), Map.of("pixels", List.of(lying))))
            .isInstanceOf(DicomFormatException.class);
      }
    }
  }

  @Test
  void refusesAReferenceToNothing() {
    assertThatThrownBy(
            () -> assemble(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, referring(Vr.OW), Map.of()))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void refusesANativeValueLongerThanAnyCanBe() {
    assertThatThrownBy(() ->
            assemble(
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                referring(Vr.OW),
                Map.of("pixels", List.of(zeros(3L << 30), zeros(3L << 30)))))
        .isInstanceOf(DicomFormatException.class)
        .hasMessageContaining("cannot be expressed");
  }

  @Test
  void splitsAVideoThatIsLongerThanAFragmentCanBe() throws IOException {
    long length = (1L << 32) + 10;
    var counted = new CountingStream();

    InstanceAssembler.write(
        referring(Vr.OB),
        FileMeta.of("1.2.840", "1.2.3", TransferSyntax.of("1.2.840.10008.1.2.4.102")),
        _ -> List.of(zeros(length)),
        counted);

    // Offset table, two fragments and the delimiter have a header each.
    assertThat(counted.count).isBetween(length + 4 * 8, length + 1000);
  }

  private static BulkDataPart zeros(long length) {
    return new BulkDataPart() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public InputStream open() {
        return new ZeroStream(length);
      }
    };
  }

  private static final class ZeroStream extends InputStream {
    private long left;

    ZeroStream(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buf, int off, int len) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(len, left);
      left -= count;
      return count;
    }
  }

  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int octet) {
      count++;
    }

    @Override
    public void write(byte[] buf, int off, int len) {
      count += len;
    }
  }
}
