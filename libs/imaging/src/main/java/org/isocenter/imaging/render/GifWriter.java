package org.isocenter.imaging.render;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes pictures of one size as an animated GIF (GIF89a) that never ends. Greys are kept; colours
 * are reduced to six steps of red and blue and seven of green.
 */
public final class GifWriter {
  private static final int COLOURS = 256;
  private static final int BLOCK = 255;
  private static final int RED_STEPS = 6;
  private static final int GREEN_STEPS = 7;
  private static final int BLUE_STEPS = 6;

  private final OutputStream out;
  private final int delay;
  private byte[] profile = {};
  private boolean begun;

  /**
   * Begins with nothing.
   *
   * @param delay of each picture, in hundredths of a second
   */
  public GifWriter(OutputStream out, int delay) {
    this.out = out;
    this.delay = delay;
  }

  /** The ICC profile of the colours, said before the first picture. */
  public void declare(byte[] iccProfile) {
    profile = iccProfile.clone();
  }

  /** Adds a picture. */
  public void add(Picture picture) throws IOException {
    if (!begun) {
      begin(picture);
      begun = true;
    }
    write(0x21, 0xF9, 4, 0, delay & 0xFF, delay >> 8 & 0xFF, 0, 0);
    write(0x2C, 0, 0, 0, 0);
    size(picture);
    write(0);
    new GifCompression(out).write(indices(picture));
  }

  /** Ends the file; the stream stays open. */
  public void finish() throws IOException {
    write(0x3B);
  }

  private void begin(Picture picture) throws IOException {
    out.write("GIF89a".getBytes(US_ASCII));
    size(picture);
    write(0xF7, 0, 0);
    out.write(picture.channels() == 1 ? greys() : colours());
    write(0x21, 0xFF, 11);
    out.write("NETSCAPE2.0".getBytes(US_ASCII));
    write(3, 1, 0, 0, 0);
    if (profile.length > 0) {
      writeProfile();
    }
  }

  /** ICC.1 annex B: an application extension in blocks. */
  private void writeProfile() throws IOException {
    write(0x21, 0xFF, 11);
    out.write("ICCRGBG1012".getBytes(US_ASCII));
    for (int from = 0; from < profile.length; from += BLOCK) {
      int length = Math.min(BLOCK, profile.length - from);
      write(length);
      out.write(profile, from, length);
    }
    write(0);
  }

  private void size(Picture picture) throws IOException {
    int columns = picture.columns();
    int rows = picture.rows();
    write(columns & 0xFF, columns >> 8, rows & 0xFF, rows >> 8);
  }

  private void write(int... bytes) throws IOException {
    for (int each : bytes) {
      out.write(each);
    }
  }

  private static byte[] greys() {
    byte[] table = new byte[COLOURS * 3];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) (i / 3);
    }
    return table;
  }

  private static byte[] colours() {
    byte[] table = new byte[COLOURS * 3];
    int at = 0;
    for (int red = 0; red < RED_STEPS; red++) {
      for (int green = 0; green < GREEN_STEPS; green++) {
        for (int blue = 0; blue < BLUE_STEPS; blue++) {
          table[at++] = (byte) (red * 255 / (RED_STEPS - 1));
          table[at++] = (byte) (green * 255 / (GREEN_STEPS - 1));
          table[at++] = (byte) (blue * 255 / (BLUE_STEPS - 1));
        }
      }
    }
    return table;
  }

  private static byte[] indices(Picture picture) {
    byte[] values = picture.values();
    if (picture.channels() == 1) {
      return values;
    }
    byte[] indices = new byte[values.length / 3];
    for (int i = 0; i < indices.length; i++) {
      int red = step(values[3 * i], RED_STEPS);
      int green = step(values[3 * i + 1], GREEN_STEPS);
      int blue = step(values[3 * i + 2], BLUE_STEPS);
      indices[i] = (byte) ((red * GREEN_STEPS + green) * BLUE_STEPS + blue);
    }
    return indices;
  }

  private static int step(byte value, int steps) {
    return ((value & 0xFF) * (steps - 1) + 127) / 255;
  }
}
