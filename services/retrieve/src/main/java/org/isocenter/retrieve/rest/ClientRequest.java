package org.isocenter.retrieve.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable.Considered;
import org.isocenter.dicomweb.DicomWebException.PreconditionFailed;
import org.isocenter.dicomweb.EntityTag;
import org.isocenter.dicomweb.HttpRange;
import org.isocenter.retrieve.app.ContentCoding;

/** What the client's request says about the form of the answer. */
@RequestScoped
public class ClientRequest {

  private final HttpServerRequest request;

  ClientRequest(HttpServerRequest request) {
    this.request = request;
  }

  /** The media types of the Accept header, or of the {@code accept} parameter in its place. */
  AcceptHeader accept() {
    return AcceptHeader.parse(
        values("Accept"),
        parameters("accept").stream().reduce((left, right) -> left + "," + right));
  }

  /** The media types of the Accept header alone. */
  AcceptHeader acceptHeader() {
    return AcceptHeader.parse(values("Accept"), Optional.empty());
  }

  /** All values of a query parameter. */
  List<String> parameters(String name) {
    return parameters().getAll(name);
  }

  private MultiMap parameters() {
    try {
      return request.params();
    } catch (IllegalArgumentException _) {
      throw new BadRequest("The query string is not percent-encoded UTF-8.");
    }
  }

  /** The value of a query parameter that may be given once. */
  Optional<String> parameter(String name) {
    var values = parameters(name);
    if (values.size() > 1) {
      throw new BadRequest("The parameter %s is given more than once.".formatted(name));
    }
    return values.stream().findFirst();
  }

  /**
   * Refuses a {@code charset} parameter (PS3.18 8.3.3.2) that does not take UTF-8, in which all
   * text leaves. The Accept-Charset header is passed over, as RFC 9110 12.5.2 wants.
   */
  void requireUtf8() {
    var charsets =
        parameters("charset").stream()
            .flatMap(list -> Stream.of(list.split(",", -1)))
            .map(member -> member.replaceFirst(";.*", "").strip())
            .toList();
    if (!charsets.isEmpty() && charsets.stream().noneMatch(ClientRequest::isUtf8)) {
      throw new NotAcceptable(
          charsets.stream()
              .limit(10)
              .map(name -> new Considered("charset=" + shortened(name), "text is UTF-8 here"))
              .toList());
    }
  }

  private static boolean isUtf8(String name) {
    return List.of("utf-8", "utf8", "*", "").contains(name.toLowerCase(Locale.ROOT));
  }

  private static String shortened(String name) {
    String line = name.replaceAll("\\p{Cntrl}", "?");
    return line.substring(0, Math.min(line.length(), 40));
  }

  ContentCoding contentCoding() {
    return AcceptEncoding.choose(values("Accept-Encoding"));
  }

  boolean isHead() {
    return request.method().equals(HttpMethod.HEAD);
  }

  /** The path, which tells one resource from another. */
  String path() {
    return Objects.requireNonNullElse(request.path(), "/");
  }

  /** Refuses to go on when If-Match names other versions than this one. */
  void requireMatch(EntityTag tag) {
    if (!tag.satisfies(values("If-Match"))) {
      throw new PreconditionFailed("The resource is now %s.".formatted(tag));
    }
  }

  boolean has(EntityTag tag) {
    return tag.matchesAny(values("If-None-Match"));
  }

  /** The range to be served of a body of {@code total} bytes; empty means all of it. */
  Optional<HttpRange> range(EntityTag tag, OptionalLong total) {
    boolean possible = request.method().equals(HttpMethod.GET) && total.isPresent();
    return possible && tag.allowsRange(Optional.ofNullable(request.getHeader("If-Range")))
        ? HttpRange.parse(Optional.ofNullable(request.getHeader("Range")), total.getAsLong())
        : Optional.empty();
  }

  private List<String> values(String header) {
    return request.headers().getAll(header);
  }
}
