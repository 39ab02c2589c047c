package org.isocenter.imaging.codec.jpegls;

/**
 * Encodes lines of one component, ITU-T T.87 annex A, and leaves in them what a decoder will see. A
 * line begins at index 1, as for {@link LineDecoder}.
 */
final class LineEncoder {
  private static final int FIRST = 1;

  private final BitSink bits;
  private final CodingModel model;
  private final int columns;
  private final int longest;

  LineEncoder(BitSink bits, CodingModel model, int columns) {
    this.bits = bits;
    this.model = model;
    this.columns = columns;
    this.longest = model.limit - model.rangeBits - 1;
  }

  /** Encodes a line below {@code above}. */
  void encode(int[] above, int[] line, int component) {
    int column = FIRST;
    while (column <= columns) {
      int left = line[column - 1];
      int corner = above[column - 1];
      int top = above[column];
      int context =
          model.region(above[column + 1] - top) * 81
              + model.region(top - corner) * 9
              + model.region(corner - left);
      if (context == 0) {
        column = run(above, line, column, component);
      } else {
        int median = CodingModel.median(left, top, corner);
        line[column] = regular(context, median, line[column]);
        column++;
      }
    }
  }

  private int regular(int signedContext, int median, int sample) {
    int sign = signedContext >> 31;
    int at = ((signedContext ^ sign) - sign) * CodingModel.FIELDS;
    int[] contexts = model.contexts;
    int correction = contexts[at + CodingModel.C];
    int prediction = Math.max(0, Math.min(model.maximum, median + ((correction ^ sign) - sign)));
    int error = model.reduced((sample - prediction ^ sign) - sign);
    int n = contexts[at + CodingModel.N];
    int k = CodingModel.order(n, contexts[at + CodingModel.A]);
    boolean swapped = k == 0 && model.near == 0 && 2 * contexts[at + CodingModel.B] <= -n;
    int coded = swapped ? ~error : error;
    bits.golomb(coded << 1 ^ coded >> 31, k, longest, model.rangeBits);
    model.update(at, error);
    return model.near == 0 ? sample : model.reconstructed(prediction, (error ^ sign) - sign);
  }

  /**
   * Encodes a run of samples like the one to the left, and the one that ends it, A.7.
   *
   * @return the column to go on at
   */
  private int run(int[] above, int[] line, int from, int component) {
    int value = line[from - 1];
    int end = from;
    while (end <= columns && Math.abs(line[end] - value) <= model.near) {
      line[end++] = value;
    }
    runLength(end - from, end > columns, component);
    if (end > columns) {
      return end;
    }
    int top = above[end];
    int type = Math.abs(value - top) <= model.near ? 1 : 0;
    int prediction = type == 1 ? value : top;
    int sign = type == 0 && value > top ? -1 : 1;
    int error = model.reduced((line[end] - prediction) * sign);
    interruption(type, error, component);
    if (model.near > 0) {
      line[end] = model.reconstructed(prediction, error * sign);
    }
    model.shorterRuns(component);
    return end + 1;
  }

  private void runLength(int length, boolean toTheEnd, int component) {
    int left = length;
    while (left >= 1 << model.runOrder(component)) {
      bits.bits(1, 1);
      left -= 1 << model.runOrder(component);
      model.longerRuns(component);
    }
    if (!toTheEnd) {
      bits.bits(left, 1 + model.runOrder(component));
    } else if (left > 0) {
      bits.bits(1, 1);
    }
  }

  private void interruption(int type, int error, int component) {
    int k = model.interruptionOrder(type);
    boolean odd = error != 0 && model.negativeIsOdd(type, k) == error < 0;
    int code = 2 * Math.abs(error) - type - (odd ? 1 : 0);
    bits.golomb(code, k, longest - model.runOrder(component) - 1, model.rangeBits);
    model.updateInterruption(type, error, code);
  }
}
