package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarningsTest {

  @Test
  void areHeadersOfOneLineWhateverTheClientSent() {
    assertThat(Warnings.header("The parameter a\"b\r\nSet-Cookie: x\\é is ignored"))
        .isEqualTo("299 isocenter \"The parameter a.b..Set-Cookie: x.. is ignored\"");
  }

  @Test
  void areShort() {
    assertThat(Warnings.header("x".repeat(5000))).hasSizeLessThan(250);
  }
}
