package org.isocenter.retrieve.rest;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isocenter.dicomweb.AcceptHeader;
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
    return AcceptHeader.parse(values("Accept"), Optional.ofNullable(request.getParam("accept")));
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

  boolean has(EntityTag tag) {
    return tag.matchesAny(values("If-None-Match"));
  }

  /** The range to be served of a body of {@code total} bytes; empty means all of it. */
  Optional<HttpRange> range(EntityTag tag, long total) {
    return tag.allowsRange(Optional.ofNullable(request.getHeader("If-Range")))
        ? HttpRange.parse(Optional.ofNullable(request.getHeader("Range")), total)
        : Optional.empty();
  }

  private List<String> values(String header) {
    return request.headers().getAll(header);
  }
}
