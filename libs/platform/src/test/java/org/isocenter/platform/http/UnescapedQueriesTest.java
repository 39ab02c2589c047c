package org.isocenter.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnescapedQueriesTest {

  @ParameterizedTest
  @CsvSource({
    "/studies?a=1.2\\1.3, /studies?a=1.2%5C1.3",
    "/studies?a=A^B|{}, /studies?a=A%5EB%7C%7B%7D",
    "/studies?a=%5E*&b=c, /studies?a=%5E*&b=c",
    "/studies?a=\u00C3\u00BC, /studies?a=%C3%BC",
  })
  void getWhatTheyShouldHaveEscaped(String uri, String escaped) {
    assertThat(UnescapedQueries.escaped(uri)).isEqualTo(escaped);
  }
}
