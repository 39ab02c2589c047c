package org.isocenter.imaging.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodeStreamOutput;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.SyntheticFrames;
import org.isocenter.imaging.codec.SyntheticFrames.Content;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineEncoderTest {
  private static final TransferSyntax SYNTAX = TransferSyntax.JPEG_BASELINE;

  private static byte[] encode(Samples samples, int quality) throws CodecException {
    return new BaselineEncoder()
        .encode(samples, new EncodeRequest(SYNTAX, quality, SyntheticFrames.limits()));
  }

  private static byte[] values(Samples samples) {
    return ((Samples.Bytes) samples).values();
  }

  private static double meanDifference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
    }
    return (double) sum / one.length;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 40", "40, 1", "8, 8", "33, 47", "64, 17"})
  void greyOfAnySizeComesBackNearly(int rows, int columns) throws CodecException {
    var format = SyntheticFrames.grey(rows, columns, 8, false);
    for (Samples frame : SyntheticFrames.frames(format)) {
      Samples decoded =
          new JpegDecoder().decode(encode(frame, 100), SyntheticFrames.decode(SYNTAX, format));

      assertThat(decoded.format()).isEqualTo(format);
      assertThat(meanDifference(values(frame), values(decoded))).isLessThan(1);
    }
  }

  @Test
  void theJdkDecodesTheSameGrey() throws CodecException, IOException {
    var format = SyntheticFrames.grey(61, 75, 8, false);
    for (Samples frame : SyntheticFrames.frames(format)) {
      for (int quality : new int[] {1, 30, 75, 95, 100}) {
        byte[] stream = encode(frame, quality);

        var raster = ImageIO.read(new ByteArrayInputStream(stream)).getRaster();
        Samples decoded = new JpegDecoder().decode(stream, SyntheticFrames.decode(SYNTAX, format));
        assertThat(values(decoded))
            .isEqualTo(raster.getDataElements(0, 0, 75, 61, new byte[75 * 61]));
      }
    }
  }

  /** Black and white where a cosine is negative and positive: no coefficient gets larger. */
  @Test
  void theLargestCoefficientsHaveCodes() throws CodecException {
    var format = SyntheticFrames.grey(64, 64, 8, false);
    var frame = new byte[64 * 64];
    for (int row = 0; row < 64; row++) {
      for (int column = 0; column < 64; column++) {
        double cosines = cosine(row / 8, row % 8) * cosine(column / 8, column % 8);
        frame[row * 64 + column] = (byte) (cosines < 0 ? 0 : 255);
      }
    }

    byte[] stream = encode(new Samples.Bytes(format, frame), 100);

    Samples decoded = new JpegDecoder().decode(stream, SyntheticFrames.decode(SYNTAX, format));
    assertThat(meanDifference(frame, values(decoded))).isLessThan(1);
  }

  private static double cosine(int frequency, int at) {
    return Math.cos((2 * at + 1) * frequency * Math.PI / 16);
  }

  @Test
  void theCodesAreTheStandards() {
    assertThat(segment(StandardCodes.DIRECT_LUMINANCE))
        .isEqualTo(segment(JPEGHuffmanTable.StdDCLuminance));
    assertThat(segment(StandardCodes.DIRECT_CHROMINANCE))
        .isEqualTo(segment(JPEGHuffmanTable.StdDCChrominance));
    assertThat(segment(StandardCodes.ALTERNATING_LUMINANCE))
        .isEqualTo(segment(JPEGHuffmanTable.StdACLuminance));
    assertThat(segment(StandardCodes.ALTERNATING_CHROMINANCE))
        .isEqualTo(segment(JPEGHuffmanTable.StdACChrominance));
  }

  /** What a DHT segment says behind its slot. */
  private static byte[] segment(HuffmanCode code) {
    var out = new CodeStreamOutput(0);
    code.write(0, out);
    byte[] segment = out.toByteArray();
    return Arrays.copyOfRange(segment, 5, segment.length);
  }

  private static byte[] segment(JPEGHuffmanTable table) {
    var segment = new ByteArrayOutputStream();
    for (int length = 0; length < 16; length++) {
      short[] lengths = table.getLengths();
      segment.write(length < lengths.length ? lengths[length] : 0);
    }
    for (short value : table.getValues()) {
      segment.write(value);
    }
    return segment.toByteArray();
  }

  @Test
  void theJdkSeesTheColours() throws CodecException, IOException {
    var format = SyntheticFrames.rgb(50, 60, 8);
    Samples frame = SyntheticFrames.frame(format, Content.GRADIENT);

    var image = ImageIO.read(new ByteArrayInputStream(encode(frame, 98)));

    byte[] expected = values(frame);
    for (int row = 0; row < 50; row++) {
      for (int column = 0; column < 60; column++) {
        int rgb = image.getRGB(column, row);
        int at = (row * 60 + column) * 3;
        assertThat(rgb >> 16 & 0xFF).isCloseTo(expected[at] & 0xFF, within(12));
        assertThat(rgb >> 8 & 0xFF).isCloseTo(expected[at + 1] & 0xFF, within(12));
        assertThat(rgb & 0xFF).isCloseTo(expected[at + 2] & 0xFF, within(12));
      }
    }
  }

  @Test
  void colourIsYbrFull() throws CodecException {
    var format = SyntheticFrames.rgb(20, 20, 8);
    Samples frame = SyntheticFrames.frame(format, Content.SMOOTH);

    Samples decoded =
        new JpegDecoder().decode(encode(frame, 90), SyntheticFrames.decode(SYNTAX, format));

    assertThat(decoded.format().photometric()).isEqualTo(Photometric.YBR_FULL);
  }

  @Test
  void lowerQualityIsSmaller() throws CodecException {
    Samples frame = SyntheticFrames.frame(SyntheticFrames.grey(128, 128, 8, false), Content.SMOOTH);

    assertThat(encode(frame, 20).length).isLessThan(encode(frame, 90).length);
  }

  @ParameterizedTest
  @CsvSource({"12, false, MONOCHROME2", "8, true, MONOCHROME2", "8, false, PALETTE_COLOR"})
  void whatBaselineCannotHoldIsRefused(int bits, boolean signed, Photometric photometric) {
    var format = new PixelFormat(4, 4, 1, bits <= 8 ? 8 : 16, bits, signed, photometric, false);
    Samples frame = SyntheticFrames.frame(format, Content.FLAT);

    assertThatThrownBy(() -> encode(frame, 90)).isInstanceOf(CodecException.class);
  }
}
