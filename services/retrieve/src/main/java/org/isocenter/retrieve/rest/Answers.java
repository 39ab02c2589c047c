package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.isocenter.dicomweb.EntityTag;
import org.isocenter.dicomweb.HttpRange;
import org.isocenter.dicomweb.Representation;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.ContentCoding;
import org.isocenter.retrieve.app.MetadataDocument;
import org.isocenter.retrieve.app.Parts;
import org.isocenter.retrieve.app.Retrieval;

/** Responses with their conditions, lengths and ranges (RFC 9110 sections 13 and 14). */
final class Answers {

  /** A browser may keep what it got, but asks each time whether it still holds; proxies may not. */
  private static final String CACHE_CONTROL = "private, no-cache";

  private Answers() {}

  /** Objects, frames or bulk data. */
  static Response of(Retrieval retrieval, ClientRequest request) {
    var body = Bodies.of(retrieval, request.path() + retrieval.digest());
    var tag = tag(request.path(), retrieval.digest(), body.contentType());
    if (request.has(tag)) {
      return notModified(tag, "Accept");
    }
    return partial(retrieval, body, tag, request)
        .orElseGet(() -> send(Response.ok(), body, tag, request))
        .header(HttpHeaders.VARY, "Accept")
        .build();
  }

  /** Metadata, in gzip where the client takes it. */
  static Response of(MetadataDocument document, String baseUrl, ClientRequest request) {
    var coding = request.contentCoding();
    var tag = tag(document.digest(), document.contentType(), baseUrl, coding.name());
    if (request.has(tag)) {
      return notModified(tag, "Accept, Accept-Encoding");
    }
    var body =
        new Body(
            document.contentType(),
            OptionalLong.of(document.length(coding)),
            out -> document.writeTo(out, coding));
    var response =
        send(Response.ok(), body, tag, request).header(HttpHeaders.VARY, "Accept, Accept-Encoding");
    return coding == ContentCoding.GZIP
        ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").build()
        : response.build();
  }

  /** The 206 of a single part that can be cut cheaply; empty where the whole is to be sent. */
  private static Optional<ResponseBuilder> partial(
      Retrieval retrieval, Body body, EntityTag tag, ClientRequest request) {
    boolean single = retrieval.representation() instanceof Representation.SinglePart;
    if (!single || body.length().isEmpty()) {
      return Optional.empty();
    }
    return request
        .range(tag, body.length().getAsLong())
        .flatMap(range ->
            retrieval
                .parts()
                .slice(new ByteRange(range.first(), range.length()))
                .map(slice -> partial(slice, range, body, tag, request)));
  }

  private static ResponseBuilder partial(
      Parts slice, HttpRange range, Body whole, EntityTag tag, ClientRequest request) {
    var body =
        new Body(
            whole.contentType(),
            OptionalLong.of(range.length()),
            out -> Bodies.writeSingle(slice, out));
    return send(Response.status(Response.Status.PARTIAL_CONTENT), body, tag, request)
        .header("Content-Range", range.contentRange());
  }

  private static ResponseBuilder send(
      ResponseBuilder response, Body body, EntityTag tag, ClientRequest request) {
    response
        .header(HttpHeaders.CONTENT_TYPE, body.contentType())
        .header(HttpHeaders.ETAG, tag.toString())
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
    body.length().ifPresent(length -> response.header(HttpHeaders.CONTENT_LENGTH, length));
    return request.isHead() ? response : response.entity(stream(body));
  }

  private static StreamingOutput stream(Body body) {
    if (body.length().isEmpty()) {
      return body.content()::writeTo;
    }
    return out -> {
      var counted = new DeclaredLength(out, body.length().getAsLong());
      body.content().writeTo(counted);
      counted.requireAll();
    };
  }

  private static Response notModified(EntityTag tag, String vary) {
    return Response.notModified()
        .header(HttpHeaders.ETAG, tag.toString())
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
        .header(HttpHeaders.VARY, vary)
        .build();
  }

  /** A strong tag: the same only when every byte of the answer is. */
  private static EntityTag tag(String... parts) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(String.join("\n", parts).getBytes(UTF_8));
      return EntityTag.strong(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
