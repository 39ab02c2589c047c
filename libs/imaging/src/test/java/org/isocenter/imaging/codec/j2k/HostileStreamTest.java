package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;

/** What a frame may claim, and what becomes of it. */
class HostileStreamTest {
  private static final TransferSyntax SYNTAX = TransferSyntax.JPEG_2000_LOSSLESS;
  private static final PixelFormat FORMAT = Images.grey(64, 80, 8, false);
  private static final int TILE_WIDTH = 6 + 2 + 16;
  private static final int LAYERS = 4 + 41 + 6;
  private static final int BLOCK_STYLE = LAYERS + 6;

  private static byte[] frame() throws CodecException {
    return Codec.encode(Images.of(FORMAT, Images.Kind.SMOOTH, 1), SYNTAX);
  }

  private static void assertRefused(byte[] frame, PixelFormat declared, String sentence) {
    assertThatExceptionOfType(CodecException.class)
        .isThrownBy(() -> Codec.decode(frame, SYNTAX, declared))
        .withMessageContaining(sentence);
  }

  private static void u32(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >> 24 - 8 * i);
    }
  }

  @Test
  void refusesAnotherSizeThanDeclared() throws CodecException {
    assertRefused(frame(), Images.grey(65, 80, 8, false), "64 rows and 80 columns");
    assertRefused(frame(), Images.rgb(64, 80, 8), "1 components, the data set 3");
  }

  @Test
  void reportsThePrecisionAndSignOfTheStream() throws CodecException {
    Samples samples = Codec.decode(frame(), SYNTAX, Images.grey(64, 80, 12, true));

    assertThat(samples.format().bitsStored()).isEqualTo(8);
    assertThat(samples.format().signed()).isFalse();
    assertThat(samples.format().bitsAllocated()).isEqualTo(16);
  }

  @Test
  void refusesMoreTilesThanBytesCanHold() throws CodecException {
    byte[] frame = frame();
    u32(frame, TILE_WIDTH, 1);
    u32(frame, TILE_WIDTH + 4, 2);

    assertRefused(frame, FORMAT, "more tiles than the code stream can hold");
  }

  @Test
  void readsNoMoreLayersThanThereAreBytes() throws CodecException {
    byte[] frame = frame();
    frame[LAYERS] = (byte) 0xFF;
    frame[LAYERS + 1] = (byte) 0xFF;

    assertThat(Codec.decode(frame, SYNTAX, FORMAT)).isNotNull();
  }

  @Test
  void refusesMorePrecinctsThanMemoryAllows() throws CodecException {
    byte[] frame = frame();
    var limits = new CodecLimits(1 << 30, 150_000, Deadline.in(Duration.ofSeconds(60)));
    byte[] tiny = Arrays.copyOf(frame, frame.length + 7 + 8000);
    int style = LAYERS - 2;
    System.arraycopy(frame, LAYERS + 8, tiny, LAYERS + 8 + 7, frame.length - LAYERS - 8);
    tiny[style] = 1; // precincts are defined, of two by two
    tiny[style - 1] = (byte) (tiny[style - 1] + 7);
    Arrays.fill(tiny, LAYERS + 8, LAYERS + 15, (byte) 0x11);
    // Each of these bytes is a packet that opens a precinct and has nothing for its blocks.
    Arrays.fill(tiny, clearLength(tiny), tiny.length, (byte) 0x80);

    assertThatExceptionOfType(CodecException.class)
        .isThrownBy(
            () -> new Jpeg2000Decoder().decode(tiny, DecodeRequest.of(SYNTAX, FORMAT, limits)))
        .withMessageContaining("more precincts and code blocks than allowed");
  }

  /** Makes the tile part go to the end, whatever its length was; returns where its packets are. */
  private static int clearLength(byte[] frame) {
    int at = 0;
    while (frame[at] != -1 || (frame[at + 1] & 0xFF) != 0x90) {
      at++;
    }
    u32(frame, at + 6, 0);
    return at + 14;
  }

  @Test
  void refusesMixedAndPart2Streams() throws CodecException {
    byte[] mixed = frame();
    mixed[BLOCK_STYLE] = (byte) 0xC0;
    assertRefused(mixed, FORMAT, "mixed");

    byte[] part2 = frame();
    part2[6] = (byte) 0x80;
    assertRefused(part2, FORMAT, "Part 2");
  }

  @Test
  void toleratesAMissingEndAndPadding() throws CodecException {
    byte[] frame = frame();
    int[] expected = Cells.values(Codec.decode(frame, SYNTAX, FORMAT));

    for (byte[] other :
        new byte[][] {
          Arrays.copyOf(frame, frame.length - 1),
          Arrays.copyOf(frame, frame.length - 2),
          Arrays.copyOf(frame, frame.length + 7)
        }) {
      assertThat(Cells.values(Codec.decode(other, SYNTAX, FORMAT))).isEqualTo(expected);
    }
  }

  @Test
  void failsWhereverItIsCutOffInside() throws CodecException {
    byte[] frame = frame();
    for (int length = 0; length < frame.length - 2; length += 1 + length / 300) {
      byte[] cut = Arrays.copyOf(frame, length);
      try {
        Codec.decode(cut, SYNTAX, FORMAT);
      } catch (CodecException e) {
        assertThat(e.getCause()).isNull();
      }
    }
    assertRefused(Arrays.copyOf(frame, frame.length - 3), FORMAT, "ends too early");
  }

  @Test
  void readsACodeStreamInJp2Boxes() throws CodecException {
    byte[] frame = frame();
    byte[] boxes = new byte[12 + 8 + frame.length];
    u32(boxes, 0, 12);
    u32(boxes, 4, 0x6A502020);
    u32(boxes, 8, 0x0D0A870A);
    u32(boxes, 12, 0);
    u32(boxes, 16, 0x6A703263);
    System.arraycopy(frame, 0, boxes, 20, frame.length);

    assertThat(Cells.values(Codec.decode(boxes, SYNTAX, FORMAT)))
        .isEqualTo(Cells.values(Codec.decode(frame, SYNTAX, FORMAT)));
  }

  @Test
  void obeysTheLimits() throws CodecException {
    byte[] frame = frame();
    var expired = Deadline.in(Duration.ofSeconds(60));
    expired.cancel();
    for (CodecLimits limits :
        new CodecLimits[] {
          new CodecLimits(1000, 1 << 30, Deadline.in(Duration.ofSeconds(60))),
          new CodecLimits(1 << 30, 10_000, Deadline.in(Duration.ofSeconds(60))),
          new CodecLimits(1 << 30, 1 << 30, expired)
        }) {
      assertThatExceptionOfType(CodecException.class)
          .isThrownBy(
              () -> new Jpeg2000Decoder().decode(frame, DecodeRequest.of(SYNTAX, FORMAT, limits)));
    }
  }
}
