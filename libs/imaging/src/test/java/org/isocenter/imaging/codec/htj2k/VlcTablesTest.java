package org.isocenter.imaging.codec.htj2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** T.814 annex C. */
class VlcTablesTest {

  @Test
  void codesOfAContextFillTheSevenBitsWithoutOverlap() {
    for (int table = 0; table < 2; table++) {
      for (int context = 0; context < 8; context++) {
        Set<Integer> patterns = new HashSet<>();
        int expected = 0;
        for (int[] code : VlcTables.codes()) {
          if (code[0] == table && code[1] == context) {
            expected += 1 << 7 - code[7];
            for (int rest = 0; rest < 1 << 7 - code[7]; rest++) {
              patterns.add(rest << code[7] | code[6]);
            }
          }
        }

        assertThat(patterns).hasSize(128);
        assertThat(expected).isEqualTo(128);
      }
    }
  }

  @Test
  void entriesKeepAllParts() {
    int entry = VlcTables.entry(new int[] {1, 5, 0xB, 1, 0x9, 0x8, 0x7F, 7});

    assertThat(entry & 0xF).isEqualTo(7);
    assertThat(entry >> VlcTables.RHO & 0xF).isEqualTo(0xB);
    assertThat(entry >> VlcTables.U_OFF & 1).isEqualTo(1);
    assertThat(entry >> VlcTables.E_K & 0xF).isEqualTo(0x9);
    assertThat(entry >> VlcTables.E_1 & 0xF).isEqualTo(0x8);
    assertThat(entry >> VlcTables.CODE_WORD).isEqualTo(0x7F);
  }

  @Test
  void exponentsOnlyBoundSamplesThatAreSignificant() {
    for (int[] code : VlcTables.codes()) {
      assertThat(code[4] & ~code[2]).isZero();
      assertThat(code[5] & ~code[4]).isZero();
    }
  }
}
