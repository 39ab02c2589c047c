package org.isocenter.imaging.codec.j2k;

/**
 * Encodes the bit planes of a code block into one code word, T.800 annex D: the mirror of {@link
 * BlockDecoder} without any of its styles.
 */
final class BlockEncoder {
  private final MqEncoder mq = new MqEncoder();
  private final BlockFlags flags = new BlockFlags();
  private int[] magnitudes = {};
  private int[] zeroCoding = {};
  private int width;
  private int height;

  /**
   * Encodes a block.
   *
   * @param coefficients magnitudes, the highest bit being the sign
   * @param planes bit planes up to the highest that is not all zero, at least 1
   */
  byte[] encode(int[] coefficients, CodeBlock block, int planes, int orientation) {
    magnitudes = coefficients;
    width = block.width;
    height = block.height;
    zeroCoding = BlockContexts.zeroCodingOf(orientation);
    flags.start(width, height, false);
    MqStates.reset(mq.contexts);
    mq.start();
    for (int plane = planes - 1; plane >= 0; plane--) {
      if (plane < planes - 1) {
        encodePass(0, plane);
        encodePass(1, plane);
      }
      encodePass(2, plane);
    }
    return mq.finish();
  }

  private void encodePass(int type, int plane) {
    for (int y = 0; y < height; y += 4) {
      int rows = Math.min(4, height - y);
      int word = flags.firstWord(y);
      int at = y * width;
      switch (type) {
        case 0 -> propagate(word, at, rows, plane);
        case 1 -> refine(word, at, rows, plane);
        default -> cleanUp(word, at, rows, plane);
      }
    }
  }

  private void propagate(int firstWord, int firstSample, int rows, int plane) {
    int[] words = flags.words;
    for (int x = 0; x < width; x++) {
      int word = firstWord + x;
      int f = words[word];
      if ((f & BlockFlags.SIGNIFICANCE) == 0 || (f & BlockFlags.OWN) == BlockFlags.OWN) {
        continue;
      }
      for (int r = 0; r < rows; r++) {
        int n = f >>> 3 * r & 0x1FF;
        if ((n & BlockFlags.SELF) == 0 && (n & BlockFlags.NEIGHBOURS) != 0) {
          int coefficient = magnitudes[firstSample + r * width + x];
          int bit = coefficient >> plane & 1;
          mq.encode(zeroCoding[n], bit);
          if (bit != 0) {
            f = encodeSign(word, f, r, coefficient >>> 31);
          }
          f |= 1 << BlockFlags.VISITED + r;
        }
      }
      words[word] = f;
    }
  }

  private void refine(int firstWord, int firstSample, int rows, int plane) {
    int[] words = flags.words;
    for (int x = 0; x < width; x++) {
      int word = firstWord + x;
      int f = words[word];
      if ((f & BlockFlags.OWN) == 0) {
        continue;
      }
      for (int r = 0; r < rows; r++) {
        int n = f >>> 3 * r & 0x1FF;
        if ((n & BlockFlags.SELF) != 0 && (f & 1 << BlockFlags.VISITED + r) == 0) {
          boolean again = (f & 1 << BlockFlags.REFINED + r) != 0;
          int context = again ? 2 : (n & BlockFlags.NEIGHBOURS) != 0 ? 1 : 0;
          mq.encode(
              BlockContexts.FIRST_REFINEMENT + context,
              magnitudes[firstSample + r * width + x] >> plane & 1);
          f |= 1 << BlockFlags.REFINED + r;
        }
      }
      words[word] = f;
    }
  }

  private void cleanUp(int firstWord, int firstSample, int rows, int plane) {
    int[] words = flags.words;
    for (int x = 0; x < width; x++) {
      int word = firstWord + x;
      int f = words[word];
      if (BlockFlags.isDone(f)) {
        words[word] = f & ~BlockFlags.ALL_VISITED;
        continue;
      }
      int r = 0;
      boolean known = false;
      if ((f & BlockFlags.SIGNIFICANCE) == 0 && rows == 4) {
        r = zeros(firstSample + x, plane);
        mq.encode(BlockContexts.RUN_LENGTH, r < 4 ? 1 : 0);
        if (r == 4) {
          continue;
        }
        mq.encode(BlockContexts.UNIFORM, r >> 1);
        mq.encode(BlockContexts.UNIFORM, r & 1);
        known = true;
      }
      for (; r < rows; r++) {
        int n = f >>> 3 * r & 0x1FF;
        if ((n & BlockFlags.SELF) == 0 && (f & 1 << BlockFlags.VISITED + r) == 0) {
          int coefficient = magnitudes[firstSample + r * width + x];
          int bit = coefficient >> plane & 1;
          if (!known) {
            mq.encode(zeroCoding[n], bit);
          }
          if (bit != 0) {
            f = encodeSign(word, f, r, coefficient >>> 31);
          }
        }
        known = false;
      }
      words[word] = f & ~BlockFlags.ALL_VISITED;
    }
  }

  /** How many of the four coefficients below each other begin with zeros in this plane. */
  private int zeros(int sample, int plane) {
    int r = 0;
    while (r < 4 && (magnitudes[sample + r * width] >> plane & 1) == 0) {
      r++;
    }
    return r;
  }

  private int encodeSign(int word, int f, int r, int sign) {
    int context = BlockContexts.SIGN[flags.signIndex(word, f, r)];
    mq.encode(context & 0x7F, sign ^ context >> 7);
    return flags.become(word, f, r, sign);
  }
}
