package org.isocenter.imaging.render;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes pictures as PNG (ISO/IEC 15948): the Sub filter and the fastest compression. */
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int SUB = 1;
  private static final int BUFFER = 32 * 1024;

  private PngWriter() {}

  public static byte[] write(Picture picture) {
    var out = new ByteArrayOutputStream(picture.values().length / 2 + 1024);
    out.writeBytes(SIGNATURE);
    var header =
        ByteBuffer.allocate(13)
            .putInt(picture.columns())
            .putInt(picture.rows())
            .put((byte) Byte.SIZE)
            .put((byte) (picture.channels() == 1 ? GREY : RGB));
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", deflated(picture));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] deflated(Picture picture) {
    var out = new ByteArrayOutputStream(picture.values().length / 2 + 1024);
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (var deflating = new DeflaterOutputStream(out, deflater, BUFFER)) {
      int width = picture.columns() * picture.channels();
      byte[] line = new byte[1 + width];
      line[0] = SUB;
      for (int row = 0; row < picture.rows(); row++) {
        filter(picture, row * width, line);
        deflating.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes every byte", e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /** Each byte as the difference from the same channel of the pixel before. */
  private static void filter(Picture picture, int from, byte[] line) {
    byte[] values = picture.values();
    int channels = picture.channels();
    System.arraycopy(values, from, line, 1, Math.min(channels, line.length - 1));
    for (int i = channels; i < line.length - 1; i++) {
      line[1 + i] = (byte) (values[from + i] - values[from + i - channels]);
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    byte[] sum = ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).array();
    out.writeBytes(Arrays.copyOfRange(sum, Integer.BYTES, Long.BYTES));
  }
}
