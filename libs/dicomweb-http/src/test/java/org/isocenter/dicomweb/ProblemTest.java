package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTest {

  private static String json(Problem problem) {
    return new String(problem.toBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void isADocumentOfRfc9457() {
    var failure = new DicomWebException.NotFound("No study \"1.2\" is stored.");

    assertThat(json(Problem.of(failure, "/dicom-web/studies/1.2")))
        .isEqualTo(
            """
            {"type":"/problems/not-found","title":"Not found","status":404,\
            "detail":"No study \\"1.2\\" is stored.","instance":"/dicom-web/studies/1.2"}\
            """);
  }

  @Test
  void tellsWhatWasConsideredForA406() {
    var failure = new NotAcceptable(List.of(new Considered("image/png", "it is rendered only")));

    assertThat(json(Problem.of(failure, "/x")))
        .contains("\"status\":406")
        .endsWith("\"considered\":[{\"range\":\"image/png\",\"reason\":\"it is rendered only\"}]}");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new DicomWebException.BadRequest("x"), 400),
        Arguments.of(new DicomWebException.NotFound("x"), 404),
        Arguments.of(new NotAcceptable(List.of()), 406),
        Arguments.of(new DicomWebException.Conflict("x"), 409),
        Arguments.of(new DicomWebException.Gone("x"), 410),
        Arguments.of(new DicomWebException.PayloadTooLarge("x"), 413),
        Arguments.of(new DicomWebException.UnsupportedMediaType("x"), 415),
        Arguments.of(new DicomWebException.RangeNotSatisfiable(7), 416),
        Arguments.of(new DicomWebException.Unavailable("x", Duration.ZERO), 503));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void hasTheStatusOfItsRefusal(DicomWebException failure, int code) {
    assertThat(Status.of(failure).code()).isEqualTo(code);
    assertThat(Status.ofCode(code)).contains(Status.of(failure));
  }

  @Test
  void neverAsksToComeBackAtOnce() {
    assertThat(new DicomWebException.Unavailable("x", Duration.ZERO).headers())
        .containsEntry("Retry-After", "1");
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void isExplainedInTheDocumentation(Status status) throws IOException {
    String page = Files.readString(Path.of("../../docs/errors.md"));

    assertThat(page).contains("`%s`".formatted(status.problemType()), "| " + status.code() + " |");
  }
}
