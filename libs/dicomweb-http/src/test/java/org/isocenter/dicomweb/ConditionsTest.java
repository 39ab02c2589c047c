package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

  @Nested
  class EntityTags {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\'',
        textBlock =
            """
            "abc"            | true
            W/"abc"          | true
            "x", W/"abc"     | true
            "x,y" , "abc"    | true
            *                | true
            "ABC"            | false
            abc              | false
            "ab              | false
            ''               | false
            """)
    void matchIfNoneMatchWeakly(String header, boolean matches) {
      assertThat(EntityTag.strong("abc").matchesAny(List.of(header))).isEqualTo(matches);
      assertThat(EntityTag.weak("abc").matchesAny(List.of(header))).isEqualTo(matches);
    }

    @Test
    void passesIfMatchOnlyWithThisVeryTag() {
      var tag = EntityTag.strong("a");

      assertThat(tag.satisfies(List.of())).isTrue();
      assertThat(tag.satisfies(List.of("\"a\""))).isTrue();
      assertThat(tag.satisfies(List.of("\"b\", \"a\""))).isTrue();
      assertThat(tag.satisfies(List.of("*"))).isTrue();
      assertThat(tag.satisfies(List.of("\"b\"", "nonsense"))).isFalse();
      assertThat(tag.satisfies(List.of("W/\"a\""))).isFalse();
      assertThat(EntityTag.weak("a").satisfies(List.of("W/\"a\""))).isFalse();
    }

    @Test
    void matchNothingWithoutAHeader() {
      assertThat(EntityTag.strong("abc").matchesAny(List.of())).isFalse();
    }

    @Test
    void allowARangeOnlyForTheVeryBytes() {
      assertThat(EntityTag.strong("abc").allowsRange(Optional.empty())).isTrue();
      assertThat(EntityTag.strong("abc").allowsRange(Optional.of("\"abc\""))).isTrue();
      assertThat(EntityTag.strong("abc").allowsRange(Optional.of("W/\"abc\""))).isFalse();
      assertThat(EntityTag.weak("abc").allowsRange(Optional.of("W/\"abc\""))).isFalse();
      assertThat(EntityTag.strong("abc").allowsRange(Optional.of("Sat, 29 Oct 1994 19:43:31 GMT")))
          .isFalse();
    }

    @Test
    void areWrittenAsHeaders() {
      assertThat(EntityTag.strong("abc")).hasToString("\"abc\"");
      assertThat(EntityTag.weak("abc")).hasToString("W/\"abc\"");
      assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.strong("a\"b"));
    }
  }

  @Nested
  class Ranges {

    @ParameterizedTest
    @CsvSource({
      "bytes=0-65535,  bytes 0-99/100,  100",
      "bytes=0-9,      bytes 0-9/100,   10",
      "bytes=90-,      bytes 90-99/100, 10",
      "bytes=-10,      bytes 90-99/100, 10",
      "bytes=-1000,    bytes 0-99/100,  100",
      "bytes=99-99,    bytes 99-99/100, 1",
      "bytes = 1 - 2,  bytes 1-2/100,   2"
    })
    void areRead(String header, String contentRange, long length) {
      HttpRange range = HttpRange.parse(Optional.of(header), 100).orElseThrow();

      assertThat(range.contentRange()).isEqualTo(contentRange);
      assertThat(range.length()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "bytes=0-1,4-5",
          "items=0-1",
          "bytes=9-1",
          "bytes=-",
          "bytes=a-b",
          "",
          "bytes=1-99999999999999999999"
        })
    void thatMayBeIgnoredMeanTheWhole(String header) {
      assertThat(HttpRange.parse(Optional.of(header), 100)).isEmpty();
    }

    @Test
    void areNotNeeded() {
      assertThat(HttpRange.parse(Optional.empty(), 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bytes=100-, 100", "bytes=100-200, 100", "bytes=-0, 100", "bytes=0-, 0"})
    void behindTheEndCannotBeSatisfied(String header, long total) {
      assertThatExceptionOfType(DicomWebException.RangeNotSatisfiable.class)
          .isThrownBy(() -> HttpRange.parse(Optional.of(header), total))
          .satisfies(
              e -> assertThat(e.headers()).containsEntry("Content-Range", "bytes */" + total));
    }
  }
}
