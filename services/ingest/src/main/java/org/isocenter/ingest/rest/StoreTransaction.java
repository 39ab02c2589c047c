package org.isocenter.ingest.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.ContentCoding;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.ingest.app.ConflictPolicy;
import org.isocenter.ingest.app.PartSource;
import org.isocenter.ingest.app.StoreInstances;
import org.isocenter.ingest.app.StoreObserver;
import org.isocenter.ingest.app.StoreResult;
import org.isocenter.platform.http.RequestBaseUrl;

/** One Store request and its answer, PS3.18 sections 10.5.1 to 10.5.3. */
@Singleton
public class StoreTransaction {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final StoreInstances storeInstances;
  private final StoreObserver observer;
  private final BodyLimits limits;
  private final RequestBaseUrl baseUrl;

  StoreTransaction(
      StoreInstances storeInstances,
      StoreObserver observer,
      BodyLimits limits,
      RequestBaseUrl baseUrl) {
    this.storeInstances = storeInstances;
    this.observer = observer;
    this.limits = limits;
    this.baseUrl = baseUrl;
  }

  Response answer(Optional<Uid> study, ConflictPolicy policy, HttpHeaders headers, InputStream body)
      throws IOException {
    var accept = AcceptHeader.parse(values(headers, HttpHeaders.ACCEPT), Optional.empty());
    var representation = Negotiation.negotiate(ResourceKind.STORE_RESPONSE, accept);
    long started = System.nanoTime();
    try (PartSource parts = parts(headers, body)) {
      StoreResult result = storeInstances.store(study, policy, parts);
      observer.completed(result, Duration.ofNanos(System.nanoTime() - started));
      return response(result, representation.mediaType());
    }
  }

  private PartSource parts(HttpHeaders headers, InputStream body) {
    List<String> codings = values(headers, HttpHeaders.CONTENT_ENCODING);
    return StoreRequestBody.of(
        Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)),
        ContentCoding.decoded(codings, body, limits.inflation()),
        limits);
  }

  private Response response(StoreResult result, MediaType mediaType) throws IOException {
    var stow = StowResponse.of(result.outcomes());
    var response = Response.status(stow.status());
    if (stow.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER.toSeconds());
    }
    Unconfirmed.warn(response, "Stored", result.unconfirmed());
    return stow.status() == Response.Status.NO_CONTENT.getStatusCode()
        ? response.build()
        : response
            .type(mediaType.toString())
            .entity(JsonAnswer.as(mediaType, StowResponseJson.bytes(stow, baseUrl.value())))
            .build();
  }

  private static List<String> values(HttpHeaders headers, String name) {
    List<String> values = headers.getRequestHeader(name);
    return values == null ? List.of() : values;
  }
}
