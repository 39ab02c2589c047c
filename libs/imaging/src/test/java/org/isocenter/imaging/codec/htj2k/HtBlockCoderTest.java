package org.isocenter.imaging.codec.htj2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HT cleanup pass there and back. */
class HtBlockCoderTest {
  private final HtBlockEncoder encoder = new HtBlockEncoder();
  private final HtBlockDecoder decoder = new HtBlockDecoder();

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "1,1024", "1024,4", "3,7", "64,64", "63,61", "4,4", "5,2"})
  void keepsCoefficientsOfAllMagnitudes(int width, int height) {
    for (int bits = 1; bits < 22; bits++) {
      for (int density = 1; density < 60; density *= 3) {
        var random = new Random(bits * 100L + density);
        int[] values = new int[width * height];
        values[0] = 1;
        for (int i = 0; i < values.length; i++) {
          if (random.nextInt(density) == 0) {
            values[i] = random.nextInt(1 << bits) >> random.nextInt(bits);
            values[i] = random.nextBoolean() ? values[i] : -values[i];
          }
        }
        byte[] bytes = encoder.encode(values, width, height);

        boolean sound =
            decoder.decode(bytes.clone(), bytes.length, 0, new HtBlock(width, height, 1, 0, false));

        assertThat(sound).isTrue();
        assertThat(Arrays.mismatch(decoded(width, height), values)).isEqualTo(-1);
      }
    }
  }

  private int[] decoded(int width, int height) {
    int[] values = new int[width * height];
    for (int i = 0; i < values.length; i++) {
      int coefficient = decoder.coefficients()[i / width * decoder.stride() + i % width];
      int magnitude = (coefficient & Integer.MAX_VALUE) >> 1;
      values[i] = coefficient < 0 ? -magnitude : magnitude;
    }
    return values;
  }

  @Test
  void hasNoMarkersInside() {
    var random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int[] values = random.ints(4096, -(1 << i % 20), (1 << i % 20) + 1).toArray();
      values[0] = 1;
      byte[] bytes = encoder.encode(values, 64, 64);
      for (int at = 1; at < bytes.length; at++) {
        assertThat(bytes[at - 1] == -1 && (bytes[at] & 0xFF) > 0x8F).isFalse();
      }
      assertThat(bytes[bytes.length - 1]).isNotEqualTo((byte) 0xFF);
    }
  }

  @Test
  void refusesSegmentsThatCannotBe() {
    var block = new HtBlock(4, 4, 1, 0, false);

    assertThat(decoder.decode(new byte[0], 0, 0, block)).isFalse();
    assertThat(decoder.decode(new byte[] {0, 0}, 2, 0, block)).isFalse();
    assertThat(decoder.decode(new byte[] {3, 1}, 2, 0, block)).isFalse();
  }
}
