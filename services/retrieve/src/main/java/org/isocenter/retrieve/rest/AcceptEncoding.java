package org.isocenter.retrieve.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isocenter.retrieve.app.ContentCoding;

/** Accept-Encoding, RFC 9110 12.5.3, as far as metadata needs it: gzip or nothing. */
final class AcceptEncoding {

  private static final Pattern CODING =
      Pattern.compile("\\s*([^\\s;]+)\\s*(?:;\\s*q\\s*=\\s*([01](?:\\.\\d*)?)\\s*)?");

  private AcceptEncoding() {}

  /** Gzip wherever the client takes it; a client that says nothing gets the plain text. */
  static ContentCoding choose(List<String> header) {
    return weight(header, "gzip", "x-gzip").or(() -> weight(header, "*")).orElse(0.0) > 0
        ? ContentCoding.GZIP
        : ContentCoding.IDENTITY;
  }

  private static Optional<Double> weight(List<String> header, String... names) {
    return header.stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(CODING::matcher)
        .filter(Matcher::matches)
        .filter(coding -> List.of(names).contains(coding.group(1).toLowerCase(Locale.ROOT)))
        .map(coding -> Optional.ofNullable(coding.group(2)).map(Double::valueOf).orElse(1.0))
        .findFirst();
  }
}
