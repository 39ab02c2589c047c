package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isocenter.imaging.render.VoiWindow.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values reckoned by hand after PS3.3 C.11.2.1.2 and C.11.2.1.3. */
class VoiWindowTest {

  /** The examples of the standard: (c, w) = (2048, 4096), (2048, 1), (0, 100), (0, 1). */
  @ParameterizedTest
  @CsvSource({
    "2048, 4096, 0, 0",
    "2048, 4096, 4095, 1",
    "2048, 4096, 1023.75, 0.25",
    "2048, 1, 2047, 0",
    "2048, 1, 2048, 1",
    "0, 100, -50, 0",
    "0, 100, 49, 1",
    "0, 100, -0.5, 0.5",
    "0, 1, -1, 0",
    "0, 1, 0, 1"
  })
  void isLinear(double centre, double width, double value, double brightness) {
    assertThat(apply(centre, width, Function.LINEAR, value)).isEqualTo(brightness, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"40, 80, 0, 0", "40, 80, 80, 1", "40, 80, 20, 0.25", "0.5, 0.5, 0.5, 0.5"})
  void isExactlyLinear(double centre, double width, double value, double brightness) {
    assertThat(apply(centre, width, Function.LINEAR_EXACT, value))
        .isEqualTo(brightness, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "40, 80, 40, 0.5",
    "40, 80, 80, 0.8807970779778823",
    "40, 80, 0, 0.11920292202211755"
  })
  void isASigmoid(double centre, double width, double value, double brightness) {
    assertThat(apply(centre, width, Function.SIGMOID, value)).isEqualTo(brightness, within(1e-12));
  }

  @Test
  void readsFunctionsAsTheStandardAndAsClientsWriteThem() {
    assertThat(Function.of("LINEAR_EXACT")).contains(Function.LINEAR_EXACT);
    assertThat(Function.of("linear-exact")).contains(Function.LINEAR_EXACT);
    assertThat(Function.of("cubic")).isEmpty();
  }

  @Test
  void refusesWidthsWithoutMeaning() {
    assertThatThrownBy(() -> new VoiWindow(0, 0.5, Function.LINEAR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VoiWindow(0, 0, Function.SIGMOID))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VoiWindow(Double.NaN, 1, Function.LINEAR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double apply(double centre, double width, Function function, double value) {
    return new VoiWindow(centre, width, function).operator().applyAsDouble(value);
  }
}
