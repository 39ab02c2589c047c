package org.isocenter.worklist.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.isocenter.dicom.xml.XmlFromJson;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.MultipartWriter;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.Representation;
import org.isocenter.dicomweb.ResourceKind;

/** Data sets in the media type that the client accepts, PS3.18 section 8.7.3.2. */
@RequestScoped
public class DatasetAnswer {
  private final HttpServerRequest http;

  DatasetAnswer(HttpServerRequest http) {
    this.http = http;
  }

  /** The parameters of the request, in their order. */
  Parameters parameters() {
    return Parameters.of(http.query());
  }

  /** What the client accepts of {@code kind}; a refusal comes before anything is looked up. */
  Representation negotiate(ResourceKind kind) {
    return Negotiation.negotiate(
        kind,
        AcceptHeader.parse(
            http.headers().getAll(HttpHeaders.ACCEPT), parameters().first("accept")));
  }

  /** The data sets, each as DICOM JSON, in an array or as parts or documents of XML. */
  Response.ResponseBuilder ok(Representation representation, List<byte[]> datasets) {
    try {
      return switch (representation) {
        case Representation.SinglePart(var type, _) when type.sameEssence(MediaType.DICOM_XML) ->
            Response.ok(xml(datasets.getFirst())).type(type.toString());
        case Representation.SinglePart(var type, _) ->
            Response.ok(array(datasets)).type(type.toString());
        case Representation.Multipart(var type, _) -> multipart(type, datasets);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
  }

  private static Response.ResponseBuilder multipart(MediaType type, List<byte[]> datasets)
      throws IOException {
    var boundary = MultipartWriter.boundary(UUID.randomUUID().toString());
    var body = new ByteArrayOutputStream();
    var parts = new MultipartWriter(body, boundary);
    for (byte[] dataset : datasets) {
      parts.part(
          type.toString(),
          Map.of(),
          part -> XmlFromJson.write(new ByteArrayInputStream(dataset), part));
    }
    parts.finish();
    return Response.ok(body.toByteArray()).type(MultipartWriter.contentType(type, boundary));
  }

  private static byte[] xml(byte[] dataset) throws IOException {
    var body = new ByteArrayOutputStream();
    XmlFromJson.write(new ByteArrayInputStream(dataset), body);
    return body.toByteArray();
  }

  private static byte[] array(List<byte[]> datasets) {
    var body = new ByteArrayOutputStream();
    char separator = '[';
    for (byte[] dataset : datasets) {
      body.write(separator);
      body.writeBytes(dataset);
      separator = ',';
    }
    if (datasets.isEmpty()) {
      body.write('[');
    }
    body.write(']');
    return body.toByteArray();
  }
}
