package org.isocenter.imaging.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscodedCopyTest {
  private static final int BEHIND_PIXELS = 0xFFFCFFFC;

  @Test
  void compressedColourBecomesPlainRgb() throws IOException {
    var pixels =
        new TranscodedPixels(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN, format(2, 1, 3, 8, Photometric.RGB), 2);
    byte[] first = {1, 2, 3, 4, 5, 6};
    byte[] second = {7, 8, 9, 10, 11, 12};

    var reader = copy(compressed(), pixels, number -> number == 1 ? first : second);

    assertThat(reader.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    Dataset copy = dataset(reader);
    assertThat(copy.string(Tags.PHOTOMETRIC_INTERPRETATION)).contains("RGB");
    assertThat(copy.number(Tags.PLANAR_CONFIGURATION).map(Number::intValue)).contains(0);
    assertThat(copy.string(Tags.LOSSY_IMAGE_COMPRESSION)).contains("01");
    assertThat(copy.contains(Tags.EXTENDED_OFFSET_TABLE)).isFalse();
    assertThat(copy.contains(0x00280000)).isFalse();
    assertThat(copy.value(Tags.PIXEL_DATA).orElseThrow().bytes())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(copy.contains(BEHIND_PIXELS)).isTrue();
  }

  @Test
  void framesAreFragmentsOfTheirOwnWhenCompressed() throws IOException {
    var pixels =
        new TranscodedPixels(
            TransferSyntax.RLE_LOSSLESS, format(2, 1, 1, 8, Photometric.MONOCHROME2), 2);

    Dataset copy = dataset(copy(compressed(), pixels, number -> new byte[] {(byte) number}));

    var fragments = (Element.Fragments) copy.get(Tags.PIXEL_DATA).orElseThrow();
    assertThat(fragments.offsetTable().isEmpty()).isTrue();
    assertThat(fragments.fragments().stream().map(value -> List.of(value.bytes()[0])))
        .containsExactly(List.of((byte) 1), List.of((byte) 2));
  }

  @ParameterizedTest
  @CsvSource({"3, 5, 7", "1, 1, 20", "8, 2, 3", "5, 5, 1", "7, 9, 11"})
  void framesOfSingleBitsFollowEachOtherWithinBytes(int rows, int columns, int frames)
      throws IOException {
    var pixels =
        new TranscodedPixels(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            format(rows, columns, 1, 1, Photometric.MONOCHROME2),
            frames);
    int size = rows * columns;

    Dataset copy = dataset(copy(compressed(), pixels, number -> bits(number, size)));

    var found = BitSet.valueOf(copy.value(Tags.PIXEL_DATA).orElseThrow().bytes());
    var expected = new BitSet();
    IntStream.range(0, size * frames)
        .filter(bit -> isSet(bit / size + 1, bit % size))
        .forEach(expected::set);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aFrameOfAnotherSizeEndsTheCopy() {
    var pixels =
        new TranscodedPixels(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN, format(2, 2, 1, 8, Photometric.MONOCHROME2), 2);

    assertThatThrownBy(() -> copy(compressed(), pixels, number -> new byte[number + 3]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Frame 2");
  }

  @Test
  void whatOneValueCannotHoldDoesNotFit() {
    var large = format(65_535, 65_535, 1, 8, Photometric.MONOCHROME2);
    assertThat(new TranscodedPixels(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, large, 1).fits())
        .isTrue();
    assertThat(new TranscodedPixels(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, large, 2).fits())
        .isFalse();
    assertThat(new TranscodedPixels(TransferSyntax.RLE_LOSSLESS, large, 2).fits()).isTrue();
  }

  private static boolean isSet(int frame, int pixel) {
    return (frame * 31 + pixel * 7) % 3 == 0;
  }

  private static byte[] bits(int frame, int size) {
    byte[] bytes = new byte[(size + 7) / 8];
    for (int pixel = 0; pixel < size; pixel++) {
      if (isSet(frame, pixel)) {
        bytes[pixel / 8] |= (byte) (1 << pixel % 8);
      }
    }
    return bytes;
  }

  private static PixelFormat format(
      int rows, int columns, int samples, int bits, Photometric photometric) {
    return new PixelFormat(rows, columns, samples, bits, bits, false, photometric, false);
  }

  private static byte[] compressed() throws IOException {
    var instance =
        new Dataset()
            .putText(Tags.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7")
            .putText(Tags.SOP_INSTANCE_UID, Vr.UI, "1.2.3")
            .put(Element.value(0x00280000, Vr.UL, new byte[] {1, 0, 0, 0}))
            .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "YBR_RCT")
            .put(Element.value(Tags.BITS_ALLOCATED, Vr.US, new byte[] {8, 0}))
            .putText(Tags.LOSSY_IMAGE_COMPRESSION, Vr.CS, "01")
            .put(Element.value(Tags.EXTENDED_OFFSET_TABLE, Vr.OV, new byte[16]))
            .put(
                new Element.Fragments(
                    Tags.PIXEL_DATA,
                    Vr.OB,
                    Element.value(Tags.PIXEL_DATA, Vr.OB, new byte[0]),
                    List.of(Element.value(Tags.PIXEL_DATA, Vr.OB, new byte[] {9, 9}))))
            .put(Element.value(BEHIND_PIXELS, Vr.OB, new byte[] {0, 0}));
    var out = new ByteArrayOutputStream();
    var meta = FileMeta.of("1.2.840.10008.5.1.4.1.1.7", "1.2.3", TransferSyntax.JPEG_2000_LOSSLESS);
    try (var writer = DicomWriter.part10(out, meta)) {
      writer.write(instance);
    }
    return out.toByteArray();
  }

  private static DicomReader copy(byte[] object, TranscodedPixels pixels, EncodedFrames frames)
      throws IOException {
    var out = new ByteArrayOutputStream();
    new TranscodedCopy(pixels, frames).copy(new ByteArrayInputStream(object), out);
    return DicomReader.of(out.toByteArray());
  }

  private static Dataset dataset(DicomReader reader) throws IOException {
    return DatasetReader.read(reader);
  }
}
