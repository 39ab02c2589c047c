package org.isocenter.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {

  @Nested
  class Uids {

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2.840.10008.1.2", "2.25.0", "1.02"})
    void acceptsDigitsBetweenDots(String uid) {
      assertThat(new Uid(uid).value()).isEqualTo(uid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".1", "1.", "1..2", "1.2a", "../../etc", "1.2 ", "1.2\u0000"})
    void refusesEverythingElse(String uid) {
      assertThatThrownBy(() -> new Uid(uid)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void refusesMoreThan64Characters() {
      assertThat(Uid.isValid("1".repeat(64))).isTrue();
      assertThat(Uid.isValid("1".repeat(65))).isFalse();
    }

    @Test
    void tellsLeadingZeros() {
      assertThat(new Uid("1.02").isStrict()).isFalse();
      assertThat(new Uid("1.0.20").isStrict()).isTrue();
    }
  }

  @Nested
  class PersonNames {

    @Test
    void haveThreeGroupsOfFiveComponents() {
      var name = PersonName.parse("Yamada^Tarou=山田^太郎=やまだ^たろう");

      assertThat(name.alphabetic().family()).isEqualTo("Yamada");
      assertThat(name.ideographic().given()).isEqualTo("太郎");
      assertThat(name.phonetic().family()).isEqualTo("やまだ");
    }

    @Test
    void keepEachComponentInItsPlace() {
      var name = PersonName.parse("Adams^John Robert Quincy^^Rev.^B.A. M.Div.").alphabetic();

      assertThat(name.middle()).isEmpty();
      assertThat(name.prefix()).isEqualTo("Rev.");
      assertThat(name.suffix()).isEqualTo("B.A. M.Div.");
    }

    @ParameterizedTest
    @CsvSource({"Doe^Jane^^^,Doe^Jane", "Doe==,Doe", "=山田,=山田", "^^^^,''", "'',''"})
    void areWrittenWithoutEmptyEnds(String value, String written) {
      assertThat(PersonName.parse(value)).hasToString(written);
    }
  }

  @Nested
  class Dates {

    @Test
    void mayHaveTheDotsOfAcrNema() {
      assertThat(DateRange.parseDate("2024.02.29")).contains(LocalDate.of(2024, 2, 29));
      assertThat(DateRange.parseDate("20240229 ")).contains(LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024", "20230229", "20241301", "2024-01-01", "-", "x-20240101"})
    void areRefusedWhenTheyAreNone(String text) {
      assertThat(DateRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "20240101-20240131,20240131,true",
      "20240101-20240131,20240201,false",
      "20240101-,20991231,true",
      "-20240101,20240102,false",
      "20240101,20240101,true"
    })
    void formRangesWithBothEnds(String range, String date, boolean inside) {
      var day = DateRange.parseDate(date).orElseThrow();

      assertThat(DateRange.parse(range).orElseThrow().contains(day)).isEqualTo(inside);
    }
  }

  @Nested
  class Times {

    @ParameterizedTest
    @CsvSource({
      "10,10:00:00,10:59:59.999999",
      "1011,10:11:00,10:11:59.999999",
      "10:11:12,10:11:12,10:11:12.999999",
      "101112.5,10:11:12.5,10:11:12.599999",
      "101112.123456,10:11:12.123456,10:11:12.123456",
      "235960,23:59:59,23:59:59.999999",
      "10-1130,10:00:00,11:30:59.999999",
      "-0100,00:00:00,01:00:59.999999",
      "22-,22:00:00,23:59:59.999999"
    })
    void standForTheSpanTheyLeaveUnsaid(String text, LocalTime first, LocalTime last) {
      assertThat(TimeRange.parse(text)).contains(new TimeRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "24", "1060", "101161", "10.5", "101112.1234567", "-", "x-10"})
    void areRefusedWhenTheyAreNone(String text) {
      assertThat(TimeRange.parse(text)).isEmpty();
    }
  }

  @Nested
  class DateTimes {

    @Test
    void standForTheSpanTheyLeaveUnsaid() {
      var february = DateTimeRange.parse("202402").orElseThrow();

      assertThat(february.first()).isEqualTo(LocalDateTime.of(2024, 2, 1, 0, 0));
      assertThat(february.last()).isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000));
      assertThat(february.firstOffset()).isNull();
    }

    @Test
    void takeFourDigitsAfterADashForAnOffset() {
      var value = DateTimeRange.parse("20240101101112.5-0500").orElseThrow();

      assertThat(value.firstOffset()).isEqualTo(ZoneOffset.ofHours(-5));
      assertThat(value.first()).isEqualTo(LocalDateTime.of(2024, 1, 1, 10, 11, 12, 500_000_000));
    }

    @Test
    void takeFourDigitsThatAreNoOffsetForAYear() {
      var years = DateTimeRange.parse("2020-2021").orElseThrow();

      assertThat(years.first()).isEqualTo(LocalDateTime.of(2020, 1, 1, 0, 0));
      assertThat(years.last()).isEqualTo(LocalDateTime.of(2021, 12, 31, 23, 59, 59, 999_999_000));
    }

    @Test
    void formRangesOfValuesWithOffsets() {
      var range = DateTimeRange.parse("20240101-0500-20240201+0100").orElseThrow();

      assertThat(range.firstOffset()).isEqualTo(ZoneOffset.ofHours(-5));
      assertThat(range.lastOffset()).isEqualTo(ZoneOffset.ofHours(1));
      assertThat(range.last()).isEqualTo(LocalDateTime.of(2024, 2, 1, 23, 59, 59, 999_999_000));
    }

    @Test
    void mayBeOpenAtOneEnd() {
      assertThat(DateTimeRange.parse("20240101-").orElseThrow().last()).isNull();
      assertThat(DateTimeRange.parse("-20240101").orElseThrow().first()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "202413", "20240101+1500", "20240101T10", "20240230"})
    void areRefusedWhenTheyAreNone(String text) {
      assertThat(DateTimeRange.parse(text)).isEmpty();
    }
  }

  @Nested
  class NumberStrings {

    @ParameterizedTest
    @CsvSource({"1,1", "' -1.50 ',-1.50", "+.5,0.5", "1e3,1E+3", "5.,5"})
    void decimalsAreExact(String text, BigDecimal number) {
      assertThat(DecimalString.parse(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,5", "NaN", "Infinity", "1e99999", "0x10", "1 2"})
    void decimalsAreRefusedWhenTheyAreNone(String text) {
      assertThat(DecimalString.parse(text)).isEmpty();
    }

    @Test
    void integersAreReadWithSignAndSpaces() {
      assertThat(IntegerString.parse(" +42 ")).contains(42L);
      assertThat(IntegerString.parse("4.0")).isEmpty();
      assertThat(IntegerString.parse("one")).isEmpty();
    }
  }
}
