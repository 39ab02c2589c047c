package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.isocenter.dicomweb.EntityTag;
import org.isocenter.dicomweb.HttpRange;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.ContentCoding;
import org.isocenter.retrieve.app.MetadataText;
import org.isocenter.retrieve.app.Original;
import org.isocenter.retrieve.app.Retrieval;
import org.isocenter.retrieve.app.reports.RenderedReports;
import org.isocenter.retrieve.app.reports.ReportPage;

/** Responses with their conditions, lengths and ranges (RFC 9110 sections 13 and 14). */
final class Answers {

  /** A browser may keep what it got, but asks each time whether it still holds; proxies may not. */
  private static final String CACHE_CONTROL = "private, no-cache";

  private static final int GZIP_BUFFER = 8 * 1024;

  private Answers() {}

  /** Objects, frames, bulk data, documents. */
  static Response of(Retrieval retrieval, ClientRequest request) {
    String seed = request.path() + retrieval.digest() + retrieval.representation().delivery();
    var body = Bodies.of(retrieval, seed);
    var tag = tag(seed, body.contentType());
    var response = answer(body, tag, "Accept", request);
    retrieval
        .fileName()
        .ifPresent(name ->
            response.header(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name)));
    policy(body.contentType())
        .ifPresent(policy -> response.header("Content-Security-Policy", policy));
    return response.build();
  }

  /** The file as it was received, whose digest can be compared (RFC 9530 section 3). */
  static Response of(Original original, ClientRequest request) {
    var type = MediaType.APPLICATION_DICOM.with("transfer-syntax", original.transferSyntaxUid());
    var body = new Body(type.toString(), OptionalLong.of(original.length()), original.content());
    byte[] sha256 = HexFormat.of().parseHex(original.sha256());
    return answer(body, tag("original", original.sha256()), "Accept", request)
        .header("Repr-Digest", "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256)))
        .build();
  }

  /** Metadata, in gzip where the client takes it. */
  static Response of(MetadataText document, String baseUrl, ClientRequest request) {
    var coding = request.contentCoding();
    var tag = tag(document.digest(coding), document.contentType(), baseUrl, coding.name());
    var body =
        new Body(
            document.contentType(), document.length(coding), out -> document.writeTo(out, coding));
    var response = answer(body, tag, "Accept, Accept-Encoding", request);
    return encoded(response, coding).build();
  }

  /** Text of which the length is not known beforehand, compressed where the client takes it. */
  static Response ofText(Retrieval retrieval, ClientRequest request) {
    String seed = request.path() + retrieval.digest();
    var plain = Bodies.of(retrieval, seed);
    var coding = request.contentCoding();
    var tag = tag(seed, plain.contentType(), coding.name());
    var body = coding == ContentCoding.GZIP ? deflated(plain) : plain;
    var response = answer(body, tag, "Accept, Accept-Encoding", request);
    return encoded(response, coding).build();
  }

  private static Body deflated(Body plain) {
    return new Body(
        plain.contentType(),
        OptionalLong.empty(),
        out -> {
          var gzip = new GZIPOutputStream(out, GZIP_BUFFER);
          plain.content().writeTo(gzip);
          gzip.finish();
        });
  }

  private static ResponseBuilder encoded(ResponseBuilder response, ContentCoding coding) {
    return coding == ContentCoding.GZIP
        ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip")
        : response;
  }

  /** Conditions first, in the order of RFC 9110 13.2.2; then a range, or the whole. */
  private static ResponseBuilder answer(
      Body body, EntityTag tag, String vary, ClientRequest request) {
    request.requireMatch(tag);
    var response =
        request.has(tag)
            ? Response.notModified()
            : request
                .range(tag, body.length())
                .map(range -> partial(body, range, request))
                .orElseGet(() -> whole(body, request));
    return response
        .header(HttpHeaders.ETAG, tag.toString())
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
        .header(HttpHeaders.VARY, vary);
  }

  private static ResponseBuilder partial(Body body, HttpRange range, ClientRequest request) {
    var bytes = new ByteRange(range.first(), range.length());
    var part =
        new Body(body.contentType(), OptionalLong.of(range.length()), body.part().apply(bytes));
    return send(Response.status(Response.Status.PARTIAL_CONTENT), part, request)
        .header("Content-Range", range.contentRange());
  }

  private static ResponseBuilder whole(Body body, ClientRequest request) {
    return send(Response.ok(), body, request)
        .header("Accept-Ranges", body.length().isPresent() ? "bytes" : "none");
  }

  private static ResponseBuilder send(ResponseBuilder response, Body body, ClientRequest request) {
    response
        .header(HttpHeaders.CONTENT_TYPE, body.contentType())
        .header("X-Content-Type-Options", "nosniff");
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

  /** What is stored was written by anyone and must not run as a page of this server. */
  private static Optional<String> policy(String contentType) {
    if (contentType.startsWith(RenderedReports.HTML.essence())) {
      return Optional.of(ReportPage.POLICY);
    }
    return contentType.startsWith("text/") ? Optional.of("sandbox") : Optional.empty();
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
