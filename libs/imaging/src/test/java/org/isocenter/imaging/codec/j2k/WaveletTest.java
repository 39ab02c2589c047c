package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T.800 annex F. */
class WaveletTest {
  private static Area[] bands(Area area) {
    return new Area[] {
      area.subband(1, 0), area.subband(1, 1), area.subband(1, 2), area.subband(1, 3)
    };
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "2,1", "2,2", "3,5", "1,17", "17,1", "64,64", "65,33", "7,100"})
  void reversibleSynthesisUndoesTheAnalysis(int width, int height) {
    var area = new Area(0, 0, width, height);
    int[] values = new Random(width).ints(area.samples(), -40000, 40000).toArray();
    var divided = ReversibleAnalysis.divide(new Plane.Whole(area, values.clone()), bands(area));

    Plane.Whole joined = new ReversibleSynthesis(width).join(area, divided);

    assertThat(joined.values()).isEqualTo(values);
  }

  /** The row 0 1 4 9 16 by hand: high 1-2, 9-10, low 0-1+2>>2 and so on. */
  @Test
  void liftsARowAsTheStandardDoes() {
    var area = new Area(0, 0, 5, 1);
    var row = new Plane.Whole(area, new int[] {0, 1, 4, 9, 16});

    Plane.Whole[] divided = ReversibleAnalysis.divide(row, bands(area));

    assertThat(divided[1].values()).containsExactly(-1, -1);
    assertThat(divided[0].values()).containsExactly(0, 4, 16);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "0,1", "1,1", "5,3"})
  void keepsTheLevelOfWhatIsFlatWhereverItBegins(int x0, int y0) {
    for (int size = 2; size < 9; size++) {
      var area = new Area(x0, y0, x0 + size, y0 + size);
      var whole = new Plane.Whole[4];
      var real = new Plane.Real[4];
      for (int b = 0; b < 4; b++) {
        whole[b] = Plane.Whole.of(bands(area)[b]);
        real[b] = Plane.Real.of(bands(area)[b]);
      }
      java.util.Arrays.fill(whole[0].values(), 100);
      java.util.Arrays.fill(real[0].values(), 100);

      assertThat(new ReversibleSynthesis(size).join(area, whole).values()).containsOnly(100);
      for (float value : new IrreversibleSynthesis(size).join(area, real).values()) {
        assertThat(value).isCloseTo(100, Offset.offset(0.01f));
      }
    }
  }

  @Test
  void halvesASingleHighPassSample() {
    var area = new Area(3, 4, 4, 5);
    var whole = new Plane.Whole[4];
    for (int b = 0; b < 4; b++) {
      whole[b] = Plane.Whole.of(bands(area)[b]);
    }
    whole[1].values()[0] = 10;

    assertThat(new ReversibleSynthesis(1).join(area, whole).values()).containsExactly(5);
  }
}
