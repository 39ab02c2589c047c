package org.isocenter.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

  @ParameterizedTest
  @CsvSource({
    "SMI*, SMI%",
    "*A?C, %A_C",
    "100%_*, 100\\%\\_%",
    "a\\*, a*",
    "a\\\\*, a\\\\%",
    "a\\b, a\\\\b",
    "\\?%, ?\\%"
  })
  void knowsOnlyTheWildcardsOfDicom(String wildcard, String like) {
    assertThat(LikePattern.ofWildcard(wildcard)).isEqualTo(like);
  }

  @Test
  void ofANameStaysWithinOneGroup() {
    assertThat(LikePattern.anyGroupOfWildcard("Smi*"))
        .containsExactly("%\u0001smi%\u0001%", "%\u0002smi%\u0002%", "%\u0003smi%\u0003%");
    assertThat(LikePattern.eachGroup("Yamada=山*"))
        .containsExactly("%\u0001yamada\u0001%", "%\u0002山%\u0002%");
  }
}
