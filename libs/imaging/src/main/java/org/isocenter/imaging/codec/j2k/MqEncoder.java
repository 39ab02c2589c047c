package org.isocenter.imaging.codec.j2k;

import java.util.Arrays;

/** The MQ arithmetic encoder, T.800 C.2. */
final class MqEncoder {
  final int[] contexts = new int[BlockContexts.COUNT];

  /** The code word; its first byte stands before the first that was written. */
  private byte[] bytes = new byte[8192];

  private int position;
  private int code;
  private int interval;
  private int shifts;

  /** INITENC, T.800 figure C.10. */
  void start() {
    bytes[0] = 0;
    position = 0;
    code = 0;
    interval = 0x8000;
    shifts = 12;
  }

  /** Encodes a decision in a context, T.800 figure C.2. */
  void encode(int context, int decision) {
    int state = contexts[context];
    int qe = state & 0xFFFF;
    int a = interval - qe;
    int less = state >>> 30 ^ decision;
    if ((less | ~a & 0x8000) == 0) {
      interval = a;
      code += qe;
      return;
    }
    // The lower part of the interval is Qe, whichever symbol has it; no branch, as in decoding.
    int lower = less ^ a - qe >>> 31;
    interval = a + (qe - a & -lower);
    code += qe & lower - 1;
    contexts[context] = MqStates.STATES[state >> 16 + 7 * less & 0x7F];
    renormalize();
  }

  private void renormalize() {
    int left = Integer.numberOfLeadingZeros(interval) - 16;
    interval <<= left;
    while (left >= shifts) {
      code <<= shifts;
      left -= shifts;
      writeByte();
    }
    code <<= left;
    shifts -= left;
  }

  /** BYTEOUT, T.800 figure C.8. */
  private void writeByte() {
    if (position + 2 >= bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    if (bytes[position] != -1 && (code & 0x8000000) != 0) {
      bytes[position]++;
      code &= 0x7FFFFFF;
    }
    if (bytes[position] == -1) {
      bytes[++position] = (byte) (code >> 20);
      code &= 0xFFFFF;
      shifts = 7;
    } else {
      bytes[++position] = (byte) (code >> 19);
      code &= 0x7FFFF;
      shifts = 8;
    }
  }

  /** FLUSH, T.800 figure C.11; returns the code word. */
  byte[] finish() {
    int most = code + interval;
    code |= 0xFFFF;
    if (code >= most) {
      code -= 0x8000;
    }
    code <<= shifts;
    writeByte();
    code <<= shifts;
    writeByte();
    return Arrays.copyOfRange(bytes, 1, bytes[position] == -1 ? position : position + 1);
  }
}
