package org.isocenter.dicomweb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartWriterTest {

  private static final String TYPE = "image/jls; transfer-syntax=1.2.840.10008.1.2.4.80";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MultipartWriter writer = new MultipartWriter(out, "b");

  private String written() {
    return out.toString(US_ASCII);
  }

  private static PartBody text(String text) {
    return body -> body.write(text.getBytes(US_ASCII));
  }

  @Test
  void putsContentTypeFirstAndFramesWithCrLf() throws IOException {
    writer.part(TYPE, Map.of("Content-Location", "http://x/frames/1"), text("one"));
    writer.part(TYPE, Map.of(), text("two"));
    writer.finish();

    assertThat(written())
        .isEqualTo(
            """
            --b\r
            Content-Type: image/jls; transfer-syntax=1.2.840.10008.1.2.4.80\r
            Content-Location: http://x/frames/1\r
            \r
            one\r
            --b\r
            Content-Type: image/jls; transfer-syntax=1.2.840.10008.1.2.4.80\r
            \r
            two\r
            --b--\r
            """);
  }

  @Test
  void knowsTheLengthBeforehand() throws IOException {
    var headers = Map.of("Content-Location", "http://x/frames/1");
    var length = new MultipartWriter.Length("b").part(TYPE, headers, 3).part(TYPE, Map.of(), 0);

    writer.part(TYPE, headers, text("abc"));
    writer.part(TYPE, Map.of(), text(""));
    writer.finish();

    assertThat(length.total()).isEqualTo(out.size());
    assertThat(new MultipartWriter.Length("b").total()).isEqualTo("--b--\r\n".length());
  }

  @Test
  void writesWhatTheReaderReads() throws IOException {
    writer.part(TYPE, Map.of(), text("\r\n--c\r\n"));
    writer.finish();
    var body = new ByteArrayInputStream(out.toByteArray());

    var part = new MultipartReader(body, "b", MultipartLimits.DEFAULT).next().orElseThrow();

    assertThat(part.type()).map(MediaType::toString).contains(TYPE);
    assertThat(part.content().readAllBytes()).asString(US_ASCII).isEqualTo("\r\n--c\r\n");
  }

  @Test
  void keepsTheHeadersOfAPartBelowAThousandBytes() {
    var headers = Map.of("Content-Location", "x".repeat(950));

    assertThatIllegalArgumentException().isThrownBy(() -> writer.part(TYPE, headers, text("")));
  }

  @Test
  void refusesALineBreakInAHeader() {
    var split = Map.of("Content-Location", "x\r\nSet-Cookie: y");

    assertThatIllegalArgumentException().isThrownBy(() -> writer.part(TYPE, split, text("")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.part(TYPE, Map.of("a b", "c"), text("")));
  }

  @Test
  void givesOneSeedAlwaysTheSameBoundary() {
    assertThat(MultipartWriter.boundary("/frames/1 \"etag\""))
        .isEqualTo(MultipartWriter.boundary("/frames/1 \"etag\""))
        .isNotEqualTo(MultipartWriter.boundary("/frames/2 \"etag\""))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void quotesTheTypeOfTheParts() {
    assertThat(MultipartWriter.contentType(MediaType.OCTET_STREAM, "b"))
        .isEqualTo("multipart/related; type=\"application/octet-stream\"; boundary=b");
  }

  @Test
  void leavesTheStreamOpen() throws IOException {
    var failing =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };

    new MultipartWriter(failing, "b").finish();
  }
}
