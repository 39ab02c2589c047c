package org.isocenter.worklist.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.dicomweb.Warnings;
import org.isocenter.worklist.app.SubscribeToWorklist;

/** Subscriptions to a workitem or the worklist, PS3.18 sections 11.10 to 11.12. */
@Path("/workitems/{workitem}/subscribers/{aetitle}")
@RunOnVirtualThread
@Tag(name = "Worklist (UPS-RS)", description = "PS3.18 chapter 11")
public class SubscriptionsResource {
  private final SubscribeToWorklist subscribing;
  private final ResourceLinks links;

  SubscriptionsResource(SubscribeToWorklist subscribing, ResourceLinks links) {
    this.subscribing = subscribing;
    this.links = links;
  }

  @POST
  @Operation(
      summary = "Subscribes an AE to events",
      description =
          "Of a workitem, of the worklist (1.2.840.10008.5.1.4.34.5), or of what matches a filter"
              + " (1.2.840.10008.5.1.4.34.5.1 with filter=attribute=value,... or each key as a"
              + " parameter). deletionlock=true keeps finished workitems.")
  @APIResponse(responseCode = "201", description = "Content-Location names the event channel")
  @APIResponse(responseCode = "400", description = "The filter cannot be understood")
  @APIResponse(responseCode = "403", description = "There are too many subscriptions")
  @APIResponse(responseCode = "404", description = "There is no such workitem")
  @APIResponse(responseCode = "410", description = "The workitem was deleted")
  public Response subscribe(
      @PathParam("workitem") String workitem, @PathParam("aetitle") String aetitle) {
    var uid = PathValues.uid("workitem", workitem);
    var ae = PathValues.aeTitle(aetitle);
    var parameters = links.parameters();
    var warning = subscribing.subscribe(uid, ae, parameters.flag("deletionlock"), parameters.all());
    var response =
        Response.status(Response.Status.CREATED)
            .header("Content-Location", links.channel(ae).toString());
    warning.ifPresent(text -> response.header("Warning", Warnings.header(text)));
    return response.build();
  }

  @DELETE
  @Operation(summary = "Ends a subscription")
  @APIResponse(responseCode = "200", description = "It is ended")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "410", description = "The workitem was deleted")
  public Response unsubscribe(
      @PathParam("workitem") String workitem, @PathParam("aetitle") String aetitle) {
    subscribing.unsubscribe(PathValues.uid("workitem", workitem), PathValues.aeTitle(aetitle));
    return Response.ok().build();
  }

  @POST
  @Path("/suspend")
  @Operation(summary = "Suspends a subscription to the worklist: no new workitems")
  @APIResponse(responseCode = "200", description = "It is suspended")
  @APIResponse(responseCode = "400", description = "It is one to a single workitem")
  @APIResponse(responseCode = "404", description = "There is none")
  public Response suspend(
      @PathParam("workitem") String workitem, @PathParam("aetitle") String aetitle) {
    subscribing.suspend(PathValues.uid("workitem", workitem), PathValues.aeTitle(aetitle));
    return Response.ok().build();
  }
}
