package org.isocenter.dicom.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Turns numbers from one byte ordering into the other, PS3.5 section 7.3. */
public final class ByteSwap {

  private ByteSwap() {}

  /** Reverses each run of {@code unit} bytes; bytes left over at the end stay as they are. */
  public static void inPlace(byte[] bytes, int offset, int length, int unit) {
    if (unit == 1) {
      return;
    }
    for (int at = offset; at + unit <= offset + length; at += unit) {
      for (int low = at, high = at + unit - 1; low < high; low++, high--) {
        byte lower = bytes[low];
        bytes[low] = bytes[high];
        bytes[high] = lower;
      }
    }
  }

  /** A stream that swaps on the way to {@code out}; to be finished after the last byte. */
  static OutputStream stream(OutputStream out, int unit) {
    return unit == 1 ? out : new Swapping(out, unit);
  }

  /** Passes on what a stream of {@link #stream} still holds, without flushing. */
  static void finish(OutputStream stream) throws IOException {
    if (stream instanceof Swapping swapping) {
      swapping.drain();
    }
  }

  private static final class Swapping extends FilterOutputStream {

    private final byte[] pending = new byte[4096];
    private final int unit;
    private int count;

    Swapping(OutputStream out, int unit) {
      super(out);
      this.unit = unit;
    }

    @Override
    public void write(int value) throws IOException {
      if (count == pending.length) {
        drain();
      }
      pending[count++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        if (count == pending.length) {
          drain();
        }
        int step = Math.min(length - done, pending.length - count);
        System.arraycopy(bytes, offset + done, pending, count, step);
        count += step;
        done += step;
      }
    }

    private void drain() throws IOException {
      inPlace(pending, 0, count, unit);
      out.write(pending, 0, count);
      count = 0;
    }

    @Override
    public void flush() throws IOException {
      drain();
      out.flush();
    }
  }
}
