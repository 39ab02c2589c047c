package org.isocenter.retrieve.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isocenter.retrieve.app.ContentCoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip                            | GZIP
          gzip, deflate, br, zstd         | GZIP
          GZIP                            | GZIP
          x-gzip                          | GZIP
          br;q=1.0, gzip;q=0.8, *;q=0.1   | GZIP
          *                               | GZIP
          deflate, gzip;q=0.001           | GZIP
          gzip ; q=0.5                    | GZIP
          identity                        | IDENTITY
          br                              | IDENTITY
          gzip;q=0                        | IDENTITY
          gzip;q=0.000, *                 | IDENTITY
          *;q=0                           | IDENTITY
          ''                              | IDENTITY
          """)
  void takesGzipWhereverTheClientDoes(String header, ContentCoding coding) {
    assertThat(AcceptEncoding.choose(List.of(header))).isEqualTo(coding);
  }

  @Test
  void sendsPlainTextToAClientThatSaysNothing() {
    assertThat(AcceptEncoding.choose(List.of())).isEqualTo(ContentCoding.IDENTITY);
  }

  @Test
  void readsAllLinesOfTheHeader() {
    assertThat(AcceptEncoding.choose(List.of("br", "gzip"))).isEqualTo(ContentCoding.GZIP);
  }
}
