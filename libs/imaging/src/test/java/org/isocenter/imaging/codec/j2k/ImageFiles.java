package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** Frames as files that the tools of other implementations read and write. */
final class ImageFiles {
  private ImageFiles() {}

  /** Samples of one component after the other, little endian: {@code .rawl} of OpenJPEG. */
  static void writeRaw(Samples samples, Path file) throws IOException {
    PixelFormat format = samples.format();
    int[] values = Cells.values(samples);
    var bytes = new ByteArrayOutputStream();
    for (int c = 0; c < format.samples(); c++) {
      for (int i = c; i < values.length; i += format.samples()) {
        bytes.write(values[i]);
        if (format.bitsStored() > 8) {
          bytes.write(values[i] >> 8);
        }
      }
    }
    Files.write(file, bytes.toByteArray());
  }

  /** The values of a {@code .rawl} file, its components side by side. */
  static int[] readRaw(Path file, PixelFormat format) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int width = format.bitsStored() > 8 ? 2 : 1;
    int[] values = new int[bytes.length / width];
    int pixels = values.length / format.samples();
    for (int i = 0; i < values.length; i++) {
      int at = (i % format.samples() * pixels + i / format.samples()) * width;
      values[i] = value(bytes[at] & 0xFF | (width == 2 ? bytes[at + 1] << 8 : 0), format);
    }
    return values;
  }

  private static int value(int cell, PixelFormat format) {
    int unused = Integer.SIZE - format.bitsStored();
    return format.signed() ? cell << unused >> unused : cell << unused >>> unused;
  }

  /** A PGM or PPM file. */
  static void writePnm(Samples samples, Path file) throws IOException {
    PixelFormat format = samples.format();
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        "P%d\n%d %d\n%d\n"
            .formatted(
                format.samples() == 3 ? 6 : 5,
                format.columns(),
                format.rows(),
                (1 << format.bitsStored()) - 1)
            .getBytes(StandardCharsets.US_ASCII));
    for (int value : Cells.values(samples)) {
      if (format.bitsStored() > 8) {
        bytes.write(value >> 8);
      }
      bytes.write(value);
    }
    Files.write(file, bytes.toByteArray());
  }

  static int[] readPnm(Path file, PixelFormat format) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int width = format.bitsStored() > 8 ? 2 : 1;
    int count = (int) format.values();
    byte[] cells = Arrays.copyOfRange(bytes, bytes.length - count * width, bytes.length);
    int[] values = new int[count];
    for (int i = 0; i < cells.length; i++) {
      values[i / width] = values[i / width] << 8 | cells[i] & 0xFF;
    }
    return values;
  }
}
