package org.isocenter.imaging.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The variable length LZW code of GIF, for indices of 8 bits. */
final class GifCompression {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int MOST = 4096;
  private static final int FIRST_WIDTH = 9;
  private static final int BLOCK = 255;

  private final OutputStream out;
  private final short[] next = new short[MOST << Byte.SIZE];
  private final byte[] block = new byte[BLOCK];
  private int blockSize;
  private int bits;
  private int bitCount;
  private int width = FIRST_WIDTH;
  private int free = FIRST;

  GifCompression(OutputStream out) {
    this.out = out;
  }

  /** Writes all indices, at least one, and the block that ends them. */
  void write(byte[] indices) throws IOException {
    out.write(Byte.SIZE);
    code(CLEAR);
    int prefix = indices[0] & 0xFF;
    for (int i = 1; i < indices.length; i++) {
      int index = indices[i] & 0xFF;
      int at = prefix << Byte.SIZE | index;
      if (next[at] != 0) {
        prefix = next[at];
      } else {
        code(prefix);
        learn(at);
        prefix = index;
      }
    }
    code(prefix);
    widen();
    code(END);
    flush();
  }

  private void learn(int at) throws IOException {
    if (free == MOST) {
      code(CLEAR);
      Arrays.fill(next, (short) 0);
      free = FIRST;
      width = FIRST_WIDTH;
      return;
    }
    widen();
    next[at] = (short) free++;
  }

  /** A decoder learns one code later, so that codes widen behind the one that needs it. */
  private void widen() {
    if (free == 1 << width && free < MOST) {
      width++;
    }
  }

  private void code(int code) throws IOException {
    bits |= code << bitCount;
    bitCount += width;
    while (bitCount >= Byte.SIZE) {
      add(bits);
      bits >>>= Byte.SIZE;
      bitCount -= Byte.SIZE;
    }
  }

  private void add(int value) throws IOException {
    block[blockSize++] = (byte) value;
    if (blockSize == BLOCK) {
      writeBlock();
    }
  }

  private void writeBlock() throws IOException {
    out.write(blockSize);
    out.write(block, 0, blockSize);
    blockSize = 0;
  }

  private void flush() throws IOException {
    if (bitCount > 0) {
      add(bits);
    }
    if (blockSize > 0) {
      writeBlock();
    }
    out.write(0);
  }
}
