package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.isocenter.imaging.frame.Samples;

/** Samples as the oracle of the corpus has them, and numbers of them. */
final class Cells {
  private Cells() {}

  /** The value of each sample, sign and all. */
  static int[] values(Samples samples) {
    boolean signed = samples.format().signed();
    int[] values = new int[(int) samples.format().values()];
    switch (samples) {
      case Samples.Bytes(_, var bytes) -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = signed ? bytes[i] : bytes[i] & 0xFF;
        }
      }
      case Samples.Shorts(_, var shorts) -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = signed ? shorts[i] : shorts[i] & 0xFFFF;
        }
      }
      case Samples.Ints(_, var ints) -> System.arraycopy(ints, 0, values, 0, values.length);
    }
    return values;
  }

  /** Fails with the first difference, for images are too long to be shown. */
  static void assertEqual(int[] expected, int[] actual, String description) {
    int at = Arrays.mismatch(expected, actual);

    assertThat(at).as("first difference: " + description).isEqualTo(-1);
  }

  /** SHA-256 of the samples in little endian cells of Bits Allocated, at least a byte. */
  static String sha256(Samples samples) {
    int width = Math.max(samples.format().bitsAllocated(), 8) / 8;
    int[] values = values(samples);
    byte[] cells = new byte[values.length * width];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (byte) (values[i / width] >> 8 * (i % width));
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(cells));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The means of a raster of four by four blocks, row by row, samples interleaved. */
  static double[] grid(Samples samples) {
    int[] values = values(samples);
    int rows = samples.format().rows();
    int columns = samples.format().columns();
    int count = samples.format().samples();
    double[] means = new double[16 * count];
    for (int cell = 0; cell < means.length; cell++) {
      int block = cell / count;
      int bottom = rows * (block / 4 + 1) / 4;
      int right = columns * (block % 4 + 1) / 4;
      long sum = 0;
      int number = 0;
      for (int y = rows * (block / 4) / 4; y < bottom; y++) {
        for (int x = columns * (block % 4) / 4; x < right; x++) {
          sum += values[(y * columns + x) * count + cell % count];
          number++;
        }
      }
      means[cell] = (double) sum / number;
    }
    return means;
  }
}
