package org.isocenter.imaging.transcode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Uncompressed frames as one value, PS3.5 8.1.1 and 8.2: one directly behind the other, even when
 * they are of single bits and end within a byte.
 */
final class FrameSequence extends InputStream {
  private final EncodedFrames frames;
  private final TranscodedPixels pixels;
  private final long bitsPerFrame;

  private byte[] current = new byte[0];
  private int position;
  private int number;

  /** Bits that the last frame left over, in the low bits. */
  private int rest;

  private int restBits;

  FrameSequence(EncodedFrames frames, TranscodedPixels pixels) {
    this.frames = frames;
    this.pixels = pixels;
    this.bitsPerFrame = pixels.bits() / pixels.frames();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    while (position == current.length) {
      if (!advance()) {
        return -1;
      }
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, into, offset, count);
    position += count;
    return count;
  }

  private boolean advance() throws IOException {
    position = 0;
    if (number == pixels.frames()) {
      current = restBits == 0 ? new byte[0] : new byte[] {(byte) rest};
      restBits = 0;
      return current.length > 0;
    }
    byte[] frame = frames.frame(++number);
    if (frame.length != (bitsPerFrame + 7) / 8) {
      throw new IOException("Frame " + number + " has another size than the first one");
    }
    current = restBits == 0 && bitsPerFrame % 8 == 0 ? frame : joined(frame);
    return true;
  }

  /** The whole bytes of what was left over and of {@code frame}; the bits behind are kept. */
  private byte[] joined(byte[] frame) {
    long bits = restBits + bitsPerFrame;
    byte[] whole = new byte[(int) (bits / 8)];
    for (int i = 0; i < whole.length; i++) {
      int next = i < frame.length ? Byte.toUnsignedInt(frame[i]) : 0;
      whole[i] = (byte) (rest | next << restBits);
      rest = next >>> (8 - restBits);
    }
    int left = (int) (bits % 8);
    if (whole.length < frame.length) {
      rest |= Byte.toUnsignedInt(frame[whole.length]) << restBits;
    }
    rest &= (1 << left) - 1;
    restBits = left;
    return whole;
  }
}
