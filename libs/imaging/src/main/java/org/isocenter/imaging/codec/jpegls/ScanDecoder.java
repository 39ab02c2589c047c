package org.isocenter.imaging.codec.jpegls;

import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SampleRows;
import org.isocenter.imaging.codec.jpeg.MarkerSegments;

/** Decodes the lines of one scan into the frame, with its restart intervals. */
final class ScanDecoder {
  private final MarkerSegments segments;
  private final SampleRows rows;
  private final ScanHeader scan;
  private final CodingModel model;
  private final int interval;
  private final int columns;
  private int[][] above;
  private int[][] lines;

  /**
   * @param interval lines between two restart markers, 0 where there are none
   */
  ScanDecoder(
      MarkerSegments segments, SampleRows rows, ScanHeader scan, CodingModel model, int interval) {
    this.segments = segments;
    this.rows = rows;
    this.scan = scan;
    this.model = model;
    this.interval = interval;
    this.columns = rows.samples().format().columns();
    this.above = new int[scan.components()][columns + 2];
    this.lines = new int[scan.components()][columns + 2];
  }

  /** Bytes that decoding a scan takes for its lines. */
  static long size(int columns, int components) {
    return 2L * components * (columns + 2) * Integer.BYTES;
  }

  /** Decodes from where {@code segments} are, and leaves them behind the scan. */
  void decode(BitSource bits) throws CodecException {
    var bounds = Bounds.of(segments.request());
    var decoder = new LineDecoder(bits, model, columns);
    int height = rows.samples().format().rows();
    int marker = bits.load(segments.end());
    for (int row = 0; row < height; row++) {
      bounds.requireTime();
      if (interval > 0 && row > 0 && row % interval == 0) {
        marker = restart(bits, marker);
      }
      decode(decoder, row);
    }
    segments.resumeAt(marker);
  }

  private int restart(BitSource bits, int marker) throws CodecException {
    segments.resumeAt(marker);
    if (!MarkerSegments.isRestart(segments.next())) {
      throw segments.failure("A restart marker is missing.");
    }
    model.restart();
    above = new int[scan.components()][columns + 2];
    lines = new int[scan.components()][columns + 2];
    return bits.load(segments.end());
  }

  private void decode(LineDecoder decoder, int row) throws CodecException {
    for (int i = 0; i < lines.length; i++) {
      above[i][columns + 1] = above[i][columns];
      lines[i][0] = above[i][1];
    }
    if (scan.interleave() == ScanHeader.BY_SAMPLES && lines.length > 1) {
      decoder.decode(above, lines);
    } else {
      for (int i = 0; i < lines.length; i++) {
        decoder.decode(above[i], lines[i], i);
      }
    }
    for (int i = 0; i < lines.length; i++) {
      rows.putComponent(row, scan.first() + i, lines[i], 1);
    }
    int[][] oldest = above;
    above = lines;
    lines = oldest;
  }
}
