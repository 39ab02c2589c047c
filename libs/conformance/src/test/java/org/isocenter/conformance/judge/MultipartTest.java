package org.isocenter.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Mismatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

  private static final String TYPE = "multipart/related; type=\"text/plain\"; boundary=b";

  @Test
  void readsPartsBetweenBoundaries() {
    var multipart =
        Multipart.of(
            answer(
                TYPE,
                "--b\r\nContent-Type: text/plain\r\n\r\none\r\n--b\r\nContent-Type: text/plain\r\n\r\n\r\n--b--"));

    assertThat(multipart.parts())
        .extracting(part -> new String(part.body(), StandardCharsets.US_ASCII))
        .containsExactly("one", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no boundary at all",
        "--b\r\nContent-Type: text/plain\r\n\r\ncut",
        "--b\nContent-Type: text/plain\n\nbare LF\n--b--",
        "--b\r\nno header\r\n\r\nx\r\n--b--",
        "--b\r\n\r\nno type\r\n--b--",
        "--b\r\nContent-Type: image/png\r\n\r\nother type\r\n--b--",
        "--b\r\nContent-Type: text/plain\r\n\r\nno last boundary\r\n--b\r\n"
      })
  void refusesWhatBreaksTheFraming(String body) {
    var answer = answer(TYPE, body);

    assertThatThrownBy(() -> Multipart.of(answer)).isInstanceOf(Mismatch.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=\"text/plain\"",
        "multipart/related; boundary=b",
        "multipart/mixed; type=\"text/plain\"; boundary=b",
        "multipart/related; type = text/plain; boundary=b"
      })
  void refusesContentTypesThatBreakTheGrammar(String type) {
    var answer = answer(type, "--b\r\nContent-Type: text/plain\r\n\r\none\r\n--b--");

    assertThatThrownBy(() -> Multipart.of(answer)).isInstanceOf(Mismatch.class);
  }

  private static Answer answer(String type, String body) {
    return new Answer(
        200, Map.of("content-type", List.of(type)), body.getBytes(StandardCharsets.US_ASCII));
  }
}
