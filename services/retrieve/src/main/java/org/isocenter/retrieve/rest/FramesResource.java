package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.retrieve.app.RetrieveFrames;
import org.jboss.resteasy.reactive.RestPath;

/** Frame resources, PS3.18 10.4.1.1.3. */
@Path("/studies")
@Tag(name = "Retrieve (WADO-RS)")
@RunOnVirtualThread
public class FramesResource {

  private final RetrieveFrames frames;
  private final ClientRequest request;

  FramesResource(RetrieveFrames frames, ClientRequest request) {
    this.frames = frames;
    this.request = request;
  }

  /** Frames of an instance in the order of the list. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/frames/{frames}")
  @Operation(summary = "Retrieve frames of an instance")
  @APIResponse(responseCode = "200", description = "The frames, one part each, in the list's order")
  @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
  @APIResponse(responseCode = "400", description = "The list holds something other than numbers")
  @APIResponse(responseCode = "404", description = "No such instance or no such frame")
  @APIResponse(responseCode = "406", description = "No acceptable media type can be given")
  @APIResponse(responseCode = "410", description = "Deleted")
  public Response frames(
      @RestPath String study,
      @RestPath String series,
      @RestPath String instance,
      @RestPath("frames") String list) {
    var scope = PathValues.instance(study, series, instance);
    var numbers = PathValues.frameNumbers(list);
    return Answers.of(frames.retrieve(scope, numbers, request.accept()), request);
  }
}
