package org.isocenter.imaging.corpus;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.codec.raw.NativeEncoder;
import org.isocenter.imaging.frame.Samples;

/** A decoded frame as the oracle describes frames: digest and means of 4 by 4 blocks. */
record DecodedFrame(Samples samples) {
  private static final int BLOCKS = 4;

  static CodecLimits limits() {
    return new CodecLimits(1 << 28, 1 << 29, Deadline.in(Duration.ofMinutes(1)));
  }

  private static EncodeRequest request() {
    return new EncodeRequest(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 0, limits());
  }

  /**
   * The digest of the frame's cells.
   *
   * @param halfStored whether every other chrominance is left out
   */
  String sha256(boolean halfStored) throws CodecException {
    byte[] cells = new NativeEncoder().encode(samples, request());
    if (samples.format().bitsAllocated() == 1) {
      cells = ((Samples.Bytes) samples).values();
    } else if (halfStored) {
      cells = halfChroma(cells);
    }
    return sha256(cells);
  }

  /** Whether the frame would have this digest if its chrominances were interpolated. */
  boolean isInterpolated(String sha256) {
    if (samples.format().samples() != 3
        || !(samples instanceof Samples.Bytes(var format, var it))) {
      return false;
    }
    var filter = new TriangleFilter(format, it);
    return sha256(filter.apply(true)).equals(sha256) || sha256(filter.apply(false)).equals(sha256);
  }

  private static byte[] halfChroma(byte[] pixels) {
    byte[] half = new byte[pixels.length / 3 * 2];
    for (int from = 0, to = 0; from < pixels.length; from += 6, to += 4) {
      half[to] = pixels[from];
      half[to + 1] = pixels[from + 3];
      half[to + 2] = pixels[from + 1];
      half[to + 3] = pixels[from + 2];
    }
    return half;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The largest distance of a block's mean from {@code grid}, a JSON array of numbers. */
  double distance(String grid) throws CodecException {
    String[] expected = grid.substring(1, grid.length() - 1).split(",", -1);
    double[] means = means();
    double distance = means.length == expected.length ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < means.length && i < expected.length; i++) {
      distance = Math.max(distance, Math.abs(means[i] - Double.parseDouble(expected[i])));
    }
    return distance;
  }

  private double[] means() throws CodecException {
    var format = samples.format();
    var source = SampleSource.of(samples, request());
    int perPixel = format.samples();
    var sums = new double[BLOCKS * BLOCKS * perPixel];
    var counts = new long[sums.length];
    var line = new int[format.columns() * perPixel];
    int unused = Integer.SIZE - format.bitsStored();
    for (int row = 0; row < format.rows(); row++) {
      source.pixels(row, line);
      int blockRow = block(row, format.rows());
      for (int i = 0; i < line.length; i++) {
        int block = blockRow * BLOCKS + block(i / perPixel, format.columns());
        int at = block * perPixel + i % perPixel;
        sums[at] += format.signed() ? line[i] << unused >> unused : line[i];
        counts[at]++;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= counts[i];
    }
    return sums;
  }

  /** Which block holds {@code at}, the blocks beginning at quarters that are rounded down. */
  private static int block(int at, int size) {
    int block = BLOCKS - 1;
    while (block > 0 && at < block * size / BLOCKS) {
      block--;
    }
    return block;
  }
}
