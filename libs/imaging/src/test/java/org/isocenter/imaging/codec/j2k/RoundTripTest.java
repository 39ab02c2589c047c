package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encoded is decoded without a difference. */
class RoundTripTest {
  private static final List<TransferSyntax> SYNTAXES =
      List.of(
          TransferSyntax.JPEG_2000_LOSSLESS,
          TransferSyntax.HTJ2K_LOSSLESS,
          TransferSyntax.HTJ2K_LOSSLESS_RPCL);

  private static void assertKept(PixelFormat format, Images.Kind kind) throws CodecException {
    Samples samples = Images.of(format, kind, 1);
    for (TransferSyntax syntax : SYNTAXES) {
      byte[] frame = Codec.encode(samples, syntax);

      Samples decoded = Codec.decode(frame, syntax, format);

      assertThat(decoded.format()).isEqualTo(format);
      Cells.assertEqual(Cells.values(samples), Cells.values(decoded), syntax.name() + " " + kind);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void keepsEveryDepth(int bits) throws CodecException {
    for (Images.Kind kind : Images.Kind.values()) {
      assertKept(Images.grey(70, 83, bits, false), kind);
      assertKept(Images.grey(70, 83, bits, true), kind);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsColour(Images.Kind kind) throws CodecException {
    assertKept(Images.rgb(97, 130, 8), kind);
    assertKept(Images.rgb(33, 65, 16), kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 63, 64, 65, 129})
  void keepsEverySize(int length) throws CodecException {
    for (int other : new int[] {1, 2, 7, 64, 100}) {
      assertKept(Images.grey(length, other, 12, false), Images.Kind.SMOOTH);
      assertKept(Images.grey(other, length, 12, false), Images.Kind.NOISE);
    }
  }

  @Test
  void keepsImagesThatAreWiderThanAPrecinct() throws CodecException {
    assertKept(Images.rgb(2, 40000, 8), Images.Kind.SMOOTH);
    assertKept(Images.grey(40000, 3, 8, false), Images.Kind.NOISE);
  }

  @Test
  void doesNotTransformWhatIsNoRgb() throws CodecException {
    var format = Images.rgb(20, 30, 8).interleaved(Photometric.YBR_FULL);

    assertKept(format, Images.Kind.NOISE);
  }

  @Test
  void leavesResolutionsOut() throws CodecException {
    var format = Images.grey(101, 75, 12, false);
    byte[] frame =
        Codec.encode(Images.of(format, Images.Kind.FLAT, 1), TransferSyntax.HTJ2K_LOSSLESS);

    Samples reduced = Codec.decode(frame, TransferSyntax.HTJ2K_LOSSLESS, format, 2);

    assertThat(reduced.format().rows()).isEqualTo(26);
    assertThat(reduced.format().columns()).isEqualTo(19);
    assertThat(Cells.values(reduced)).containsOnly((1 << 12) / 3);
  }

  @Test
  void leavesOutNoMoreResolutionsThanThereAre() throws CodecException {
    var format = Images.grey(64, 64, 8, false);
    byte[] frame =
        Codec.encode(Images.of(format, Images.Kind.FLAT, 1), TransferSyntax.JPEG_2000_LOSSLESS);

    Samples reduced = Codec.decode(frame, TransferSyntax.JPEG_2000_LOSSLESS, format, 40);

    assertThat(reduced.format().rows()).isEqualTo(2);
  }
}
