package org.isocenter.imaging.codec.jpegls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SyntheticFrames;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;

class JpegLsDecoderTest {
  /** The example of ITU-T T.87 H.3. */
  private static final String EXAMPLE =
      "FFD8 FFF7000B 08 0004 0004 01 011100 FFDA0008 01 0100 00 00 00"
          + "C000006C80208E01C0000057400000 6EE6000001BC180000 05D800009160 FFD9";

  private static final PixelFormat FORMAT = SyntheticFrames.grey(4, 4, 8, false);

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static Samples decode(byte[] frame, PixelFormat declared) throws CodecException {
    return new JpegLsDecoder()
        .decode(frame, SyntheticFrames.decode(TransferSyntax.JPEG_LS_LOSSLESS, declared));
  }

  @Test
  void decodesTheExampleOfTheStandard() throws CodecException {
    byte[] values = ((Samples.Bytes) decode(bytes(EXAMPLE), FORMAT)).values();

    assertThat(values)
        .containsExactly(0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145);
  }

  @Test
  void doesWithoutTheEndMarker() throws CodecException {
    byte[] frame = bytes(EXAMPLE);

    assertThat(decode(Arrays.copyOf(frame, frame.length - 2), FORMAT).format()).isEqualTo(FORMAT);
  }

  @Test
  void everyTruncationOfTheScanIsRefused() {
    byte[] frame = bytes(EXAMPLE);

    for (int length = 0; length < frame.length - 4; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThatThrownBy(() -> decode(cut, FORMAT)).isInstanceOf(CodecException.class);
    }
  }

  /** The example twice, one below the other, in restart intervals of four lines. */
  @Test
  void statisticsBeginAgainAtARestartMarker() throws CodecException {
    String example = EXAMPLE.replace(" ", "");
    int scan = example.indexOf("C000006C");
    String bits = example.substring(scan, example.length() - 4);
    String header =
        example.substring(0, scan).replace("080004", "080008").replace("FFDA", "FFDD00040004FFDA");

    Samples samples =
        decode(bytes(header + bits + "FFD0" + bits + "FFD9"), SyntheticFrames.grey(8, 4, 8, false));

    byte[] values = ((Samples.Bytes) samples).values();
    assertThat(Arrays.copyOfRange(values, 16, 32)).isEqualTo(Arrays.copyOf(values, 16));
    assertThat(values[7]).isEqualTo((byte) 205);
  }

  @Test
  void mappingTablesAreRefused() {
    byte[] frame = bytes(EXAMPLE.replace("FFDA0008 01 0100", "FFDA0008 01 0101"));

    assertThatThrownBy(() -> decode(frame, FORMAT)).hasMessageContaining("Mapping tables");
  }

  @Test
  void sizesThatTheDataSetDoesNotDeclareAreRefused() {
    assertThatThrownBy(() -> decode(bytes(EXAMPLE), SyntheticFrames.grey(4, 3, 8, false)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("4 rows and 4 columns, the data set 4 and 3");
    assertThatThrownBy(() -> decode(bytes(EXAMPLE), SyntheticFrames.rgb(4, 4, 8)))
        .hasMessageContaining("1 components, the data set 3 samples");
  }

  @Test
  void precisionIsThatOfTheCodeStream() throws CodecException {
    var declared = SyntheticFrames.grey(4, 4, 12, false);

    Samples samples = decode(bytes(EXAMPLE), declared);

    assertThat(samples).isInstanceOf(Samples.Bytes.class);
    assertThat(samples.format().bitsStored()).isEqualTo(8);
    assertThat(samples.format().bitsAllocated()).isEqualTo(16);
  }
}
