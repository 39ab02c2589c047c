package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

  private static List<String> ranges(String... lines) {
    return parse(lines).ranges().stream().map(MediaRange::toString).toList();
  }

  private static AcceptHeader parse(String... lines) {
    return AcceptHeader.parse(List.of(lines), Optional.empty());
  }

  /** The forms in which clients ask for stored frames; all mean the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=\"application/octet-stream\"; transfer-syntax=\"*\"",
        "multipart/related; type=application/octet-stream; transfer-syntax=*",
        "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*",
        "multipart/related;type=application/octet-stream;transfer-syntax=\"*\"",
        "multipart/related ; type = \"application/octet-stream\" ; transfer-syntax = *",
        "Multipart/Related; Type=application/octet-stream; Transfer-Syntax=*",
        "multipart/related; type=application/octet-stream;; transfer-syntax=*;"
      })
  void readsQuotedUnquotedAndSpacedParametersAlike(String header) {
    MediaType type = parse(header).ranges().getFirst().type();

    assertThat(type.essence()).isEqualTo("multipart/related");
    assertThat(type.parameter("type")).contains("application/octet-stream");
    assertThat(type.parameter("transfer-syntax")).contains("*");
  }

  @Test
  void keepsUnknownParameters() {
    assertThat(ranges("application/dicom+json; charset=utf-8; odd=\"a,b;c\\\"d\""))
        .containsExactly("application/dicom+json; charset=utf-8; odd=\"a,b;c\\\"d\"");
  }

  @Test
  void readsAllLinesAndEmptyMembers() {
    assertThat(ranges("image/jls,, image/jp2,", "image/jpx"))
        .containsExactly("image/jls", "image/jp2", "image/jpx");
  }

  @Test
  void putsHigherWeightsFirstAndFullWildcardsLastAmongEquals() {
    assertThat(parse("*/*, a/a;q=0.5, b/b;q=.9, c/c, d/d;q=0").ranges())
        .extracting(range -> range.type().essence())
        .containsExactly("c/c", "*/*", "b/b", "a/a", "d/d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b;q=", "a/b;q=high", "a/b;q=2", "a/b;q=-1", "a/b;q=NaN"})
  void takesAnUnreadableWeightForNone(String header) {
    assertThat(parse(header).ranges().getFirst().quality()).isEqualTo(1);
  }

  @Test
  void meansAnythingWhenAbsentOrEmpty() {
    assertThat(parse()).isEqualTo(AcceptHeader.ANYTHING);
    assertThat(parse("", " , ")).isEqualTo(AcceptHeader.ANYTHING);
  }

  @Test
  void readsTheLoneStarOfOldJavaClients() {
    assertThat(parse("text/html, image/gif, *; q=.2, */*; q=.2").ranges())
        .extracting(range -> range.type().essence())
        .containsExactly("text/html", "image/gif", "*/*", "*/*");
  }

  @Test
  void remembersWhatIsNoMediaRange() {
    AcceptHeader accept = parse("nonsense, image/jls, /, a/b/c");

    assertThat(accept.ranges()).hasSize(1);
    assertThat(accept.unreadable()).containsExactly("nonsense", "/", "a/b/c");
  }

  @Test
  void letsTheAcceptParameterTakeTheHeadersPlace() {
    AcceptHeader accept = AcceptHeader.parse(List.of("*/*"), Optional.of("image/jhc"));

    assertThat(accept.ranges()).extracting(MediaRange::toString).containsExactly("image/jhc");
  }

  @Test
  void repairsAPlusThatTheQueryStringTurnedIntoASpace() {
    AcceptHeader accept =
        AcceptHeader.parse(List.of(), Optional.of("application/dicom json; q=1, image/svg xml"));

    assertThat(accept.ranges())
        .extracting(range -> range.type().essence())
        .containsExactly("application/dicom+json", "image/svg+xml");
  }

  @Test
  void refusesMoreThanAClientCouldMean() {
    assertThatExceptionOfType(DicomWebException.BadRequest.class)
        .isThrownBy(() -> parse("a/b;" + "x".repeat(64 * 1024)));
    assertThatExceptionOfType(DicomWebException.BadRequest.class)
        .isThrownBy(() -> parse("a/b,".repeat(101)));
  }
}
