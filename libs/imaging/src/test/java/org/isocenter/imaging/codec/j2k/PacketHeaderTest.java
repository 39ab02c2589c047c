package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Random;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bits and tag trees of packet headers, T.800 B.10. */
class PacketHeaderTest {
  private static final DecodeRequest REQUEST =
      DecodeRequest.of(
          TransferSyntax.JPEG_2000,
          Images.grey(1, 1, 8, false),
          Codec.limits(Duration.ofSeconds(10)));

  private static ByteCursor cursor(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return new ByteCursor(array, 0, array.length, REQUEST);
  }

  /** The example of T.800 B.10.2: the bits of q(0,0) and q(1,0) of figure B.12. */
  @Test
  void readsTheTagTreeOfTheStandard() throws CodecException {
    // 01111 then 001, whose first value is 1 and whose second is 3
    var cursor = cursor(0b01111001, 0);
    var bits = new PacketBits(cursor);
    var tree = new TagTree(6, 3);

    assertThat(valueAt(tree, bits, 0, 0)).isEqualTo(1);
    assertThat(valueAt(tree, bits, 1, 0)).isEqualTo(3);
    bits.finish();
    assertThat(cursor.position()).isEqualTo(1);
  }

  private static int valueAt(TagTree tree, PacketBits bits, int x, int y) {
    int value = 0;
    while (!tree.isBelow(bits, x, y, value + 1)) {
      value++;
    }
    return value;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "6,3", "16,16", "33,2"})
  void readsTheTagTreesThatAreWritten(int width, int height) throws CodecException {
    int[] leaves = new Random(width).ints((long) width * height, 0, 12).toArray();
    var out = new ByteArrayOutputStream();
    var writer = new PacketBitsWriter(out);
    var written = new TagTreeWriter(leaves, width, height);
    for (int i = 0; i < leaves.length; i++) {
      written.write(writer, i % width, i / width, leaves[i] + 1);
    }
    writer.finish();

    var cursor = new ByteCursor(out.toByteArray(), 0, out.size(), REQUEST);
    var bits = new PacketBits(cursor);
    var tree = new TagTree(width, height);
    for (int i = 0; i < leaves.length; i++) {
      assertThat(valueAt(tree, bits, i % width, i / width)).isEqualTo(leaves[i]);
    }
    bits.finish();
    assertThat(cursor.remaining()).isZero();
  }

  @Test
  void stuffsAZeroBehindAByteOfOnes() throws CodecException {
    var out = new ByteArrayOutputStream();
    var writer = new PacketBitsWriter(out);
    writer.bits(0xFFFF, 16);
    writer.finish();
    assertThat(out.toByteArray()).containsExactly(0xFF, 0x7F, 0x80);

    var cursor = new ByteCursor(out.toByteArray(), 0, out.size(), REQUEST);
    var bits = new PacketBits(cursor);
    assertThat(bits.bits(16)).isEqualTo(0xFFFF);
    bits.finish();
    assertThat(cursor.remaining()).isZero();
  }

  @Test
  void passesTheByteStuffedBehindALastByteOfOnes() throws CodecException {
    var cursor = cursor(0xFF, 0x00, 0x12);
    var bits = new PacketBits(cursor);
    assertThat(bits.bits(8)).isEqualTo(0xFF);
    bits.finish();

    assertThat(cursor.u8()).isEqualTo(0x12);
  }

  @Test
  void failsAtTheEndOfTheBytes() {
    var bits = new PacketBits(cursor(0xA5));

    assertThat(bits.bits(12)).isEqualTo(0xA50);
    assertThatThrownBy(bits::finish).isInstanceOf(CodecException.class);
  }
}
