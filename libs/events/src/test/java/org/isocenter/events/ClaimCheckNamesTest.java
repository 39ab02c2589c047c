package org.isocenter.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckNamesTest {
  @Test
  void namesADocumentByUidsAndVersion() {
    String name = ClaimCheckNames.of("1.2", "1.3", "1.4", 7);

    assertThat(name).isEqualTo("index/1.2/1.3/1.4/7.json");
    assertThat(ClaimCheckNames.version(name)).hasValue(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "index/",
        "index/.json",
        "index/1.2/x.json",
        "instances/1.2/7.json",
        "index/7"
      })
  void findsNoVersionInOtherNames(String name) {
    assertThat(ClaimCheckNames.version(name)).isEmpty();
  }
}
