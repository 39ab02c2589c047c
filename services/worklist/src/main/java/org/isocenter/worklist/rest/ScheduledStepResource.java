package org.isocenter.worklist.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.isocenter.worklist.app.CreateWorkitem;
import org.isocenter.worklist.app.ProcedureSteps;
import org.isocenter.worklist.app.ScheduleSteps;
import org.isocenter.worklist.app.StepToWorkitem;

/** One scheduled procedure step; an extension. */
@Path("/modality-scheduled-procedure-steps/{step}")
@RunOnVirtualThread
@Tag(name = "Modality worklist", description = "PS3.18 chapter 14")
public class ScheduledStepResource {
  private final StepTransactions transactions;
  private final BodyReader bodies;
  private final DatasetAnswer answer;
  private final ResourceLinks links;

  ScheduledStepResource(
      StepTransactions transactions, BodyReader bodies, DatasetAnswer answer, ResourceLinks links) {
    this.transactions = transactions;
    this.bodies = bodies;
    this.answer = answer;
    this.links = links;
  }

  /** What may be done with a scheduled step. */
  public record StepTransactions(
      ProcedureSteps steps, ScheduleSteps scheduling, CreateWorkitem creation) {}

  @GET
  @Operation(summary = "Retrieves a scheduled procedure step (extension)")
  @APIResponse(
      responseCode = "200",
      description = "The step",
      content = {
        @Content(mediaType = "application/dicom+json"),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(responseCode = "404", description = "There is none")
  public Response retrieve(@PathParam("step") String step) {
    var representation = answer.negotiate(ResourceKind.INSTANCE_METADATA);
    var found = transactions.steps().require(step);
    return answer.ok(representation, List.of(DatasetJson.write(found.attributes()))).build();
  }

  @PUT
  @Operation(summary = "Replaces a scheduled procedure step (extension)")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/dicom+json",
              examples = @ExampleObject(name = "order", value = Examples.ORDER)))
  @APIResponse(responseCode = "200", description = "It is replaced")
  @APIResponse(responseCode = "400", description = "An attribute is missing")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "409", description = "It has begun, or is over")
  public Response replace(
      @PathParam("step") String step, @Context HttpHeaders headers, InputStream body) {
    transactions.scheduling().reschedule(step, bodies.read(headers, body));
    return Response.ok().build();
  }

  @DELETE
  @Operation(summary = "Cancels a scheduled procedure step (extension)")
  @APIResponse(responseCode = "204", description = "It is off the worklist")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "409", description = "It has begun, or is over")
  public Response cancel(@PathParam("step") String step) {
    transactions.scheduling().cancel(step);
    return Response.noContent().build();
  }

  @POST
  @Path("/workitem")
  @Operation(
      summary = "Makes a workitem of a scheduled procedure step (extension)",
      description = "Its UID is that of the query, ?workitem=UID or ?UID, else a new one.")
  @APIResponse(responseCode = "201", description = "It is created; Location says where")
  @APIResponse(responseCode = "404", description = "There is no such step")
  @APIResponse(responseCode = "409", description = "The UID is taken")
  public Response workitem(@PathParam("step") String step) {
    var found = transactions.steps().require(step);
    var named = links.parameters().workitem();
    var created = transactions.creation().create(named, StepToWorkitem.workitem(found));
    return Response.created(links.to("/workitems/" + created.uid().value())).build();
  }
}
