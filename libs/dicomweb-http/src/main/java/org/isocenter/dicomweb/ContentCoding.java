package org.isocenter.dicomweb;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.isocenter.dicomweb.DicomWebException.UnsupportedMediaType;
import org.isocenter.dicomweb.MultipartException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request without its Content-Encoding, RFC 9110 section 8.4. How much a deflated
 * byte may become is bounded, so that a small request cannot fill the store.
 */
public final class ContentCoding {
  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
  private static final String IDENTITY = "identity";

  private ContentCoding() {}

  /**
   * The body as it was before it was encoded.
   *
   * @param codings the values of Content-Encoding
   * @param ratio bytes that one encoded byte may become, beyond the first 16 MiB
   * @throws UnsupportedMediaType when a coding is not understood
   */
  public static InputStream decoded(List<String> codings, InputStream body, int ratio) {
    List<String> applied =
        codings.stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
            .filter(coding -> !coding.isEmpty() && !coding.equals(IDENTITY))
            .toList();
    if (applied.isEmpty()) {
      return body;
    }
    if (applied.size() > 1 || !GZIP.contains(applied.getFirst())) {
      throw new UnsupportedMediaType(
          "Content-Encoding may be gzip or nothing; this server takes no other coding.");
    }
    return new Inflated(body, ratio);
  }

  /** The same for a reader that stops by itself when the body gets too long. */
  public static InputStream decoded(List<String> codings, InputStream body) {
    return decoded(codings, body, Integer.MAX_VALUE);
  }

  /** A gzip body as it was before; what is wrong with it is wrong with the whole request. */
  private static final class Inflated extends InputStream {
    private static final long FREE = 16 << 20;
    private static final int BUFFER = 16 << 10;

    private final CountedInput encoded;
    private final int ratio;
    private @Nullable GZIPInputStream gzip;
    private long inflated;

    Inflated(InputStream body, int ratio) {
      this.encoded = new CountedInput(body);
      this.ratio = ratio;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, into.length);
      try {
        if (gzip == null) {
          gzip = new GZIPInputStream(encoded, BUFFER);
        }
        int count = gzip.read(into, offset, length);
        inflated += Math.max(0, count);
        requireBounded();
        return count;
      } catch (ZipException | EOFException e) {
        var broken = new MultipartException(Reason.MALFORMED, "The body is not whole gzip.");
        broken.initCause(e);
        throw broken;
      }
    }

    private void requireBounded() throws MultipartException {
      if (inflated > FREE && inflated / ratio > encoded.count()) {
        throw new MultipartException(
            Reason.TOO_LARGE, "The body inflates to more than %d times its size.".formatted(ratio));
      }
    }
  }
}
