package org.isocenter.imaging.codec.jpegls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.RoundTrips;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.codec.SyntheticFrames;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLsEncoderTest {
  private static final TransferSyntax LOSSLESS = TransferSyntax.JPEG_LS_LOSSLESS;
  private static final TransferSyntax NEAR = TransferSyntax.JPEG_LS_NEAR_LOSSLESS;

  @Test
  void encodesTheExampleOfTheStandard() throws CodecException {
    byte[] values = {
      0,
      0,
      90,
      74,
      68,
      50,
      43,
      (byte) 205,
      64,
      (byte) 145,
      (byte) 145,
      (byte) 145,
      100,
      (byte) 145,
      (byte) 145,
      (byte) 145
    };
    var samples = new Samples.Bytes(SyntheticFrames.grey(4, 4, 8, false), values);

    byte[] stream = JpegLsEncoder.lossless().encode(samples, SyntheticFrames.encode(LOSSLESS));

    assertThat(HexFormat.of().withUpperCase().formatHex(stream))
        .endsWith("C000006C80208E01C00000574000006EE6000001BC18000005D800009160FFD9");
  }

  @Test
  void everyFormatComesBack() throws CodecException {
    new RoundTrips(LOSSLESS, JpegLsEncoder.lossless(), new JpegLsDecoder()).areExact(2, 16);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void valuesChangeByNearAtMost(int near) throws CodecException {
    for (PixelFormat format :
        new PixelFormat[] {
          SyntheticFrames.grey(40, 50, 8, false),
          SyntheticFrames.grey(40, 50, 12, false),
          SyntheticFrames.grey(40, 50, 16, false),
          SyntheticFrames.rgb(31, 17, 8)
        }) {
      for (Samples frame : SyntheticFrames.frames(format)) {
        byte[] stream =
            JpegLsEncoder.nearLossless(near).encode(frame, SyntheticFrames.encode(NEAR));
        Samples decoded = new JpegLsDecoder().decode(stream, SyntheticFrames.decode(NEAR, format));
        assertThat(largestDifference(frame, decoded)).isLessThanOrEqualTo(near);
      }
    }
  }

  private static int largestDifference(Samples one, Samples other) throws CodecException {
    var format = one.format();
    var first = new int[format.columns() * format.samples()];
    var second = new int[first.length];
    int largest = 0;
    for (int row = 0; row < format.rows(); row++) {
      SampleSource.of(one, SyntheticFrames.encode(NEAR)).pixels(row, first);
      SampleSource.of(other, SyntheticFrames.encode(NEAR)).pixels(row, second);
      for (int i = 0; i < first.length; i++) {
        largest = Math.max(largest, Math.abs(first[i] - second[i]));
      }
    }
    return largest;
  }

  @Test
  void depthsThatJpegLsDoesNotKnowAreRefused() {
    var samples =
        SyntheticFrames.frame(SyntheticFrames.grey(2, 2, 17, false), SyntheticFrames.Content.NOISE);

    assertThatThrownBy(
            () -> JpegLsEncoder.lossless().encode(samples, SyntheticFrames.encode(LOSSLESS)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("2 to 16 bits");
  }
}
