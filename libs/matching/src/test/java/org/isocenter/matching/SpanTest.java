package org.isocenter.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  @ParameterizedTest
  @ValueSource(strings = {"2024013", "20241301", "20240230", "2024.01.31", "today", ""})
  void refusesWhatIsNoDate(String value) {
    assertThat(Span.date(value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10:00, 10:59:59.999999",
    "1030, 10:30, 10:30:59.999999",
    "103015, 10:30:15, 10:30:15.999999",
    "103015.5, 10:30:15.500, 10:30:15.500",
    "23, 23:00, 23:59:59.999999",
    "235960, 23:59:59, 23:59:59.999999",
  })
  void takesATimeForAllItsMoments(String value, String first, String last) {
    assertThat(Span.time(value).orElseThrow().first()).hasToString(first);
    assertThat(Span.time(value).orElseThrow().last()).hasToString(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "103", "25", "1060", "103061", "103015.", "10:30", ""})
  void refusesWhatIsNoTime(String value) {
    assertThat(Span.time(value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024, 2024-01-01T00:00, 2024-12-31T23:59:59.999999",
    "202402, 2024-02-01T00:00, 2024-02-29T23:59:59.999999",
    "20240131, 2024-01-31T00:00, 2024-01-31T23:59:59.999999",
    "2024013110, 2024-01-31T10:00, 2024-01-31T10:59:59.999999",
    "20240131103015+0100, 2024-01-31T10:30:15, 2024-01-31T10:30:15.999999",
    "20240131233000-0100, 2024-01-31T23:30, 2024-01-31T23:30:00.999999",
  })
  void takesADateTimeForAllItsMomentsAsWritten(String value, String first, String last) {
    assertThat(Span.dateTime(value).orElseThrow().first()).hasToString(first);
    assertThat(Span.dateTime(value).orElseThrow().last()).hasToString(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20241301", "2024013", "20240101+9900", "x"})
  void refusesWhatIsNoDateTime(String value) {
    assertThat(Span.dateTime(value)).isEmpty();
  }
}
