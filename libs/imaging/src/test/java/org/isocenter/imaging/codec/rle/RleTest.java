package org.isocenter.imaging.codec.rle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.RoundTrips;
import org.isocenter.imaging.codec.SyntheticFrames;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;

class RleTest {
  private static final TransferSyntax RLE = TransferSyntax.RLE_LOSSLESS;

  private static byte[] frame(byte[]... segments) {
    var frame = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(segments.length);
    frame.position(64);
    for (int i = 0; i < segments.length; i++) {
      frame.putInt((i + 1) * 4, frame.position());
      frame.put(segments[i]);
    }
    byte[] bytes = new byte[frame.position()];
    frame.get(0, bytes);
    return bytes;
  }

  private static Samples decode(byte[] frame, PixelFormat declared) throws CodecException {
    return new RleDecoder().decode(frame, SyntheticFrames.decode(RLE, declared));
  }

  @Test
  void runsAndLiteralsMakeTheBytesOfAPlane() throws CodecException {
    byte[] segment = {2, 10, 20, 30, -128, -3, 7, 0, 9};

    assertThat(
            ((Samples.Bytes) decode(frame(segment), SyntheticFrames.grey(2, 4, 8, false))).values())
        .containsExactly(10, 20, 30, 7, 7, 7, 7, 9);
  }

  @Test
  void highBytesStandInTheFirstSegment() throws CodecException {
    byte[] high = {1, 0x12, 0x34};
    byte[] low = {1, 0x56, 0x78};

    assertThat(
            ((Samples.Shorts) decode(frame(high, low), SyntheticFrames.grey(1, 2, 16, false)))
                .values())
        .containsExactly((short) 0x1256, (short) 0x3478);
  }

  @Test
  void aRunMayGoBeyondTheLastPixel() throws CodecException {
    byte[] segment = {-10, 4};

    assertThat(
            ((Samples.Bytes) decode(frame(segment), SyntheticFrames.grey(1, 3, 8, false))).values())
        .containsExactly(4, 4, 4);
  }

  @Test
  void missingPixelsAreRefused() {
    byte[] segment = {1, 4, 4};

    assertThatThrownBy(() -> decode(frame(segment), SyntheticFrames.grey(1, 3, 8, false)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("2 of 3 bytes");
  }

  @Test
  void aWrongNumberOfSegmentsIsRefused() {
    byte[] segment = {1, 4, 4};

    assertThatThrownBy(() -> decode(frame(segment), SyntheticFrames.rgb(1, 2, 8)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("1 RLE segments where 3 are due");
  }

  @Test
  void aSegmentOutsideOfTheFrameIsRefused() {
    byte[] frame = frame(new byte[] {1, 4, 4});
    frame[4] = (byte) 200;

    assertThatThrownBy(() -> decode(frame, SyntheticFrames.grey(1, 2, 8, false)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("outside");
    assertThatThrownBy(() -> decode(new byte[63], SyntheticFrames.grey(1, 2, 8, false)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("header");
  }

  @Test
  void segmentsHaveEvenLengths() throws CodecException {
    var samples =
        SyntheticFrames.frame(SyntheticFrames.rgb(3, 5, 8), SyntheticFrames.Content.NOISE);

    byte[] frame = new RleEncoder().encode(samples, SyntheticFrames.encode(RLE));

    var header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.getInt(0)).isEqualTo(3);
    assertThat(new int[] {header.getInt(4) % 2, header.getInt(8) % 2, header.getInt(12) % 2})
        .containsOnly(0);
    assertThat(frame.length % 2).isZero();
  }

  @Test
  void everyFormatComesBack() throws CodecException {
    new RoundTrips(RLE, new RleEncoder(), new RleDecoder()).areExact(1, 32);
  }
}
