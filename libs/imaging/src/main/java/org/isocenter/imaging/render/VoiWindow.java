package org.isocenter.imaging.render;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** A window over values of interest, PS3.3 C.11.2.1.2. */
public record VoiWindow(double centre, double width, Function function) {

  /** VOI LUT Function (0028,1056), PS3.3 C.11.2.1.3. */
  public enum Function {
    LINEAR,
    LINEAR_EXACT,
    SIGMOID;

    /** The function of a Defined Term, or of a parameter as in {@code linear-exact}. */
    public static Optional<Function> of(String term) {
      String name = term.strip().toUpperCase(Locale.ROOT).replace('-', '_');
      for (var each : values()) {
        if (each.name().equals(name)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /** Rejects, with a sentence, a width that the function has no meaning for. */
  public VoiWindow {
    if (!Double.isFinite(centre) || !Double.isFinite(width)) {
      throw new IllegalArgumentException("A window's centre and width are numbers.");
    }
    if (function == Function.LINEAR ? width < 1 : width <= 0) {
      throw new IllegalArgumentException(
          function == Function.LINEAR
              ? "A linear window is 1 wide or more."
              : "A window is wider than 0.");
    }
  }

  /** From values to the brightness between 0 and 1. */
  public DoubleUnaryOperator operator() {
    return switch (function) {
      case LINEAR -> this::linear;
      case LINEAR_EXACT -> x -> clamp((x - centre) / width + 0.5);
      case SIGMOID -> x -> 1 / (1 + Math.exp(-4 * (x - centre) / width));
    };
  }

  /** C.11.2.1.2.1: a window of width 1 is a threshold. */
  private double linear(double x) {
    double middle = centre - 0.5;
    double half = (width - 1) / 2;
    if (x <= middle - half) {
      return 0;
    }
    return x > middle + half ? 1 : (x - middle) / (width - 1) + 0.5;
  }

  private static double clamp(double brightness) {
    return Math.max(0, Math.min(1, brightness));
  }
}
