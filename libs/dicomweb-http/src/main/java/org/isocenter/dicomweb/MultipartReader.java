package org.isocenter.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.isocenter.dicomweb.BodyWindow.At;
import org.isocenter.dicomweb.MultipartException.Reason;

/**
 * Reads a multipart/related body part by part, PS3.18 section 8.6.1.2, RFC 2387 and RFC 2046. It
 * holds one window of the body in memory, never a part.
 *
 * <p>Tolerated, because clients send it: a preamble, an empty line before the first boundary,
 * header lines ended by LF alone, blanks behind a boundary, a part without headers, no line break
 * after the closing boundary. A part's own Content-Length is not believed. Not for use by several
 * threads.
 */
public final class MultipartReader {

  private final String boundary;
  private final Optional<MediaType> rootType;
  private final MultipartLimits limits;
  private final BodyWindow window;
  private int parts;
  private boolean finished;

  public MultipartReader(InputStream body, String boundary, MultipartLimits limits) {
    this(body, boundary, Optional.empty(), limits);
  }

  private MultipartReader(
      InputStream body, String boundary, Optional<MediaType> rootType, MultipartLimits limits) {
    if (!isUsable(boundary)) {
      throw new IllegalArgumentException("Not a boundary: " + HeaderText.shortened(boundary));
    }
    this.boundary = boundary;
    this.rootType = rootType;
    this.limits = limits;
    this.window = new BodyWindow(body, new Boundary(boundary), limits.bufferBytes());
  }

  /**
   * A reader for the body of a request with this Content-Type, whose {@code type} parameter stands
   * for the Content-Type of parts without their own.
   *
   * @throws DicomWebException.UnsupportedMediaType when it is not multipart/related
   * @throws DicomWebException.BadRequest when it names no usable boundary
   */
  public static MultipartReader of(
      InputStream body, MediaType contentType, MultipartLimits limits) {
    if (!contentType.sameEssence(MediaType.MULTIPART_RELATED)) {
      throw new DicomWebException.UnsupportedMediaType(
          "The body must be multipart/related, not %s.".formatted(contentType.essence()));
    }
    String boundary =
        contentType
            .parameter("boundary")
            .filter(MultipartReader::isUsable)
            .orElseThrow(() ->
                new DicomWebException.BadRequest(
                    "Content-Type names no boundary of 1 to 200 ASCII characters."));
    Optional<MediaType> rootType = contentType.parameter("type").flatMap(MediaType::tryParse);
    return new MultipartReader(body, boundary, rootType, limits);
  }

  private static boolean isUsable(String boundary) {
    return !boundary.isEmpty()
        && boundary.length() <= 200
        && boundary.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }

  /**
   * Goes to the next part, past whatever is left of the one before; empty after the closing
   * boundary.
   *
   * @throws MultipartException when the framing is broken, truncated or beyond a limit
   */
  public Optional<BodyPart> next() throws IOException {
    if (finished) {
      return Optional.empty();
    }
    skipToBoundary();
    if (window.look() == At.CLOSING_BOUNDARY) {
      finished = true;
      return Optional.empty();
    }
    if (parts == limits.parts()) {
      throw new MultipartException(
          Reason.TOO_LARGE, "The body has more than %d parts.".formatted(limits.parts()));
    }
    parts++;
    window.passBoundary();
    PartHeaders headers = headers();
    Optional<MediaType> type =
        headers.first("Content-Type").isPresent() ? headers.contentType() : rootType;
    return Optional.of(new BodyPart(headers, type, new PartContent(parts)));
  }

  private void skipToBoundary() throws IOException {
    if (parts > 0) {
      window.transferTo(OutputStream.nullOutputStream());
      return;
    }
    byte[] preamble = new byte[512];
    int length = 0;
    int count;
    while ((count = window.read(preamble, 0, preamble.length)) >= 0) {
      length += count;
      if (length > limits.preambleBytes()) {
        throw new MultipartException(
            Reason.MALFORMED,
            "The first %d bytes of the body hold no boundary line --%s."
                .formatted(limits.preambleBytes(), boundary));
      }
    }
  }

  private PartHeaders headers() throws IOException {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    int budget = limits.headerBytes();
    String line = window.line(budget);
    while (!line.isEmpty()) {
      budget -= line.length();
      String following = window.line(budget);
      while (following.startsWith(" ") || following.startsWith("\t")) {
        budget -= following.length();
        line = line + " " + following.strip();
        following = window.line(budget);
      }
      fields.add(field(line));
      line = following;
    }
    return new PartHeaders(fields);
  }

  private Map.Entry<String, String> field(String line) throws MultipartException {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw new MultipartException(
          Reason.MALFORMED,
          "Part %d has a header line that is no field: '%s'."
              .formatted(parts, HeaderText.shortened(line)));
    }
    return Map.entry(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }

  /** The content of one part, as long as it is the current one. */
  private final class PartContent extends InputStream {

    private final int part;

    PartContent(int part) {
      this.part = part;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, into.length);
      requireCurrent();
      return length == 0 ? 0 : window.read(into, offset, length);
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
      requireCurrent();
      return window.transferTo(out);
    }

    @Override
    public int available() {
      return part == parts && !finished ? window.available() : 0;
    }

    private void requireCurrent() throws IOException {
      if (part != parts || finished) {
        throw new IOException("Part %d was left behind".formatted(part));
      }
    }
  }
}
