package org.isocenter.imaging.render;

/**
 * How far two pictures are from each other.
 *
 * @param mean over all values, 0 to 255
 * @param most the largest of one value
 */
record Difference(double mean, int most) {

  /** What a picture of other dimensions is. */
  static final Difference WHOLLY = new Difference(255, 255);

  /** Greys and the same greys in three channels are equal. */
  static Difference of(Picture one, Picture other) {
    if (one.rows() != other.rows() || one.columns() != other.columns()) {
      return WHOLLY;
    }
    int channels = Math.max(one.channels(), other.channels());
    int pixels = one.rows() * one.columns();
    long sum = 0;
    int most = 0;
    for (int i = 0; i < pixels; i++) {
      for (int channel = 0; channel < channels; channel++) {
        int apart = Math.abs(value(one, i, channel) - value(other, i, channel));
        sum += apart;
        most = Math.max(most, apart);
      }
    }
    return new Difference((double) sum / ((long) pixels * channels), most);
  }

  private static int value(Picture picture, int pixel, int channel) {
    int at = pixel * picture.channels() + Math.min(channel, picture.channels() - 1);
    return picture.values()[at] & 0xFF;
  }
}
