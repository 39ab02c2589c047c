package org.isocenter.worklist.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.platform.http.BodyReader;
import org.isocenter.platform.http.SearchAnswers;
import org.isocenter.worklist.app.ReturnedAttributes;
import org.isocenter.worklist.app.ScheduleSteps;
import org.isocenter.worklist.app.WorklistSearch;

/** The modality worklist, PS3.18 chapter 14, and orders that enter it, an extension. */
@Path("/modality-scheduled-procedure-steps")
@Tag(name = "Modality worklist", description = "PS3.18 chapter 14")
public class ScheduledStepsResource {
  private final WorklistSearch worklist;
  private final SearchAnswer searching;
  private final ScheduleSteps scheduling;
  private final BodyReader bodies;
  private final ResourceLinks links;

  ScheduledStepsResource(
      WorklistSearch worklist,
      SearchAnswer searching,
      ScheduleSteps scheduling,
      BodyReader bodies,
      ResourceLinks links) {
    this.worklist = worklist;
    this.searching = searching;
    this.scheduling = scheduling;
    this.bodies = bodies;
    this.links = links;
  }

  /**
   * On a thread of the platform: the driver waits for the socket, which costs a virtual one more.
   */
  @GET
  @Blocking
  @Operation(
      summary = "Searches scheduled procedure steps",
      description =
          "Attributes to match are parameters named by keyword or tag, those of the step as"
              + " ScheduledProcedureStepSequence.Modality and so on. Steps that are over are found"
              + " only when their status is matched.")
  @SearchAnswers
  public Response search() {
    return searching.answer(ReturnedAttributes.OF_SCHEDULED_STEPS, worklist::scheduledSteps);
  }

  @POST
  @RunOnVirtualThread
  @Operation(
      summary = "Schedules a procedure step (extension)",
      description =
          "Ids of study, requested procedure and step are assigned when they are not given.")
  @RequestBody(
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = @ExampleObject(name = "order", value = Examples.ORDER)),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(responseCode = "201", description = "It is scheduled; Location says where")
  @APIResponse(responseCode = "400", description = "An attribute is missing")
  @APIResponse(responseCode = "409", description = "The study has a step of this id")
  public Response schedule(@Context HttpHeaders headers, InputStream body) {
    var id = scheduling.schedule(bodies.read(headers, body));
    return Response.created(links.to("/modality-scheduled-procedure-steps/" + id)).build();
  }
}
