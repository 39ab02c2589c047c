package org.isocenter.imaging.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.RoundTrips;
import org.isocenter.imaging.codec.SyntheticFrames;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LosslessTest {
  private static final TransferSyntax SYNTAX = TransferSyntax.JPEG_LOSSLESS_SV1;

  @Test
  void everyFormatComesBack() throws CodecException {
    new RoundTrips(SYNTAX, new LosslessEncoder(), new JpegDecoder()).areExact(2, 16);
  }

  /**
   * Two lines of two samples, 8 bits, whose differences are 1, 1, 1, 2; sizes 0 to 2 have the codes
   * 0, 10, 110.
   */
  private static byte[] stream(int predictor, int pointTransform) {
    String header =
        "FFD8 FFC3000B 08 0002 0002 01 011100"
            + "FFC40016 00 01010100000000000000000000000000 000102"
            + "FFDA0008 01 0100 %02X 00 %02X".formatted(predictor, pointTransform);
    // 10 1, 10 1, 10 1, 110 10 and ones to the end of the byte
    return HexFormat.of().parseHex((header + "B6EB FFD9").replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 129, 130, 130, 132",
    "2, 129, 130, 130, 132",
    "3, 129, 130, 130, 131",
    "4, 129, 130, 130, 133",
    "5, 129, 130, 130, 132",
    "6, 129, 130, 130, 132",
    "7, 129, 130, 130, 132"
  })
  void samplesArePredictedFromTheirNeighbours(int predictor, int a, int b, int c, int d)
      throws CodecException {
    var declared = SyntheticFrames.grey(2, 2, 8, false);

    Samples samples =
        new JpegDecoder().decode(stream(predictor, 0), SyntheticFrames.decode(SYNTAX, declared));

    assertThat(((Samples.Bytes) samples).values())
        .containsExactly((byte) a, (byte) b, (byte) c, (byte) d);
  }

  @Test
  void thePointTransformIsUndone() throws CodecException {
    var declared = SyntheticFrames.grey(2, 2, 8, false);

    Samples samples =
        new JpegDecoder().decode(stream(1, 2), SyntheticFrames.decode(SYNTAX, declared));

    assertThat(((Samples.Bytes) samples).values())
        .containsExactly((byte) 132, (byte) 136, (byte) 136, (byte) 144);
  }

  /** The lines of the stream above, the second one in a restart interval of its own. */
  @Test
  void predictionBeginsAgainAtARestartMarker() throws CodecException {
    String whole = HexFormat.of().withUpperCase().formatHex(stream(1, 0));
    byte[] restarted =
        HexFormat.of()
            .parseHex(whole.replace("FFDA", "FFDD00040002FFDA").replace("B6EB", "B7FFD0BA"));

    Samples samples =
        new JpegDecoder()
            .decode(
                restarted, SyntheticFrames.decode(SYNTAX, SyntheticFrames.grey(2, 2, 8, false)));

    assertThat(((Samples.Bytes) samples).values())
        .containsExactly((byte) 129, (byte) 130, (byte) 129, (byte) 131);
  }

  @Test
  void everyTruncationOfTheScanIsRefused() {
    byte[] stream = stream(1, 0);

    for (int length = 0; length < stream.length - 2; length++) {
      byte[] cut = Arrays.copyOf(stream, length);
      assertThatThrownBy(() ->
              new JpegDecoder()
                  .decode(
                      cut, SyntheticFrames.decode(SYNTAX, SyntheticFrames.grey(2, 2, 8, false))))
          .isInstanceOf(CodecException.class);
    }
  }

  @Test
  void predictorsOfOtherProcessesAreRefused() {
    assertThatThrownBy(() ->
            new JpegDecoder()
                .decode(
                    stream(0, 0),
                    SyntheticFrames.decode(SYNTAX, SyntheticFrames.grey(2, 2, 8, false))))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("Predictor 0");
  }
}
