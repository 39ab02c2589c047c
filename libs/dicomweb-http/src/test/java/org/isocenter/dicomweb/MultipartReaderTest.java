package org.isocenter.dicomweb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.isocenter.dicomweb.MultipartException.Reason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each body is read whole, one byte at a time, and split at each position. */
class MultipartReaderTest {

  private static final MultipartLimits LIMITS = new MultipartLimits(200, 10, 50, 1024);

  private static final String TWO_PARTS =
      """
      --frontier\r
      Content-Type: application/dicom\r
      \r
      first\r
      line\r
      --frontier\r
      Content-Type: application/octet-stream; transfer-syntax=1.2\r
      Content-Location: bulk/1\r
      \r
      second\r
      --frontier--\r
      """;

  /** Type and content of every part, as {@code type|content}. */
  private static List<String> parts(InputStream body, MultipartLimits limits) throws IOException {
    var contentType = MediaType.parse("multipart/related; type=\"a/b\"; boundary=frontier");
    var reader = MultipartReader.of(body, contentType, limits);
    List<String> parts = new ArrayList<>();
    Optional<BodyPart> part = reader.next();
    while (part.isPresent()) {
      String type = part.get().type().map(MediaType::toString).orElse("none");
      parts.add(type + "|" + new String(part.get().content().readAllBytes(), ISO_8859_1));
      part = reader.next();
    }
    assertThat(reader.next()).isEmpty();
    return parts;
  }

  private static List<String> parts(String body) throws IOException {
    byte[] bytes = body.getBytes(ISO_8859_1);
    List<String> whole = parts(new ByteArrayInputStream(bytes), LIMITS);
    assertThat(parts(new Trickle(bytes), LIMITS)).isEqualTo(whole);
    for (int at = 0; at <= bytes.length; at++) {
      assertThat(parts(split(bytes, at), LIMITS)).as("split at %d", at).isEqualTo(whole);
    }
    return whole;
  }

