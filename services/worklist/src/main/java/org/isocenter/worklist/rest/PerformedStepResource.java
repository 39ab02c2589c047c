package org.isocenter.worklist.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.dicom.json.DatasetJson;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.platform.http.BodyReader;
import org.isocenter.worklist.app.PerformStep;
import org.isocenter.worklist.app.ProcedureSteps;

/** A performed procedure step, PS3.18 chapter 15. */
@Path("/modality-performed-procedure-steps/{mpps}")
@RunOnVirtualThread
@Tag(name = "Performed procedure steps", description = "PS3.18 chapter 15")
public class PerformedStepResource {
  private final PerformStep performing;
  private final ProcedureSteps steps;
  private final BodyReader bodies;
  private final DatasetAnswer answer;
  private final ResourceLinks links;

  PerformedStepResource(
      PerformStep performing,
      ProcedureSteps steps,
      BodyReader bodies,
      DatasetAnswer answer,
      ResourceLinks links) {
    this.performing = performing;
    this.steps = steps;
    this.bodies = bodies;
    this.answer = answer;
    this.links = links;
  }

  @POST
  @Operation(
      summary = "Creates a performed procedure step, or with ?update updates it",
      description = "Once COMPLETED or DISCONTINUED it changes no more.")
  @RequestBody(
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = @ExampleObject(name = "begin", value = Examples.PERFORMED_STEP)),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(responseCode = "200", description = "It is updated")
  @APIResponse(responseCode = "201", description = "It is created")
  @APIResponse(responseCode = "400", description = "An attribute is missing")
  @APIResponse(responseCode = "404", description = "There is none to update")
  @APIResponse(
      responseCode = "409",
      description = "The UID is taken; or the step is over, or may not be changed so")
  @APIResponse(responseCode = "410", description = "It was deleted")
  public Response createOrUpdate(
      @PathParam("mpps") String mpps, @Context HttpHeaders headers, InputStream body) {
    var uid = PathValues.uid("performed procedure step", mpps);
    var dataset = bodies.read(headers, body);
    if (links.parameters().has("update")) {
      performing.update(uid, dataset);
      return Response.ok().build();
    }
    performing.begin(uid, dataset);
    return Response.created(links.to("/modality-performed-procedure-steps/" + uid.value())).build();
  }

  @GET
  @Operation(summary = "Retrieves a performed procedure step")
  @APIResponse(
      responseCode = "200",
      description = "The step",
      content = {
        @Content(mediaType = "application/dicom+json"),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "406", description = "No media type that can be served")
  @APIResponse(responseCode = "410", description = "It was deleted")
  public Response retrieve(@PathParam("mpps") String mpps) {
    var representation = answer.negotiate(ResourceKind.INSTANCE_METADATA);
    var found = steps.requirePerformed(PathValues.uid("performed procedure step", mpps));
    return answer.ok(representation, List.of(DatasetJson.write(found.attributes()))).build();
  }
}
