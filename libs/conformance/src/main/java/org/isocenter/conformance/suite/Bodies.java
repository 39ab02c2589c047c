package org.isocenter.conformance.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Request bodies, written out octet by octet. */
final class Bodies {

  /**
   * @param headers each ending in CRLF
   */
  record Part(String headers, byte[] body) {}

  private Bodies() {}

  static byte[] multipart(String boundary, String type, List<byte[]> files) {
    return multipart(
        boundary,
        files.stream().map(file -> new Part("Content-Type: " + type + "\r\n", file)).toList());
  }

  static byte[] multipart(String boundary, List<Part> parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(ascii("\r\n--" + boundary + "\r\n" + part.headers() + "\r\n"));
      out.writeBytes(part.body());
    }
    out.writeBytes(ascii("\r\n--" + boundary + "--\r\n"));
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] chunked(byte[] bytes, int size) {
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += size) {
      int length = Math.min(size, bytes.length - at);
      out.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
      out.write(bytes, at, length);
      out.writeBytes(ascii("\r\n"));
    }
    out.writeBytes(ascii("0\r\n\r\n"));
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
