package org.isocenter.imaging.colour;

import java.util.List;

/** From the value of a channel to its light, both between 0 and 1: ICC.1 10.6 and 10.18. */
sealed interface ToneCurve {

  double light(double value);

  /** Values at equal distances, between which it goes straight. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of entries, compared by nobody
  record Sampled(double[] entries) implements ToneCurve {
    @Override
    public double light(double value) {
      double at = value * (entries.length - 1);
      int below = (int) Math.max(0, Math.min(entries.length - 1.0, at));
      int above = Math.min(entries.length - 1, below + 1);
      return entries[below] + (entries[above] - entries[below]) * (at - below);
    }
  }

  /**
   * A power with a straight foot: {@code (a x + b)^gamma + e} from {@code d} on, {@code c x + f}
   * below.
   */
  record Power(double gamma, double a, double b, double c, double d, double e, double f)
      implements ToneCurve {

    static Power of(double gamma) {
      return new Power(gamma, 1, 0, 0, 0, 0, 0);
    }

    /** Of the numbers of a parametric curve type of ICC.1, by its function type 0 to 4. */
    static Power of(int function, List<Double> numbers) {
      double gamma = numbers.get(0);
      if (function == 0) {
        return of(gamma);
      }
      double a = numbers.get(1);
      double b = numbers.get(2);
      return switch (function) {
        case 1 -> new Power(gamma, a, b, 0, -b / a, 0, 0);
        case 2 -> new Power(gamma, a, b, 0, -b / a, numbers.get(3), numbers.get(3));
        case 3 -> new Power(gamma, a, b, numbers.get(3), numbers.get(4), 0, 0);
        default ->
            new Power(gamma, a, b, numbers.get(3), numbers.get(4), numbers.get(5), numbers.get(6));
      };
    }

    @Override
    public double light(double value) {
      return value >= d ? Math.pow(Math.max(0, a * value + b), gamma) + e : c * value + f;
    }
  }
}
