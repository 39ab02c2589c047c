package org.isocenter.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.ingest.app.PartSource;
import org.isocenter.ingest.app.StoreInstances;
import org.isocenter.ingest.app.StoreObserver;
import org.isocenter.ingest.app.StoreResult;
import org.isocenter.platform.http.RequestBaseUrl;

/** Store Transaction of the Studies Service, PS3.18 section 10.5. */
@Path("/studies")
@RunOnVirtualThread
public class StudiesResource {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final StoreInstances storeInstances;
  private final StoreObserver observer;
  private final BodyLimits limits;
  private final RequestBaseUrl baseUrl;

  StudiesResource(
      StoreInstances storeInstances,
      StoreObserver observer,
      BodyLimits limits,
      RequestBaseUrl baseUrl) {
    this.storeInstances = storeInstances;
    this.observer = observer;
    this.limits = limits;
    this.baseUrl = baseUrl;
  }

  @POST
  @Operation(summary = "Stores instances of any studies")
  @RequestBody(content = @Content(mediaType = "multipart/related; type=\"application/dicom\""))
  @APIResponse(responseCode = "200", description = "All instances are stored")
  @APIResponse(responseCode = "202", description = "Some are stored; the data set says which")
  @APIResponse(responseCode = "409", description = "None is stored; the data set says why")
  public Response store(@Context HttpHeaders headers, InputStream body) throws IOException {
    return store(Optional.empty(), headers, body);
  }

  @POST
  @Path("/{study}")
  @Operation(summary = "Stores instances of one study")
  @RequestBody(content = @Content(mediaType = "multipart/related; type=\"application/dicom\""))
  @APIResponse(responseCode = "200", description = "All instances are stored")
  @APIResponse(responseCode = "202", description = "Some are stored; the data set says which")
  @APIResponse(responseCode = "409", description = "None is stored; the data set says why")
  public Response storeInStudy(
      @PathParam("study") String study, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return store(Optional.of(uid(study)), headers, body);
  }

  private Response store(Optional<Uid> study, HttpHeaders headers, InputStream body)
      throws IOException {
    var accept = AcceptHeader.parse(values(headers, HttpHeaders.ACCEPT), Optional.empty());
    var representation = Negotiation.negotiate(ResourceKind.STORE_RESPONSE, accept);
    PartSource parts =
        StoreRequestBody.of(
            Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)),
            ContentCoding.decoded(
                values(headers, HttpHeaders.CONTENT_ENCODING), body, limits.inflation()),
            limits);
    long started = System.nanoTime();
    StoreResult result = storeInstances.store(study, parts);
    observer.completed(result, Duration.ofNanos(System.nanoTime() - started));
    return response(result, representation.mediaType().toString());
  }

  private Response response(StoreResult result, String mediaType) {
    var stow = StowResponse.of(result.outcomes());
    var response = Response.status(stow.status());
    if (stow.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER.toSeconds());
    }
    if (!result.unconfirmed().isEmpty()) {
      response.header("Warning", unconfirmed(result));
    }
    return stow.status() == Response.Status.NO_CONTENT.getStatusCode()
        ? response.build()
        : response.type(mediaType).entity(StowResponseJson.bytes(stow, baseUrl.value())).build();
  }

  private static String unconfirmed(StoreResult result) {
    return "299 isocenter \"Stored, but not confirmed yet by: %s\""
        .formatted(String.join(", ", result.unconfirmed().stream().sorted().toList()));
  }

  private static Uid uid(String study) {
    if (!Uid.isValid(study)) {
      throw new BadRequest("The study in the path is no UID of PS3.5 chapter 9.");
    }
    return new Uid(study);
  }

  private static List<String> values(HttpHeaders headers, String name) {
    List<String> values = headers.getRequestHeader(name);
    return values == null ? List.of() : values;
  }
}
