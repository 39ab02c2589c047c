package org.isocenter.imaging.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.isocenter.dicom.data.TransferSyntax;
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
