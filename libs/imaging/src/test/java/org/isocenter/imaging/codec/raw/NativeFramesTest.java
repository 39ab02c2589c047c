package org.isocenter.imaging.codec.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.RoundTrips;
import org.isocenter.imaging.codec.SyntheticFrames;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;

class NativeFramesTest {
  private static final TransferSyntax LITTLE = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  private static final TransferSyntax BIG = TransferSyntax.EXPLICIT_BIG_ENDIAN;

  private static Samples decode(TransferSyntax syntax, PixelFormat declared, int... bytes)
      throws CodecException {
    byte[] frame = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      frame[i] = (byte) bytes[i];
    }
    return new NativeDecoder().decode(frame, SyntheticFrames.decode(syntax, declared));
  }

  private static PixelFormat colour(Photometric photometric, boolean planar, int columns) {
    return new PixelFormat(1, columns, 3, 8, 8, false, photometric, planar);
  }

  private static byte[] bytes(Samples samples) {
    return ((Samples.Bytes) samples).values();
  }

  private static short[] shorts(Samples samples) {
    return ((Samples.Shorts) samples).values();
  }

  @Test
  void bytesAreOrderedAsTheSyntaxSays() throws CodecException {
    var format = SyntheticFrames.grey(1, 2, 16, false);

    assertThat(shorts(decode(LITTLE, format, 0x34, 0x12, 0x78, 0x56)))
        .containsExactly((short) 0x1234, (short) 0x5678);
    assertThat(shorts(decode(BIG, format, 0x12, 0x34, 0x56, 0x78)))
        .containsExactly((short) 0x1234, (short) 0x5678);
    assertThat(
            ((Samples.Ints) decode(BIG, SyntheticFrames.grey(1, 1, 32, false), 1, 2, 3, 4))
                .values())
        .containsExactly(0x01020304);
  }

  @Test
  void bitsThatAreNotStoredAreDropped() throws CodecException {
    assertThat(shorts(decode(LITTLE, SyntheticFrames.grey(1, 1, 12, false), 0xFF, 0xFF)))
        .containsExactly((short) 0x0FFF);
    assertThat(shorts(decode(LITTLE, SyntheticFrames.grey(1, 1, 12, true), 0xFF, 0x0F)))
        .containsExactly((short) -1);
  }

  @Test
  void firstPixelOfOneBitIsTheLeastSignificant() throws CodecException {
    assertThat(bytes(decode(LITTLE, SyntheticFrames.grey(2, 5, 1, false), 0b0110_0101, 0b10)))
        .containsExactly(1, 0, 1, 0, 0, 1, 1, 0, 0, 1);
  }

  @Test
  void planesAreInterleaved() throws CodecException {
    assertThat(bytes(decode(LITTLE, colour(Photometric.RGB, true, 2), 1, 2, 3, 4, 5, 6)))
        .containsExactly(1, 3, 5, 2, 4, 6);
  }

  @Test
  void halfOfTheChrominancesIsRepeated() throws CodecException {
    var declared = colour(Photometric.YBR_FULL_422, false, 3);

    Samples samples = decode(LITTLE, declared, 1, 2, 10, 20, 3, 0, 30, 40);

    assertThat(bytes(samples)).containsExactly(1, 10, 20, 2, 10, 20, 3, 30, 40);
    assertThat(samples.format().photometric()).isEqualTo(Photometric.YBR_FULL);
  }

  @Test
  void allChrominancesAreTakenWhereTheyAreStored() throws CodecException {
    var declared = colour(Photometric.YBR_FULL_422, false, 2);

    assertThat(bytes(decode(LITTLE, declared, 1, 2, 3, 4, 5, 6))).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void shortFramesAreRefused() {
    assertThatThrownBy(() -> decode(LITTLE, SyntheticFrames.grey(2, 2, 16, false), 1, 2, 3))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("3 of 8 bytes");
  }

  @Test
  void largeFramesAreRefusedBeforeTheyAreAllocated() {
    var declared = SyntheticFrames.grey(60000, 60000, 16, false);
    var limits = new CodecLimits(1 << 20, 1 << 22, Deadline.in(Duration.ofSeconds(5)));
    var request = DecodeRequest.of(LITTLE, declared, limits);

    assertThatThrownBy(() -> new NativeDecoder().decode(new byte[10], request))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("more than allowed");
  }

  @Test
  void nothingIsDoneAfterTheDeadline() {
    var declared = SyntheticFrames.grey(1, 1, 8, false);
    var limits = new CodecLimits(100, 100, Deadline.in(Duration.ZERO));

    assertThatThrownBy(() ->
            new NativeDecoder().decode(new byte[1], DecodeRequest.of(LITTLE, declared, limits)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("time");
  }

  @Test
  void everyFormatComesBack() throws CodecException {
    new RoundTrips(LITTLE, new NativeEncoder(), new NativeDecoder()).areExact(1, 32);
  }

  @Test
  void everyFormatComesBackDeflated() throws CodecException {
    new RoundTrips(
            TransferSyntax.DEFLATED_IMAGE_FRAME,
            new DeflatedFrameEncoder(),
            new DeflatedFrameDecoder())
        .areExact(1, 32);
  }

  @Test
  void deflatedFramesAreInflatedNoFurtherThanTheyAreLong() throws CodecException {
    var large =
        SyntheticFrames.frame(
            SyntheticFrames.grey(500, 500, 8, false), SyntheticFrames.Content.FLAT);
    var syntax = TransferSyntax.DEFLATED_IMAGE_FRAME;
    byte[] frame = new DeflatedFrameEncoder().encode(large, SyntheticFrames.encode(syntax));
    var declared = SyntheticFrames.grey(2, 2, 8, false);

    Samples samples =
        new DeflatedFrameDecoder().decode(frame, SyntheticFrames.decode(syntax, declared));

    assertThat(bytes(samples)).containsExactly(5, 5, 5, 5);
  }
}
