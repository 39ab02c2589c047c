package org.isocenter.imaging.codec.jpeg;

import java.util.List;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SampleRows;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** The lossless process, ITU-T T.81 annex H. */
final class LosslessFrame implements FrameDecoding {
  private static final int LARGEST_PREDICTOR = 7;

  private final FrameHeader header;
  private final Tables tables;
  private final MarkerSegments segments;
  private final SampleRows rows;
  private final boolean[] decoded;
  private final int columns;

  LosslessFrame(FrameHeader header, PixelFormat format, Tables tables, MarkerSegments segments)
      throws CodecException {
    if (!header.isFull()) {
      throw segments.failure("Lossless components of different size are not supported.");
    }
    this.header = header;
    this.tables = tables;
    this.segments = segments;
    this.rows = new SampleRows(format);
    this.decoded = new boolean[header.components().size()];
    this.columns = format.columns();
  }

  /** Bytes of the lines that are held beside the frame. */
  static long workingBytes(FrameHeader header) {
    return 2L * Integer.BYTES * header.size().columns() * header.components().size();
  }

  @Override
  public void decode(ScanHeader scan, EntropyBits bits) throws CodecException {
    if (scan.first() < 1 || scan.first() > LARGEST_PREDICTOR) {
      throw segments.failure("Predictor " + scan.first() + " is not one of a lossless scan.");
    }
    if (scan.low() >= header.size().precision()) {
      throw segments.failure("The point transform leaves nothing of the values.");
    }
    for (var part : scan.parts()) {
      if (decoded[part.index()]) {
        throw segments.failure("A component is in two scans.");
      }
    }
    var tablesOfParts = new HuffmanTable[scan.parts().size()];
    for (int i = 0; i < tablesOfParts.length; i++) {
      tablesOfParts[i] = tables.direct(scan.parts().get(i).direct(), segments);
    }
    bits.load(segments.end());
    new Scan(scan, bits, tablesOfParts, intervalRows()).decode();
    scan.parts().forEach(part -> decoded[part.index()] = true);
  }

  /** Lines between restart markers; an interval is a whole number of them, H.1.1. */
  private int intervalRows() throws CodecException {
    int interval = tables.restartInterval();
    if (interval % columns != 0) {
      throw segments.failure("A restart interval is no whole number of lines.");
    }
    return interval == 0 ? Integer.MAX_VALUE : interval / columns;
  }

  @Override
  public boolean isComplete() {
    for (boolean each : decoded) {
      if (!each) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Samples samples() throws CodecException {
    if (!isComplete()) {
      throw segments.failure("The code stream ends before all components were decoded.");
    }
    return rows.samples();
  }

  /** The lines of one scan. */
  private final class Scan {
    private final List<ScanHeader.Part> parts;
    private final EntropyBits bits;
    private final HuffmanTable[] tablesOfParts;
    private final int intervalRows;
    private final Prediction prediction;
    private final int pointTransform;
    private int[][] above;
    private int[][] lines;

    Scan(ScanHeader scan, EntropyBits bits, HuffmanTable[] tablesOfParts, int intervalRows) {
      this.parts = scan.parts();
      this.bits = bits;
      this.tablesOfParts = tablesOfParts;
      this.intervalRows = intervalRows;
      this.pointTransform = scan.low();
      this.prediction = new Prediction(scan.first(), header.size().precision() - pointTransform);
      this.above = new int[parts.size()][columns];
      this.lines = new int[parts.size()][columns];
    }

    void decode() throws CodecException {
      var bounds = Bounds.of(segments.request());
      for (int row = 0; row < header.size().rows(); row++) {
        bounds.requireTime();
        boolean first = row % intervalRows == 0;
        if (first && row > 0) {
          restart();
        }
        differences();
        for (int i = 0; i < lines.length; i++) {
          prediction.undo(first, above[i], lines[i]);
          put(row, i);
        }
        int[][] oldest = above;
        above = lines;
        lines = oldest;
      }
    }

    private void restart() throws CodecException {
      segments.resumeAt(bits.marker());
      if (!MarkerSegments.isRestart(segments.next())) {
        throw segments.failure("A restart marker is missing.");
      }
      bits.load(segments.end());
    }

    private void differences() throws CodecException {
      if (lines.length == 1) {
        differences(tablesOfParts[0], lines[0]);
        return;
      }
      for (int column = 0; column < columns; column++) {
        for (int i = 0; i < lines.length; i++) {
          lines[i][column] = difference(tablesOfParts[i], bits.position());
        }
      }
    }

    private void differences(HuffmanTable table, int[] line) throws CodecException {
      for (int column = 0; column < line.length; column++) {
        line[column] = difference(table, bits.position());
      }
    }

    /** A code is the size of the difference, whose bits follow unless it is 16, H.1.2.2. */
    private int difference(HuffmanTable table, long position) throws CodecException {
      long window = bits.window(position);
      int entry = bits.code(table, window);
      int length = entry >> 8;
      int size = entry & 0xFF;
      if (size >= 16) {
        bits.moveTo(position + length);
        return largeDifference(size);
      }
      bits.moveTo(position + length + size);
      bits.requireWithin();
      return EntropyBits.extended((int) (window << length >>> 1 >>> 63 - size), size);
    }

    private int largeDifference(int size) throws CodecException {
      if (size > 16) {
        throw bits.failure("A difference has more than 16 bits.");
      }
      bits.requireWithin();
      return 1 << 15;
    }

    private void put(int row, int part) {
      int[] line = lines[part];
      int component = parts.get(part).index();
      if (pointTransform == 0) {
        rows.putComponent(row, component, line, 0);
        return;
      }
      var shifted = new int[line.length];
      for (int i = 0; i < line.length; i++) {
        shifted[i] = line[i] << pointTransform;
      }
      rows.putComponent(row, component, shifted, 0);
    }
  }
}
