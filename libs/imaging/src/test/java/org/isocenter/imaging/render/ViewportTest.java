package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalDouble;
import org.isocenter.imaging.render.Viewport.Box;
import org.isocenter.imaging.render.Viewport.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PS3.18 8.3.5.1.3. */
class ViewportTest {

  private static final Picture GREYS =
      new Picture(2, 4, 1, new byte[] {0, 40, 80, 120, 4, 44, 84, 124});

  @ParameterizedTest
  @CsvSource({
    "512, 256, 100, 100, 100, 50",
    "512, 256, 1024, 1024, 1024, 512",
    "3, 1000, 10, 10, 1, 10",
    "512, 512, 65535, 128, 128, 128"
  })
  void keepsTheAspectRatio(
      int columns, int rows, int width, int height, int shownColumns, int shownRows) {
    var viewport = new Viewport(Optional.of(new Box(width, height, true)), Optional.empty());

    var placement = viewport.place(columns, rows);

    assertThat(placement.columns()).isEqualTo(shownColumns);
    assertThat(placement.rows()).isEqualTo(shownRows);
  }

  @Test
  void leavesSmallPicturesSmallWhereItMay() {
    var viewport = new Viewport(Optional.of(new Box(100, 100, false)), Optional.empty());

    assertThat(viewport.place(10, 20).rows()).isEqualTo(20);
  }

  @Test
  void cutsRegionsOffAtTheEdge() {
    var placement = region(2, 0, 99, 1).place(4, 2);

    assertThat(placement.width()).isEqualTo(2);
    assertThat(placement.height()).isEqualTo(1);
  }

  @Test
  void refusesRegionsOutside() {
    assertThatThrownBy(() -> region(4, 0, 1, 1).place(4, 2))
        .isInstanceOf(RegionOutsideException.class)
        .hasMessageContaining("outside");
    assertThatThrownBy(() -> region(-1, 0, 1, 1).place(4, 2))
        .isInstanceOf(RegionOutsideException.class);
    assertThatThrownBy(() -> region(0, 0, 0, 1).place(4, 2))
        .isInstanceOf(RegionOutsideException.class);
  }

  @Test
  void readsFractions() {
    var half = new Region(0.5, 0, OptionalDouble.of(0.5), OptionalDouble.of(1), true);

    var placement = new Viewport(Optional.empty(), Optional.of(half)).place(4, 2);

    assertThat(placement.left()).isEqualTo(2);
    assertThat(placement.columns()).isEqualTo(2);
    assertThat(placement.rows()).isEqualTo(2);
  }

  @Test
  void cutsOutAndFlips() {
    assertThat(shown(region(1, 0, 2, 1))).containsExactly(40, 80);
    assertThat(shown(region(1, 0, -2, 1))).containsExactly(80, 40);
    assertThat(shown(region(0, 0, 1, -2))).containsExactly(4, 0);
  }

  @Test
  void averagesWhereItShrinks() {
    var viewport = new Viewport(Optional.of(new Box(2, 9, true)), Optional.empty());

    assertThat(shown(viewport)).containsExactly(22, 102);
  }

  @Test
  void interpolatesWhereItGrows() {
    var viewport = new Viewport(Optional.of(new Box(4, 4, true)), region(0, 0, 2, 2).region());

    assertThat(shown(viewport)).startsWith(0, 10, 30, 40).hasSize(16).endsWith(4, 14, 34, 44);
  }

  private static Viewport region(double left, double top, double width, double height) {
    return new Viewport(
        Optional.empty(),
        Optional.of(
            new Region(left, top, OptionalDouble.of(width), OptionalDouble.of(height), false)));
  }

  private static byte[] shown(Viewport viewport) {
    return Scaling.apply(GREYS, viewport.place(4, 2)).values();
  }
}
