package org.isocenter.dicomweb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a resource asked for by Range, RFC 9110 section 14; both ends are included.
 *
 * @param total the length of the whole resource
 */
public record HttpRange(long first, long last, long total) {

  private static final Pattern ONE_RANGE =
      Pattern.compile("\\s*bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

  public HttpRange {
    if (first < 0 || last < first || total <= last) {
      throw new IllegalArgumentException("%d-%d of %d".formatted(first, last, total));
    }
  }

  /**
   * What Range asks of a resource of {@code total} bytes. Empty means the whole: no header, several
   * ranges, another unit, or nonsense, all of which a server may ignore.
   *
   * @throws DicomWebException.RangeNotSatisfiable when it begins behind the end
   */
  public static Optional<HttpRange> parse(Optional<String> header, long total) {
    return header.map(ONE_RANGE::matcher).filter(Matcher::matches).flatMap(m -> range(m, total));
  }

  private static Optional<HttpRange> range(Matcher matcher, long total) {
    String from = matcher.group(1);
    String to = matcher.group(2);
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    long first = from.isEmpty() ? Math.max(0, total - Long.parseLong(to)) : Long.parseLong(from);
    long last =
        from.isEmpty() || to.isEmpty() ? total - 1 : Math.min(total - 1, Long.parseLong(to));
    if (!from.isEmpty() && !to.isEmpty() && Long.parseLong(to) < first) {
      return Optional.empty();
    }
    if (first >= total) {
      throw new DicomWebException.RangeNotSatisfiable(total);
    }
    return Optional.of(new HttpRange(first, last, total));
  }

  public long length() {
    return last - first + 1;
  }

  /** The Content-Range of the 206. */
  public String contentRange() {
    return "bytes %d-%d/%d".formatted(first, last, total);
  }
}
