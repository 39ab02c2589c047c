package org.isocenter.conformance.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.MediaType;
import org.isocenter.conformance.http.Mismatch;

/** A multipart/related body read by the letter of RFC 2046 section 5.1.1 and RFC 2387. */
public record Multipart(MediaType type, List<Part> parts) {

  /**
   * One part.
   *
   * @param headerBytes how long the part's header block is
   */
  public record Part(Map<String, String> headers, byte[] body, int headerBytes) {

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public MediaType type() {
      var type = header("Content-Type");
      Mismatch.unless(type.isPresent(), "a part has no Content-Type");
      return MediaType.parse(type.orElseThrow());
    }

    public Optional<String> transferSyntax() {
      return type().parameter("transfer-syntax");
    }
  }

  public static Multipart of(Answer answer) {
    var type = MediaType.parse(answer.header("Content-Type").orElse("absent"));
    Mismatch.unless(
        type.essence().equals("multipart/related"), "Content-Type is %s", type.essence());
    var boundary = type.parameter("boundary").orElse("");
    Mismatch.unless(!boundary.isEmpty() && boundary.length() <= 70, "no usable boundary parameter");
    var parts = new Scanner(answer.body(), "--" + boundary).parts();
    var root = type.parameter("type");
    Mismatch.unless(root.isPresent(), "multipart/related without its type parameter (RFC 2387)");
    for (var part : parts) {
      Mismatch.unless(
          part.type().essence().equals(root.orElseThrow().toLowerCase(Locale.ROOT)),
          "the type parameter says %s, a part %s",
          root.orElseThrow(),
          part.type().essence());
    }
    return new Multipart(type, parts);
  }

  private static final class Scanner {

    private final byte[] body;
    private final byte[] dashBoundary;
    private int at;

    Scanner(byte[] body, String dashBoundary) {
      this.body = body;
      this.dashBoundary = dashBoundary.getBytes(StandardCharsets.US_ASCII);
    }

    List<Part> parts() {
      at = startsWith(0, dashBoundary) ? 0 : next(0) + 2;
      Mismatch.unless(at >= 2 || startsWith(0, dashBoundary), "the first boundary is missing");
      at += dashBoundary.length;
      var parts = new ArrayList<Part>();
      while (!startsWith(at, "--")) {
        expect("\r\n");
        parts.add(part());
      }
      return List.copyOf(parts);
    }

    private Part part() {
      int start = at;
      var headers = new TreeMap<String, String>();
      for (var line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        Mismatch.unless(colon > 0, "'%s' is no header of a part", line);
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      int from = at;
      int end = next(from);
      Mismatch.unless(end >= from, "a part is not ended by a boundary: the body is cut");
      at = end + 2 + dashBoundary.length;
      return new Part(headers, Arrays.copyOfRange(body, from, end), from - start);
    }

    private String line() {
      for (int end = at; end + 1 < body.length; end++) {
        if (body[end] == '\r' && body[end + 1] == '\n') {
          var line = new String(body, at, end - at, StandardCharsets.ISO_8859_1);
          at = end + 2;
          return line;
        }
      }
      throw new Mismatch("the headers of a part are cut");
    }

    /** Where the CRLF before the next boundary stands; negative when there is none. */
    private int next(int from) {
      for (int i = from; i + 2 + dashBoundary.length <= body.length; i++) {
        if (body[i] == '\r' && body[i + 1] == '\n' && startsWith(i + 2, dashBoundary)) {
          return i;
        }
      }
      return -2;
    }

    private boolean startsWith(int offset, byte[] expected) {
      return offset + expected.length <= body.length
          && Arrays.equals(body, offset, offset + expected.length, expected, 0, expected.length);
    }

    private boolean startsWith(int offset, String expected) {
      return startsWith(offset, expected.getBytes(StandardCharsets.US_ASCII));
    }

    private void expect(String text) {
      Mismatch.unless(startsWith(at, text), "a boundary is not followed by CRLF");
      at += text.length();
    }
  }
}
