package org.isocenter.retrieve.app.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Crc32CombinationTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 255, 256, 257, 511, 65_535, 65_536, 65_537, 300_000})
  void equalsTheCrcOfTheWholeForEveryLengthOfTheSecondText(int length) {
    byte[] whole = randomBytes(1000 + length);

    int combined =
        Crc32Combination.combine(crcOf(whole, 0, 1000), crcOf(whole, 1000, length), length);

    assertThat(combined).isEqualTo(crcOf(whole, 0, whole.length));
  }

  @Test
  void equalsTheCrcOfTheWholeWhereverItIsCut() {
    byte[] whole = randomBytes(600);

    for (int cut = 0; cut <= whole.length; cut++) {
      int rest = whole.length - cut;
      int combined = Crc32Combination.combine(crcOf(whole, 0, cut), crcOf(whole, cut, rest), rest);
      assertThat(combined).as("cut at %d", cut).isEqualTo(crcOf(whole, 0, whole.length));
    }
  }

  @Test
  void startsFromTheCrcOfNothing() {
    byte[] text = randomBytes(321);
    int crc = crcOf(text, 0, text.length);

    assertThat(Crc32Combination.combine(0, crc, text.length)).isEqualTo(crc);
  }

  @Test
  void shiftsAddUpForLengthsThatNoTestCanWriteOut() {
    int crc = crcOf(randomBytes(50), 0, 50);
    int long1 = 1_234_567_891;
    int long2 = Integer.MAX_VALUE - long1;

    int inTwoSteps = CrcShift.by(long2).apply(CrcShift.by(long1).apply(crc));

    assertThat(inTwoSteps)
        .isEqualTo(CrcShift.by(Integer.MAX_VALUE).apply(crc))
        .isEqualTo(Crc32Combination.combine(crc, 0, Integer.MAX_VALUE));
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static int crcOf(byte[] bytes, int from, int length) {
    var crc = new CRC32();
    crc.update(Arrays.copyOfRange(bytes, from, from + length));
    return (int) crc.getValue();
  }
}
