package org.isocenter.imaging.codec.raw;

import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** Writes values into little endian cells of Bits Allocated, Planar Configuration 0. */
final class NativeCells {
  private final SampleSource source;
  private final PixelFormat format;
  private final byte[] cells;

  private NativeCells(SampleSource source) {
    this.source = source;
    this.format = source.format();
    this.cells = new byte[Math.toIntExact(NativeLayout.length(format))];
  }

  static byte[] write(Samples samples, EncodeRequest request) throws CodecException {
    var bounds = Bounds.of(request);
    var source = SampleSource.of(samples, request);
    bounds.requireRoom(source.format(), NativeLayout.length(source.format()));
    return new NativeCells(source).write(bounds);
  }

  private byte[] write(Bounds bounds) throws CodecException {
    int length = format.columns() * format.samples();
    var line = new int[length];
    for (int row = 0; row < format.rows(); row++) {
      bounds.requireTime();
      source.pixels(row, line);
      if (format.signed()) {
        extend(line);
      }
      put((long) row * length, line);
    }
    return cells;
  }

  /** Unused bits of a cell repeat the sign, as most readers expect of them. */
  private void extend(int[] line) {
    int unused = Integer.SIZE - format.bitsStored();
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] << unused >> unused;
    }
  }

  private void put(long first, int[] line) {
    int at = (int) (first * format.bitsAllocated() / Byte.SIZE);
    switch (format.bitsAllocated()) {
      case 1 -> bits(first, line);
      case 8 -> bytes(at, line);
      case 16 -> shorts(at, line);
      default -> ints(at, line);
    }
  }

  private void bits(long first, int[] line) {
    for (int i = 0; i < line.length; i++) {
      long bit = first + i;
      cells[(int) (bit >> 3)] |= (byte) ((line[i] & 1) << (bit & 7));
    }
  }

  private void bytes(int at, int[] line) {
    for (int i = 0; i < line.length; i++) {
      cells[at + i] = (byte) line[i];
    }
  }

  private void shorts(int at, int[] line) {
    for (int i = 0; i < line.length; i++) {
      cells[at + 2 * i] = (byte) line[i];
      cells[at + 2 * i + 1] = (byte) (line[i] >> 8);
    }
  }

  private void ints(int at, int[] line) {
    for (int i = 0; i < line.length; i++) {
      cells[at + 4 * i] = (byte) line[i];
      cells[at + 4 * i + 1] = (byte) (line[i] >> 8);
      cells[at + 4 * i + 2] = (byte) (line[i] >> 16);
      cells[at + 4 * i + 3] = (byte) (line[i] >> 24);
    }
  }
}
