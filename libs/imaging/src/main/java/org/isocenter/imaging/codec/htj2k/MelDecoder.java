package org.isocenter.imaging.codec.htj2k;

/** The adaptive run-length decoder of T.814 7.3.3: events that are mostly 0. */
final class MelDecoder {
  static final int[] EXPONENTS = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5};

  private byte[] bytes = {};
  private int position;
  private int end;
  private int last;
  private int left;
  private int state;
  private int zeros;
  private boolean one;

  void start(byte[] source, int start, int limit) {
    bytes = source;
    position = start;
    end = limit;
    last = 0;
    left = 0;
    state = 0;
    zeros = 0;
    one = false;
  }

  /** The next event, 0 or 1. */
  int event() {
    if (zeros == 0 && !one) {
      readRun();
    }
    if (zeros > 0) {
      zeros--;
      return 0;
    }
    one = false;
    return 1;
  }

  private void readRun() {
    int exponent = EXPONENTS[state];
    if (bit() == 1) {
      zeros = 1 << exponent;
      state = Math.min(state + 1, EXPONENTS.length - 1);
      return;
    }
    zeros = 0;
    for (int i = 0; i < exponent; i++) {
      zeros = zeros << 1 | bit();
    }
    one = true;
    state = Math.max(state - 1, 0);
  }

  private int bit() {
    if (left == 0) {
      left = last == 0xFF ? 7 : 8;
      last = position < end ? bytes[position++] & 0xFF : 0xFF;
    }
    left--;
    return last >> left & 1;
  }
}
