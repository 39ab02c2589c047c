package org.isocenter.imaging.codec.j2k;

/** The MQ arithmetic decoder, T.800 C.3. */
final class MqDecoder {
  /** Bytes behind a code word that {@link #start} overwrites. */
  static final int MARGIN = 2;

  final int[] contexts = new int[BlockContexts.COUNT];

  private byte[] bytes = {};
  private int position;
  private int code;
  private int interval;
  private int shifts;

  /**
   * Begins the code word at {@code start}, T.800 figure C.10. Writes a marker behind its end, so
   * that it goes on with ones there.
   */
  void start(byte[] source, int start, int end) {
    bytes = source;
    bytes[end] = (byte) 0xFF;
    bytes[end + 1] = (byte) 0xFF;
    position = start;
    code = (bytes[start] & 0xFF) << 16;
    readByte();
    code <<= 7;
    shifts -= 7;
    interval = 0x8000;
  }

  /**
   * The next decision in a context, T.800 figure C.15. Where the interval has to be renormalized,
   * what is decided cannot be predicted, so that is computed without a branch.
   */
  int decode(int context) {
    int state = contexts[context];
    int qe = state & 0xFFFF;
    int a = interval - qe;
    int inLower = (code >>> 16) - qe >>> 31;
    if ((inLower | ~a & 0x8000) == 0) {
      interval = a;
      code -= qe << 16;
      return state >>> 30;
    }
    int less = inLower ^ a - qe >>> 31;
    interval = a + (qe - a & -inLower);
    code -= qe << 16 & inLower - 1;
    contexts[context] = MqStates.STATES[state >> 16 + 7 * less & 0x7F];
    renormalize();
    return state >>> 30 ^ less;
  }

  private void renormalize() {
    int left = Integer.numberOfLeadingZeros(interval) - 16;
    interval <<= left;
    if (left > shifts) {
      left = shiftThroughBytes(left);
    }
    code <<= left;
    shifts -= left;
  }

  /** Shifts as long as that takes new bytes; returns by how much the last one is to be shifted. */
  private int shiftThroughBytes(int count) {
    int left = count;
    while (left > shifts) {
      code <<= shifts;
      left -= shifts;
      readByte();
    }
    return left;
  }

  /** BYTEIN, T.800 figure C.19. */
  private void readByte() {
    int next = bytes[position + 1] & 0xFF;
    if (bytes[position] == -1) {
      if (next > 0x8F) {
        code += 0xFF00;
        shifts = 8;
      } else {
        position++;
        code += next << 9;
        shifts = 7;
      }
    } else {
      position++;
      code += next << 8;
      shifts = 8;
    }
  }
}
