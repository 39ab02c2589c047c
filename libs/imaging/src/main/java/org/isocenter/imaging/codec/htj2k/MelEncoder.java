package org.isocenter.imaging.codec.htj2k;

/** The adaptive run-length encoder of events that are mostly 0, T.814 7.3.3. */
final class MelEncoder {
  private final byte[] bytes = new byte[512];
  private int size;
  private int pending;
  private int left;
  private int state;
  private int run;

  void start() {
    size = 0;
    pending = 0;
    left = 8;
    state = 0;
    run = 0;
  }

  void write(int event) {
    int exponent = MelDecoder.EXPONENTS[state];
    if (event == 0) {
      run++;
      if (run == 1 << exponent) {
        writeBit(1);
        run = 0;
        state = Math.min(state + 1, MelDecoder.EXPONENTS.length - 1);
      }
      return;
    }
    writeBit(0);
    for (int i = exponent - 1; i >= 0; i--) {
      writeBit(run >> i & 1);
    }
    run = 0;
    state = Math.max(state - 1, 0);
  }

  /** Ends the events and puts them into {@code target}; returns where they end. */
  int finish(byte[] target, int start) {
    if (run > 0) {
      // A run that is longer than needed does no harm: nobody reads on.
      writeBit(1);
    }
    boolean afterOnes = size > 0 && bytes[size - 1] == -1;
    if (afterOnes || left < 8) {
      bytes[size++] = (byte) (pending << left);
    }
    System.arraycopy(bytes, 0, target, start, size);
    return start + size;
  }

  private void writeBit(int bit) {
    pending = pending << 1 | bit;
    left--;
    if (left == 0) {
      bytes[size++] = (byte) pending;
      left = (pending & 0xFF) == 0xFF ? 7 : 8;
      pending = 0;
    }
  }
}
