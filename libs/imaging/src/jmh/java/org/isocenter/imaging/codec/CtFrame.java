package org.isocenter.imaging.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** A CT image of the corpus, 512 by 512 with 16 bits, side by side until a frame is full. */
final class CtFrame {
  static final PixelFormat EMPTY =
      new PixelFormat(1, 1, 1, 8, 8, false, Photometric.MONOCHROME2, false);

  private static final String FILE = "ct/go-dicom_CT-MONO2-16-ort.dcm";
  private static final int SIZE = 512;
  private static final int LOWEST = -2048;

  private CtFrame() {}

  /** A frame of unsigned values, as they are in 16 bits and without the lowest four in 8. */
  static Samples of(int size, int bits) {
    var format =
        new PixelFormat(size, size, 1, bits, bits, false, Photometric.MONOCHROME2, false);
    byte[] cells = cells();
    var rows = new SampleRows(format);
    var line = new int[size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int at = 2 * (row % SIZE * SIZE + column % SIZE);
        int value = Math.max(0, (cells[at + 1] << 8 | cells[at] & 0xFF) - LOWEST);
        line[column] = bits == 8 ? Math.min(255, value >> 4) : value;
      }
      rows.putPixels(row, line, 0);
    }
    return rows.samples();
  }

  /** Pixel Data is the last element of the file. */
  private static byte[] cells() {
    try {
      byte[] file =
          Files.readAllBytes(Path.of(System.getProperty("isocenter.corpus")).resolve(FILE));
      byte[] cells = new byte[SIZE * SIZE * 2];
      System.arraycopy(file, file.length - cells.length, cells, 0, cells.length);
      return cells;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
