package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T.800 annex C; the sequence is the one that T.88 H.2 publishes for this coder. */
class MqCoderTest {
  private static final byte[] DECISIONS =
      HexFormat.of().parseHex("00020051000000c00352872aaaaaaaaa82c02000fcd79ef6bf7fed904f46a3bf");
  private static final byte[] CODE_WORD =
      HexFormat.of().parseHex("84c73bfce1a1430402200000410dbb86f4317fff88ff37471adb6adf");

  @Test
  void encodesTheSequenceOfTheStandard() {
    var encoder = new MqEncoder();
    MqStates.reset(encoder.contexts);
    encoder.start();
    for (int i = 0; i < DECISIONS.length * 8; i++) {
      encoder.encode(1, DECISIONS[i / 8] >> 7 - i % 8 & 1);
    }

    assertThat(encoder.finish()).isEqualTo(CODE_WORD);
  }

  @Test
  void decodesTheSequenceOfTheStandard() {
    var decoder = new MqDecoder();
    MqStates.reset(decoder.contexts);
    byte[] bytes = Arrays.copyOf(CODE_WORD, CODE_WORD.length + MqDecoder.MARGIN);
    decoder.start(bytes, 0, CODE_WORD.length);
    byte[] decisions = new byte[DECISIONS.length];
    for (int i = 0; i < decisions.length * 8; i++) {
      decisions[i / 8] = (byte) (decisions[i / 8] << 1 | decoder.decode(1));
    }

    assertThat(decisions).isEqualTo(DECISIONS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10, 1000, 100_000})
  void decodesWhatIsEncodedInAllContexts(int count) {
    var random = new Random(count);
    int[] contexts = random.ints(count, 0, BlockContexts.COUNT).toArray();
    int[] decisions = new int[count];
    var encoder = new MqEncoder();
    MqStates.reset(encoder.contexts);
    encoder.start();
    for (int i = 0; i < count; i++) {
      decisions[i] = random.nextInt(20) < contexts[i] ? 1 : 0;
      encoder.encode(contexts[i], decisions[i]);
    }
    byte[] codeWord = encoder.finish();

    var decoder = new MqDecoder();
    MqStates.reset(decoder.contexts);
    byte[] bytes = Arrays.copyOf(codeWord, codeWord.length + MqDecoder.MARGIN);
    decoder.start(bytes, 0, codeWord.length);
    int[] decoded = new int[count];
    for (int i = 0; i < count; i++) {
      decoded[i] = decoder.decode(contexts[i]);
    }

    assertThat(decoded).isEqualTo(decisions);
  }
}
