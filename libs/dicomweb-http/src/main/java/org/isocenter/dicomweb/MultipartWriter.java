package org.isocenter.dicomweb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes multipart/related as viewers read it, PS3.18 section 8.6.1.2: CRLF framing, {@code
 * Content-Type} first in this very case, headers below a thousand bytes. What a part will take on
 * the wire is known beforehand, so a Content-Length can be given where the contents' lengths are.
 */
public final class MultipartWriter {

  /** Viewers look for the end of a part's headers only so far. */
  private static final int MOST_HEADER_BYTES = 1000;

  private static final String CRLF = "\r\n";

  private final OutputStream out;
  private final String boundary;
  private boolean begun;

  public MultipartWriter(OutputStream out, String boundary) {
    this.out = out;
    this.boundary = boundary;
  }

  /** Writes one part with its headers, {@code contentType} first. */
  public void part(String contentType, Map<String, String> otherHeaders, PartBody body)
      throws IOException {
    out.write(head(boundary, contentType, otherHeaders, begun));
    begun = true;
    body.writeTo(out);
  }

  /** Writes the closing boundary; the stream stays open. */
  public void finish() throws IOException {
    out.write(tail(boundary, begun));
  }

  /**
   * A boundary that is always the same for the same seed: a client that fetches ranges of a
   * response must find one boundary in all of them. Seed it with the resource and its ETag.
   */
  public static String boundary(String seed) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The Content-Type of the response whose parts are of type {@code partType}. */
  public static String contentType(MediaType partType, String boundary) {
    return "multipart/related; type=%s; boundary=%s"
        .formatted(HeaderText.quoted(partType.essence()), HeaderText.tokenOrQuoted(boundary));
  }

  /** Adds up the length of a multipart body before it is written. */
  public static final class Length {

    private final String boundary;
    private long bytes;
    private boolean begun;

    public Length(String boundary) {
      this.boundary = boundary;
    }

    /** Counts one part with {@code contentLength} bytes of content. */
    public Length part(String contentType, Map<String, String> otherHeaders, long contentLength) {
      bytes += head(boundary, contentType, otherHeaders, begun).length + contentLength;
      begun = true;
      return this;
    }

    /** The length of the whole body, its closing boundary included. */
    public long total() {
      return bytes + tail(boundary, begun).length;
    }
  }

  private static byte[] head(
      String boundary, String contentType, Map<String, String> otherHeaders, boolean begun) {
    var head = new StringBuilder(begun ? CRLF : "").append("--").append(boundary).append(CRLF);
    int start = head.length();
    appendField(head, "Content-Type", contentType);
    otherHeaders.forEach((name, value) -> appendField(head, name, value));
    head.append(CRLF);
    if (head.length() - start >= MOST_HEADER_BYTES) {
      throw new IllegalArgumentException("The headers of a part must stay below 1000 bytes");
    }
    return head.toString().getBytes(US_ASCII);
  }

  private static void appendField(StringBuilder head, String name, String value) {
    if (!HeaderText.isToken(name) || !value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("Not a header field: " + HeaderText.shortened(name));
    }
    head.append(name).append(": ").append(value).append(CRLF);
  }

  private static byte[] tail(String boundary, boolean begun) {
    return ((begun ? CRLF : "") + "--" + boundary + "--" + CRLF).getBytes(US_ASCII);
  }
}
