package org.isocenter.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.dicom.json.DatasetJson;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.ingest.app.CheckCommitmentResult;
import org.isocenter.ingest.app.CommitmentAnswer;
import org.isocenter.ingest.app.CommitmentAnswer.Done;
import org.isocenter.ingest.app.CommitmentAnswer.Working;
import org.isocenter.ingest.app.RequestCommitment;
import org.isocenter.platform.http.RequestBaseUrl;
import org.jspecify.annotations.Nullable;

/** A request for storage commitment, PS3.18 chapter 13. */
@Path("/commitment-requests/{transaction}")
@RunOnVirtualThread
@Tag(name = "Storage commitment", description = "PS3.18 chapter 13")
public class CommitmentResource {
  private final RequestCommitment requestCommitment;
  private final CheckCommitmentResult checkResult;
  private final CommitmentSettings settings;
  private final RequestBaseUrl baseUrl;

  CommitmentResource(
      RequestCommitment requestCommitment,
      CheckCommitmentResult checkResult,
      CommitmentSettings settings,
      RequestBaseUrl baseUrl) {
    this.requestCommitment = requestCommitment;
    this.checkResult = checkResult;
    this.settings = settings;
    this.baseUrl = baseUrl;
  }

  @POST
  @Operation(
      summary = "Requests storage commitment of instances or studies",
      description =
          "Every object is read back and compared with the digest of what was received. The same"
              + " request made again is answered as the first one is by now.")
  @RequestBody(
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = {
              @ExampleObject(name = "instances", value = Examples.COMMITMENT_REQUEST),
              @ExampleObject(name = "study", value = Examples.COMMITMENT_REQUEST_OF_A_STUDY)
            }),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(
      responseCode = "200",
      description = "The result",
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = @ExampleObject(name = "result", value = Examples.COMMITMENT_RESULT)),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(
      responseCode = "202",
      description = "It is being worked on; ask at Location after Retry-After")
  @APIResponse(responseCode = "400", description = "A UID or a reference cannot be understood")
  @APIResponse(responseCode = "406", description = "No media type that can be served")
  @APIResponse(
      responseCode = "409",
      description = "The Transaction UID is in use for another request")
  @APIResponse(
      responseCode = "413",
      description = "It is too long, or refers to too many instances")
  @APIResponse(responseCode = "415", description = "The body is neither JSON nor XML")
  @APIResponse(responseCode = "503", description = "Too many requests are unfinished")
  public Response request(
      @PathParam("transaction") String transaction,
      @QueryParam("accept") @Nullable String accept,
      @Context HttpHeaders headers,
      InputStream body) {
    var uid = PathUid.of("Transaction UID", transaction);
    var type = negotiate(headers, accept);
    var content = CommitmentPayload.content(uid, settings.bodies().read(headers, body));
    return answer(uid.value(), type, requestCommitment.request(uid, content));
  }

  @GET
  @Operation(summary = "Checks for the result of a request for storage commitment")
  @APIResponse(
      responseCode = "200",
      description = "The result",
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = @ExampleObject(name = "result", value = Examples.COMMITMENT_RESULT)),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(responseCode = "202", description = "It is being worked on; ask after Retry-After")
  @APIResponse(responseCode = "400", description = "The path has no UID")
  @APIResponse(responseCode = "404", description = "There is no such request")
  @APIResponse(responseCode = "406", description = "No media type that can be served")
  @APIResponse(responseCode = "410", description = "The result is not kept any more")
  public Response check(
      @PathParam("transaction") String transaction,
      @QueryParam("accept") @Nullable String accept,
      @Context HttpHeaders headers) {
    var uid = PathUid.of("Transaction UID", transaction);
    var type = negotiate(headers, accept);
    return answer(uid.value(), type, checkResult.check(uid));
  }

  private static MediaType negotiate(HttpHeaders headers, @Nullable String accept) {
    List<String> ranges = headers.getRequestHeader(HttpHeaders.ACCEPT);
    var header =
        AcceptHeader.parse(ranges == null ? List.of() : ranges, Optional.ofNullable(accept));
    return Negotiation.negotiate(ResourceKind.STORE_RESPONSE, header).mediaType();
  }

  private Response answer(String transaction, MediaType type, CommitmentAnswer answer) {
    return switch (answer) {
      case Done(var items) ->
          Response.ok(JsonAnswer.as(type, DatasetJson.write(CommitmentResponse.of(items))))
              .type(type.toString())
              .header(HttpHeaders.CACHE_CONTROL, "no-cache")
              .build();
      case Working() ->
          Response.accepted()
              .location(URI.create(baseUrl.value() + "/commitment-requests/" + transaction))
              .header(HttpHeaders.RETRY_AFTER, Math.max(1, settings.retryAfter().toSeconds()))
              .build();
    };
  }
}
