package org.isocenter.imaging.codec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** Frames made up for tests, with content that is hard on codecs. */
public final class SyntheticFrames {
  private static final long SEED = 20260401;

  /** What a frame shows. */
  public enum Content {
    FLAT,
    GRADIENT,
    NOISE,
    EXTREMES,
    SMOOTH
  }

  private SyntheticFrames() {}

  /** Limits that no test comes near. */
  public static CodecLimits limits() {
    return new CodecLimits(1 << 26, 1 << 29, Deadline.in(Duration.ofSeconds(30)));
  }

  public static DecodeRequest decode(TransferSyntax syntax, PixelFormat declared) {
    return DecodeRequest.of(syntax, declared, limits());
  }

  public static EncodeRequest encode(TransferSyntax syntax) {
    return new EncodeRequest(syntax, 90, limits());
  }

  public static PixelFormat grey(int rows, int columns, int bits, boolean signed) {
    int cell = bits == 1 ? 1 : bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
    return new PixelFormat(rows, columns, 1, cell, bits, signed, Photometric.MONOCHROME2, false);
  }

  public static PixelFormat rgb(int rows, int columns, int bits) {
    int cell = bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
    return new PixelFormat(rows, columns, 3, cell, bits, false, Photometric.RGB, false);
  }

  /** Formats of {@code from} to {@code to} bits, of sizes that are odd, thin or a single pixel. */
  public static List<PixelFormat> formats(int from, int to) {
    List<PixelFormat> formats = new ArrayList<>();
    for (int bits = from; bits <= to; bits++) {
      formats.add(grey(33, 29, bits, false));
      formats.add(grey(7, 70, bits, true));
      formats.add(rgb(19, 21, bits));
    }
    int[][] sizes = {{1, 1}, {1, 2}, {2, 1}, {1, 300}, {300, 1}, {2, 3}, {8, 8}, {17, 16}};
    for (int[] size : sizes) {
      formats.add(grey(size[0], size[1], to, false));
      formats.add(rgb(size[0], size[1], Math.max(from, Math.min(8, to))));
    }
    return formats;
  }

  /** A frame of every content in {@code format}. */
  public static List<Samples> frames(PixelFormat format) {
    List<Samples> frames = new ArrayList<>();
    for (var content : Content.values()) {
      frames.add(frame(format, content));
    }
    return frames;
  }

  public static Samples frame(PixelFormat format, Content content) {
    var random = new Random(SEED);
    var rows = new SampleRows(format);
    var line = new int[format.columns() * format.samples()];
    for (int row = 0; row < format.rows(); row++) {
      for (int i = 0; i < line.length; i++) {
        int column = i / format.samples();
        line[i] = value(content, format.bitsStored(), new Place(row, column, i), random);
      }
      rows.putPixels(row, line, 0);
    }
    return rows.samples();
  }

  private record Place(int row, int column, int index) {}

  private static int value(Content content, int bits, Place place, Random random) {
    int all = -1 >>> 32 - bits;
    return switch (content) {
      case FLAT -> 5 & all;
      case GRADIENT -> place.row * 3 + place.index * 2;
      case NOISE -> random.nextInt();
      case EXTREMES -> (place.row / 3 + place.column / 5) % 2 == 0 ? 0 : all;
      case SMOOTH -> {
        double wave = Math.sin(place.row / 9.0) + Math.cos(place.column / 7.0);
        yield (int) ((wave + 2) / 4 * (all >>> 1)) + random.nextInt(Math.max(1, bits / 4));
      }
    };
  }
}
