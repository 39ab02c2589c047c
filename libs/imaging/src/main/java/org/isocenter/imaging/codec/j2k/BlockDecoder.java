package org.isocenter.imaging.codec.j2k;

import java.util.Arrays;

/**
 * Decodes the bit planes of a code block, T.800 annex D. A magnitude has one bit below the last bit
 * plane, so that the middle of an interval can be said; its sign is its highest bit.
 */
final class BlockDecoder {
  static final int MOST_PLANES = 30;

  private final MqDecoder mq = new MqDecoder();
  private final RawBits raw = new RawBits();
  private final int[] magnitudes = new int[4096];
  private final BlockFlags flags = new BlockFlags();
  private byte[] bytes = new byte[4096];
  private CodeBlock block = new CodeBlock(0, 0, 0, 0);
  private CodingStyle style = new CodingStyle(0, 2, 2, 0, true, new byte[1]);
  private int[] zeroCoding = {};
  private int width;
  private int height;

  /** The coefficients of the block decoded last, row by row. */
  int[] magnitudes() {
    return magnitudes;
  }

  /** Begins a block of a sub-band. */
  void start(CodeBlock codeBlock, int orientation, CodingStyle codingStyle) {
    block = codeBlock;
    style = codingStyle;
    width = block.width;
    height = block.height;
    zeroCoding = BlockContexts.zeroCodingOf(orientation);
    flags.start(width, height, style.has(CodingStyle.CAUSAL));
    Arrays.fill(magnitudes, 0, width * height, 0);
    if (block.byteCount() + MqDecoder.MARGIN > bytes.length) {
      bytes = new byte[block.byteCount() * 2];
    }
    MqStates.reset(mq.contexts);
  }

  /**
   * Decodes the block that was begun.
   *
   * @param planes bit planes of the block that are not all zero, up to {@link #MOST_PLANES}
   */
  void decode(byte[] packets, int planes) {
    block.copyBytes(packets, bytes);
    int plane = planes - 1;
    int type = 2;
    int pass = 0;
    int at = 0;
    for (int s = 0; s < block.segments() && plane >= 0; s++) {
      int end = at + block.segmentLength(s);
      boolean bypassed = style.has(CodingStyle.BYPASS) && pass >= 10 && type < 2;
      byte first = bytes[end];
      byte second = bytes[end + 1];
      if (bypassed) {
        raw.start(bytes, at, end);
      } else {
        mq.start(bytes, at, end);
      }
      for (int p = 0; p < block.segmentPasses(s) && plane >= 0; p++) {
        decodePass(type, plane, bypassed);
        if (type == 2 && style.has(CodingStyle.SEGMENTATION_SYMBOLS)) {
          skipSegmentationSymbol();
        }
        if (style.has(CodingStyle.RESET)) {
          MqStates.reset(mq.contexts);
        }
        pass++;
        plane -= type == 2 ? 1 : 0;
        type = type == 2 ? 0 : type + 1;
      }
      bytes[end] = first;
      bytes[end + 1] = second;
      at = end;
    }
  }

  private void decodePass(int type, int plane, boolean bypassed) {
    int half = 1 << plane;
    for (int y = 0; y < height; y += 4) {
      int rows = Math.min(4, height - y);
      int word = flags.firstWord(y);
      int at = y * width;
      switch (type) {
        case 0 -> {
          if (bypassed) {
            rawSignificance(word, at, rows, half);
          } else {
            significance(word, at, rows, half);
          }
        }
        case 1 -> {
          if (bypassed) {
            rawRefinement(word, at, rows, half);
          } else {
            refinement(word, at, rows, half);
          }
        }
        default -> cleanup(word, at, rows, half);
      }
    }
  }

  /** The significance propagation pass over four rows, T.800 D.3.1. */
  private void significance(int firstWord, int firstSample, int rows, int half) {
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
          if (mq.decode(zeroCoding[n]) != 0) {
            int sign = decodeSign(word, f, r);
            f = flags.become(word, f, r, sign);
            magnitudes[firstSample + r * width + x] = 3 * half | sign << 31;
          }
          f |= 1 << BlockFlags.VISITED + r;
        }
      }
      words[word] = f;
    }
  }

  private void rawSignificance(int firstWord, int firstSample, int rows, int half) {
    int[] words = flags.words;
    for (int x = 0; x < width; x++) {
      int word = firstWord + x;
      int f = words[word];
      for (int r = 0; r < rows; r++) {
        int n = f >>> 3 * r & 0x1FF;
        if ((n & BlockFlags.SELF) == 0 && (n & BlockFlags.NEIGHBOURS) != 0) {
          if (raw.bit() != 0) {
            int sign = raw.bit();
            f = flags.become(word, f, r, sign);
            magnitudes[firstSample + r * width + x] = 3 * half | sign << 31;
          }
          f |= 1 << BlockFlags.VISITED + r;
        }
      }
      words[word] = f;
    }
  }

  /** The magnitude refinement pass over four rows, T.800 D.3.3. */
  private void refinement(int firstWord, int firstSample, int rows, int half) {
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
          int context =
              (f & 1 << BlockFlags.REFINED + r) != 0 ? 2 : (n & BlockFlags.NEIGHBOURS) != 0 ? 1 : 0;
          int bit = mq.decode(BlockContexts.FIRST_REFINEMENT + context);
          // half more or half less, without a branch that nothing can predict
          magnitudes[firstSample + r * width + x] += half - (1 - bit) * 2 * half;
          f |= 1 << BlockFlags.REFINED + r;
        }
      }
      words[word] = f;
    }
  }

  private void rawRefinement(int firstWord, int firstSample, int rows, int half) {
    int[] words = flags.words;
    for (int x = 0; x < width; x++) {
      int f = words[firstWord + x];
      for (int r = 0; r < rows; r++) {
        if ((f >>> 3 * r & BlockFlags.SELF) != 0 && (f & 1 << BlockFlags.VISITED + r) == 0) {
          magnitudes[firstSample + r * width + x] += raw.bit() != 0 ? half : -half;
          f |= 1 << BlockFlags.REFINED + r;
        }
      }
      words[firstWord + x] = f;
    }
  }

  /** The cleanup pass over four rows, T.800 D.3.4. */
  private void cleanup(int firstWord, int firstSample, int rows, int half) {
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
        if (mq.decode(BlockContexts.RUN_LENGTH) == 0) {
          continue;
        }
        r = mq.decode(BlockContexts.UNIFORM) << 1;
        r |= mq.decode(BlockContexts.UNIFORM);
        known = true;
      }
      for (; r < rows; r++) {
        int n = f >>> 3 * r & 0x1FF;
        if ((n & BlockFlags.SELF) == 0 && (f & 1 << BlockFlags.VISITED + r) == 0) {
          if (known || mq.decode(zeroCoding[n]) != 0) {
            int sign = decodeSign(word, f, r);
            f = flags.become(word, f, r, sign);
            magnitudes[firstSample + r * width + x] = 3 * half | sign << 31;
          }
        }
        known = false;
      }
      words[word] = f & ~BlockFlags.ALL_VISITED;
    }
  }

  /** Decodes whether row {@code r} of a word is negative, T.800 D.3.2. */
  private int decodeSign(int word, int f, int r) {
    int context = BlockContexts.SIGN[flags.signIndex(word, f, r)];
    return mq.decode(context & 0x7F) ^ context >> 7;
  }

  private void skipSegmentationSymbol() {
    for (int i = 0; i < 4; i++) {
      mq.decode(BlockContexts.UNIFORM);
    }
  }
}
