package org.isocenter.imaging.codec.jpegls;

import org.isocenter.imaging.codec.CodecException;

/**
 * Decodes lines of one component, or of several whose samples alternate, ITU-T T.87 annexes A and
 * B. A line begins at index 1; index 0 and the one behind its end are neighbours to predict from.
 */
final class LineDecoder {
  private static final int FIRST = 1;

  private final BitSource bits;
  private final CodingModel model;
  private final int columns;
  private final int longest;

  LineDecoder(BitSource bits, CodingModel model, int columns) {
    this.bits = bits;
    this.model = model;
    this.columns = columns;
    this.longest = model.limit - model.rangeBits - 1;
  }

  /** Decodes a line of one component below {@code above}. */
  void decode(int[] above, int[] line, int component) throws CodecException {
    int left = line[0];
    int corner = above[0];
    int top = above[FIRST];
    int topRegion = model.region(top - corner);
    int column = FIRST;
    while (column <= columns) {
      int next = above[column + 1];
      int nextRegion = model.region(next - top);
      int context = nextRegion * 81 + topRegion * 9 + model.region(corner - left);
      if (context == 0) {
        column = run(above, line, column, component);
        left = line[column - 1];
        corner = above[column - 1];
        top = above[Math.min(column, columns + 1)];
        topRegion = model.region(top - corner);
      } else {
        left = regular(context, CodingModel.median(left, top, corner));
        line[column++] = left;
        corner = top;
        top = next;
        topRegion = nextRegion;
      }
    }
  }

  /** Decodes a sample whose neighbours differ, A.4 and A.5. */
  private int regular(int signedContext, int median) throws CodecException {
    int sign = signedContext >> 31;
    int at = ((signedContext ^ sign) - sign) * CodingModel.FIELDS;
    int[] contexts = model.contexts;
    int correction = contexts[at + CodingModel.C];
    int prediction = Math.max(0, Math.min(model.maximum, median + ((correction ^ sign) - sign)));
    int n = contexts[at + CodingModel.N];
    int k = CodingModel.order(n, contexts[at + CodingModel.A]);
    int code = bits.golomb(k, longest, model.rangeBits);
    int error = code >>> 1 ^ -(code & 1);
    if (k == 0 && model.near == 0 && 2 * contexts[at + CodingModel.B] <= -n) {
      error = ~error;
    }
    model.update(at, error);
    return model.reconstructed(prediction, (error ^ sign) - sign);
  }

  /**
   * Decodes a run of samples like the one to the left, and the one that ends it, A.7.
   *
   * @return the column to go on at
   */
  private int run(int[] above, int[] line, int from, int component) throws CodecException {
    int value = line[from - 1];
    int end = from + runLength(columns + 1 - from, component);
    for (int i = from; i < end; i++) {
      line[i] = value;
    }
    if (end > columns) {
      return end;
    }
    int top = above[end];
    int type = Math.abs(value - top) <= model.near ? 1 : 0;
    int error = interruption(type, component);
    boolean negated = type == 0 && value > top;
    line[end] = model.reconstructed(type == 1 ? value : top, negated ? -error : error);
    model.shorterRuns(component);
    return end + 1;
  }

  private int runLength(int most, int component) throws CodecException {
    int length = 0;
    while (bits.bit() == 1) {
      int whole = 1 << model.runOrder(component);
      if (whole > most - length) {
        return most;
      }
      length += whole;
      model.longerRuns(component);
      if (length == most) {
        return most;
      }
    }
    length += bits.bits(model.runOrder(component));
    if (length >= most) {
      throw bits.failure("A run goes beyond the end of its line.");
    }
    return length;
  }

  /** Decodes the error of the sample that ends a run, A.7.2. */
  private int interruption(int type, int component) throws CodecException {
    int k = model.interruptionOrder(type);
    int code = bits.golomb(k, longest - model.runOrder(component) - 1, model.rangeBits);
    int odd = code + type & 1;
    int size = code + type + odd >> 1;
    int error = model.negativeIsOdd(type, k) == (odd == 1) ? -size : size;
    model.updateInterruption(type, error, code);
    return error;
  }

  /** Decodes a line of all components, whose samples alternate, B.3. */
  void decode(int[][] above, int[][] lines) throws CodecException {
    int column = FIRST;
    while (column <= columns) {
      if (isRun(above, lines, column)) {
        column = run(above, lines, column);
        continue;
      }
      for (int component = 0; component < lines.length; component++) {
        int[] line = lines[component];
        int left = line[column - 1];
        int corner = above[component][column - 1];
        int top = above[component][column];
        int median = CodingModel.median(left, top, corner);
        line[column] = regular(context(above[component], line, column), median);
      }
      column++;
    }
  }

  private int context(int[] above, int[] line, int column) {
    int top = above[column];
    int corner = above[column - 1];
    return model.region(above[column + 1] - top) * 81
        + model.region(top - corner) * 9
        + model.region(corner - line[column - 1]);
  }

  private boolean isRun(int[][] above, int[][] lines, int column) {
    for (int component = 0; component < lines.length; component++) {
      if (context(above[component], lines[component], column) != 0) {
        return false;
      }
    }
    return true;
  }

  /** As the other one; each component of the pixel that ends the run is coded as unlike. */
  private int run(int[][] above, int[][] lines, int from) throws CodecException {
    int end = from + runLength(columns + 1 - from, 0);
    for (int[] line : lines) {
      for (int i = from; i < end; i++) {
        line[i] = line[from - 1];
      }
    }
    if (end > columns) {
      return end;
    }
    for (int component = 0; component < lines.length; component++) {
      int top = above[component][end];
      int error = interruption(0, 0);
      boolean negated = lines[component][end - 1] > top;
      lines[component][end] = model.reconstructed(top, negated ? -error : error);
    }
    model.shorterRuns(0);
    return end + 1;
  }
}