  private static InputStream split(byte[] bytes, int at) {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes, 0, at),
        new ByteArrayInputStream(bytes, at, bytes.length - at));
  }

  /** Gives one byte at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(1, length));
    }
  }

  @Nested
  class Framing {

    @Test
    void readsPartsInTurn() throws IOException {
      assertThat(parts(TWO_PARTS))
          .containsExactly(
              "application/dicom|first\r\nline",
              "application/octet-stream; transfer-syntax=1.2|second");
    }

    @Test
    void needsNoLineBreakBehindTheClosingBoundary() throws IOException {
      assertThat(parts(TWO_PARTS.stripTrailing())).hasSize(2);
    }

    @Test
    void skipsPreambleAndEpilogue() throws IOException {
      assertThat(parts("\r\n" + TWO_PARTS)).hasSize(2);
      assertThat(parts("This is MIME.\r\n" + TWO_PARTS + "and more\r\n--frontier\r\n")).hasSize(2);
    }

    @Test
    void toleratesHeaderLinesEndedByLineFeedAlone() throws IOException {
      String body = "--frontier\nContent-Type: x/y\n\nabc\r\n--frontier\nA: b\n\n--frontier--";

      assertThat(parts(body)).containsExactly("x/y|abc", "a/b|");
    }

    @Test
    void toleratesBlanksBehindABoundary() throws IOException {
      assertThat(parts(TWO_PARTS.replace("frontier\r\n", "frontier \t\r\n"))).hasSize(2);
    }

    @Test
    void takesTheTypeParameterForAPartWithoutContentType() throws IOException {
      assertThat(parts("--frontier\r\n\r\nabc\r\n--frontier--")).containsExactly("a/b|abc");
    }

    @Test
    void readsEmptyParts() throws IOException {
      String body =
          "--frontier\r\n\r\n\r\n--frontier\r\n\r\n--frontier\r\nA: b\r\n--frontier\r\n--frontier--";

      assertThat(parts(body)).containsExactly("a/b|", "a/b|", "a/b|", "a/b|");
    }

    @Test
    void readsABodyWithoutParts() throws IOException {
      assertThat(parts("--frontier--\r\n")).isEmpty();
    }

    @Test
    void keepsWhatOnlyBeginsLikeABoundary() throws IOException {
      String content =
          "\r\n--fronti\r\n--frontierX\r\n--frontier-\r\n--frontier \t.\r\r\n-\n--frontier\r\n--";

      assertThat(parts("--frontier\r\n\r\n" + content + "\r\n--frontier--"))
          .containsExactly("a/b|" + content);
    }

    @Test
    void believesNoContentLengthOfAPart() throws IOException {
      assertThat(parts("--frontier\r\nContent-Length: 1\r\n\r\nabc\r\n--frontier--"))
          .containsExactly("a/b|abc");
    }

    @Test
    void joinsFoldedHeaderLines() throws IOException {
      assertThat(parts("--frontier\r\nContent-Type: x/y;\r\n  z=1\r\n\r\n\r\n--frontier--"))
          .containsExactly("x/y; z=1|");
    }

    @Test
    void findsHeadersInAnyCase() throws IOException {
      var reader =
          new MultipartReader(
              new ByteArrayInputStream(TWO_PARTS.getBytes(ISO_8859_1)), "frontier", LIMITS);
      reader.next();

      PartHeaders headers = reader.next().orElseThrow().headers();

      assertThat(headers.first("content-location")).contains("bulk/1");
      assertThat(headers.contentLocation()).contains("bulk/1");
      assertThat(headers.contentType())
          .map(MediaType::essence)
          .contains("application/octet-stream");
    }
  }

  @Nested
  class Content {

    @Test
    void isTheSameThroughEveryWayOfReading() throws IOException {
      byte[] content = likeBoundaries(10_000);
      byte[] body = body(content);

      for (int bufferBytes : new int[] {1024, 1031, 4096, 65536}) {
        var limits = new MultipartLimits(200, 10, 50, bufferBytes);
        assertThat(onlyPart(body, limits).readAllBytes()).isEqualTo(content);
        var copy = new ByteArrayOutputStream();
        assertThat(onlyPart(body, limits).transferTo(copy)).isEqualTo(content.length);
        assertThat(copy.toByteArray()).isEqualTo(content);
        assertThat(byteByByte(onlyPart(body, limits))).isEqualTo(content);
      }
    }

    private static byte[] body(byte[] content) {
      var body = new ByteArrayOutputStream();
      body.writeBytes("--frontier\r\n\r\n".getBytes(ISO_8859_1));
      body.writeBytes(content);
      body.writeBytes("\r\n--frontier--".getBytes(ISO_8859_1));
      return body.toByteArray();
    }

    /** Random pieces of a boundary, so that every kind of near miss occurs. */
    private static byte[] likeBoundaries(int length) {
      var random = new Random(4711);
      var content = new StringBuilder();
      while (content.length() < length) {
        content.append("\r\n--frontier", 0, random.nextInt(12)).append((char) random.nextInt(256));
      }
      return content.toString().getBytes(ISO_8859_1);
    }

    private static InputStream onlyPart(byte[] body, MultipartLimits limits) throws IOException {
      var reader = new MultipartReader(new ByteArrayInputStream(body), "frontier", limits);
      return reader.next().orElseThrow().content();
    }

    private static byte[] byteByByte(InputStream content) throws IOException {
      var copy = new ByteArrayOutputStream();
      int next;
      while ((next = content.read()) >= 0) {
        copy.write(next);
      }
      return copy.toByteArray();
    }

    @Test
    void isSkippedWhenTheNextPartIsAskedFor() throws IOException {
      var body = new ByteArrayInputStream(TWO_PARTS.getBytes(ISO_8859_1));
      var reader = new MultipartReader(body, "frontier", LIMITS);
      InputStream first = reader.next().orElseThrow().content();
      assertThat(first.read()).isEqualTo('f');

      InputStream second = reader.next().orElseThrow().content();

      assertThat(second.readAllBytes()).asString(ISO_8859_1).isEqualTo("second");
      assertThat(second.read()).isEqualTo(-1);
      assertThatThrownBy(first::read).isInstanceOf(IOException.class).hasMessageContaining("1");
    }
  }

  @Nested
  class Refusals {

    private static void refused(String body, Reason reason, String sentence) {
      assertThatExceptionOfType(MultipartException.class)
          .isThrownBy(() -> parts(new ByteArrayInputStream(body.getBytes(ISO_8859_1)), LIMITS))
          .withMessageContaining(sentence)
          .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aBodyTruncatedAnywhereIsAnError() {
      String body = TWO_PARTS.stripTrailing();
      for (int length = 0; length < body.length(); length++) {
        refused(body.substring(0, length), Reason.TRUNCATED, "after " + length + " bytes");
      }
    }

    @Test
    void aBodyWithoutBoundariesIsGivenUpSoon() {
      refused("x".repeat(3000), Reason.MALFORMED, "first 50 bytes");
    }

    @Test
    void endlessHeadersAreGivenUp() {
      refused("--frontier\r\nA: " + "b".repeat(300), Reason.TOO_LARGE, "headers");
      refused("--frontier\r\n" + "A: b\r\n".repeat(100), Reason.TOO_LARGE, "headers");
      refused("--frontier\r\nA: b\r\n" + " c\r\n".repeat(200), Reason.TOO_LARGE, "headers");
    }

    @Test
    void tooManyPartsAreGivenUp() {
      refused("--frontier\r\n\r\n\r\n".repeat(11), Reason.TOO_LARGE, "more than 10 parts");
    }

    @Test
    void aHeaderLineWithoutAColonIsAnError() {
      refused("--frontier\r\nnonsense\r\n\r\n\r\n--frontier--", Reason.MALFORMED, "'nonsense'");
    }

    @Test
    void anotherContentTypeIsUnsupported() {
      assertThatThrownBy(() -> reader("multipart/form-data; boundary=x"))
          .isInstanceOf(DicomWebException.UnsupportedMediaType.class);
    }

    @Test
    void aMissingOrOverlongBoundaryIsABadRequest() {
      for (String boundary : List.of("", "; boundary=", "; boundary=" + "b".repeat(201))) {
        assertThatThrownBy(() -> reader("multipart/related" + boundary))
            .isInstanceOf(DicomWebException.BadRequest.class);
      }
    }

    private static MultipartReader reader(String contentType) {
      var type = MediaType.parse(contentType);
      return MultipartReader.of(InputStream.nullInputStream(), type, MultipartLimits.DEFAULT);
    }

    @Test
    void tellWhichStatusTheyMean() {
      assertThat(new MultipartException(Reason.TRUNCATED, "x").asRefusal())
          .isInstanceOf(DicomWebException.BadRequest.class);
      assertThat(new MultipartException(Reason.TOO_LARGE, "x").asRefusal())
          .isInstanceOf(DicomWebException.PayloadTooLarge.class);
    }
  }
}
