package org.isocenter.imaging.codec.jpegls;

/**
 * The preset coding parameters, ITU-T T.87 C.2.4.1.1.
 *
 * @param maximum the largest value of a sample, MAXVAL
 * @param t1 the first threshold of gradients
 * @param reset after how many values the statistics of a context are halved
 */
record Preset(int maximum, int t1, int t2, int t3, int reset) {
  private static final int DEFAULT_RESET = 64;
  private static final int SMALLEST_RESET = 3;

  /** What holds where no LSE marker segment says otherwise. */
  static Preset standard(int maximum, int near) {
    int t1;
    int t2;
    int t3;
    if (maximum >= 128) {
      int factor = (Math.min(maximum, 4095) + 128) / 256;
      t1 = factor + 2 + 3 * near;
      t2 = factor * 4 + 3 + 5 * near;
      t3 = factor * 17 + 4 + 7 * near;
    } else {
      int factor = 256 / (maximum + 1);
      t1 = Math.max(2, 3 / factor + 3 * near);
      t2 = Math.max(3, 7 / factor + 5 * near);
      t3 = Math.max(4, 21 / factor + 7 * near);
    }
    int first = within(t1, near + 1, maximum);
    int second = within(t2, first, maximum);
    return new Preset(maximum, first, second, within(t3, second, maximum), DEFAULT_RESET);
  }

  private static int within(int threshold, int least, int most) {
    return threshold > most || threshold < least ? least : threshold;
  }

  /** These parameters where a zero means the standard one. */
  Preset orStandard(int largest, int near) {
    int top = maximum == 0 ? largest : maximum;
    var standard = standard(top, near);
    return new Preset(
        top,
        t1 == 0 ? standard.t1 : t1,
        t2 == 0 ? standard.t2 : t2,
        t3 == 0 ? standard.t3 : t3,
        reset == 0 ? DEFAULT_RESET : reset);
  }

  /** Whether the parameters are within the bounds of table C.1. */
  boolean isValid(int largest, int near) {
    return maximum >= 1
        && maximum <= largest
        && near <= Math.min(255, maximum / 2)
        && t1 >= near + 1
        && t1 <= maximum
        && t2 >= t1
        && t2 <= maximum
        && t3 >= t2
        && t3 <= maximum
        && reset >= SMALLEST_RESET
        && reset <= Math.max(255, maximum);
  }
}
