package org.isocenter.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.Problem;

/**
 * Escapes what clients should have escaped. Browsers send carets, backslashes, braces and bars of a
 * query as they are, RFC 3986 notwithstanding, and names and lists of UIDs have them.
 */
@ApplicationScoped
public class UnescapedQueries {

  /** Before everything that looks at the URI. */
  private static final int FIRST = Integer.MAX_VALUE;

  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final int OCTET = 0xFF;

  /** Visible characters that no URI has. */
  private static final String UNESCAPED = "\"<>\\^`{|}";

  void register(@Observes Filters filters) {
    filters.register(UnescapedQueries::escape, FIRST);
  }

  private static void escape(RoutingContext context) {
    var uri = context.request().uri();
    if (NO_ESCAPE.matcher(uri).find()) {
      refuse(context);
      return;
    }
    var escaped = escaped(uri);
    if (escaped.equals(uri)) {
      context.next();
    } else {
      context.reroute(escaped);
    }
  }

  /** Here, because nothing behind can read such a URI. */
  private static void refuse(RoutingContext context) {
    var problem =
        Problem.of(
            new BadRequest("The URL holds a percent sign that begins no escape."),
            NO_ESCAPE.matcher(context.request().path()).replaceAll("%25"));
    context
        .response()
        .setStatusCode(problem.status().code())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(Buffer.buffer(problem.toBytes()));
  }

  /** The URI with every character escaped that it may not have. */
  static String escaped(String uri) {
    if (uri.chars().allMatch(UnescapedQueries::isAllowed)) {
      return uri;
    }
    var escaped = new StringBuilder();
    // a character stands for an octet here, whatever text the client meant by it
    for (byte octet : uri.getBytes(StandardCharsets.ISO_8859_1)) {
      append(escaped, octet & OCTET);
    }
    return escaped.toString();
  }

  private static boolean isAllowed(int character) {
    return character > ' ' && character <= '~' && UNESCAPED.indexOf(character) < 0;
  }

  private static void append(StringBuilder escaped, int octet) {
    if (isAllowed(octet)) {
      escaped.append((char) octet);
    } else {
      escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) octet));
    }
  }
}
