package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.retrieve.app.RetrieveOriginal;
import org.jboss.resteasy.reactive.RestPath;

/** The file of an instance as it was received; PS3.18 has no such resource. */
@Path("/studies/{study}/series/{series}/instances/{instance}/original")
@Tag(name = "Original (extension)")
@RunOnVirtualThread
@APIResponse(responseCode = "200", description = "The DICOM file, with Repr-Digest")
@APIResponse(responseCode = "206", description = "Bytes of it")
@APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
@APIResponse(responseCode = "404", description = "No such study, series or instance")
@APIResponse(responseCode = "406", description = "application/dicom is not acceptable")
@APIResponse(responseCode = "410", description = "Deleted")
public class OriginalResource {

  private final RetrieveOriginal original;
  private final ClientRequest request;

  OriginalResource(RetrieveOriginal original, ClientRequest request) {
    this.original = original;
    this.request = request;
  }

  /** The original of one instance. */
  @GET
  @Operation(summary = "Retrieve an instance as it was received, byte for byte")
  public Response instance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    var scope = PathValues.instance(study, series, instance);
    return Answers.of(original.retrieve(scope, request.accept()), request);
  }
}
