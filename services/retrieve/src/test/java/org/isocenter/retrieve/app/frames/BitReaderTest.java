package org.isocenter.retrieve.app.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitReaderTest {

  private static final byte[] OBJECT = new byte[200_000];

  static {
    new Random(7).nextBytes(OBJECT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 8, 9, 12, 15, 16, 17, 64, 100, 511, 524_289, 1_000_000})
  void alignsFramesOfAnyNumberOfBitsThatFollowEachOther(int frameBits) throws IOException {
    var reader = new BitReader(new ByteArrayInputStream(OBJECT), 0);

    for (long from = 0; from + frameBits <= OBJECT.length * 8L && from < 40L * frameBits; ) {
      assertThat(read(reader, from, frameBits)).isEqualTo(expected(from, frameBits));
      from += frameBits;
    }
  }

  @Test
  void readsFramesOfWholeBytesAtOnce() throws IOException {
    var reader = new BitReader(new ByteArrayInputStream(OBJECT, 100, 90_900), 100);

    assertThat(reader.read(new BitRange(800, 8))).isEqualTo(expected(800, 8));
    assertThat(reader.read(new BitRange(1600, 560_000))).isEqualTo(expected(1600, 560_000));
    assertThat(read(reader, 561_603, 5)).isEqualTo(expected(561_603, 5));
    assertThatThrownBy(() -> reader.read(new BitRange(600_000, 200_000)))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void skipsWhatLiesBetweenFrames() throws IOException {
    var reader = new BitReader(new ByteArrayInputStream(OBJECT, 100, 900), 100);

    assertThat(read(reader, 803, 21)).isEqualTo(expected(803, 21));
    assertThat(read(reader, 880, 16)).isEqualTo(expected(880, 16));
    assertThat(read(reader, 4001, 5)).isEqualTo(expected(4001, 5));
  }

  @Test
  void readsNothingBehindTheLastBitOfTheObject() throws IOException {
    var reader = new BitReader(new ByteArrayInputStream(OBJECT, 0, 2), 0);

    assertThat(read(reader, 3, 13)).isEqualTo(expected(3, 13));
  }

  @Test
  void saysThatTheObjectEndsWithinAFrame() {
    var bytes = new BitReader(new ByteArrayInputStream(OBJECT, 0, 10), 0);
    var bits = new BitReader(new ByteArrayInputStream(OBJECT, 0, 10), 0);

    assertThatThrownBy(() -> read(bytes, 0, 88)).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read(bits, 1, 80)).isInstanceOf(EOFException.class);
  }

  @Test
  void refusesToGoBackwards() throws IOException {
    var reader = new BitReader(new ByteArrayInputStream(OBJECT), 0);
    read(reader, 80, 8);

    assertThatThrownBy(() -> read(reader, 0, 8)).isInstanceOf(IllegalStateException.class);
  }

  private static byte[] read(BitReader reader, long offset, long length) throws IOException {
    var out = new ByteArrayOutputStream();
    reader.copy(new BitRange(offset, length), out);
    return out.toByteArray();
  }

  /** The same by way of a BitSet, whose bits are counted as ours. */
  private static byte[] expected(long offset, int length) {
    int from = (int) (offset / 8);
    int to = (int) Math.min(OBJECT.length, (offset + length + 7) / 8);
    int shift = (int) (offset % 8);
    var bits = BitSet.valueOf(Arrays.copyOfRange(OBJECT, from, to)).get(shift, shift + length);
    return Arrays.copyOf(bits.toByteArray(), (length + 7) / 8);
  }
}
