package org.isocenter.worklist.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.dicom.json.DatasetJson;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.dicomweb.Warnings;
import org.isocenter.platform.http.BodyReader;
import org.isocenter.worklist.app.ChangeWorkitemState;
import org.isocenter.worklist.app.RequestCancellation;
import org.isocenter.worklist.app.UpdateWorkitem;
import org.isocenter.worklist.app.Worklist;

/** One workitem, PS3.18 sections 11.5 to 11.8. */
@Path("/workitems/{workitem}")
@RunOnVirtualThread
@Tag(name = "Worklist (UPS-RS)", description = "PS3.18 chapter 11")
public class WorkitemResource {
  private final Worklist worklist;
  private final WorkitemChanges changes;
  private final BodyReader bodies;
  private final DatasetAnswer answer;

  WorkitemResource(
      Worklist worklist, WorkitemChanges changes, BodyReader bodies, DatasetAnswer answer) {
    this.worklist = worklist;
    this.changes = changes;
    this.bodies = bodies;
    this.answer = answer;
  }

  /** What may be done to a workitem. */
  public record WorkitemChanges(
      UpdateWorkitem update, ChangeWorkitemState state, RequestCancellation cancellation) {}

  @GET
  @Operation(summary = "Retrieves a workitem", description = "Never with its Transaction UID.")
  @APIResponse(
      responseCode = "200",
      description = "The workitem",
      content = {
        @Content(mediaType = "application/dicom+json"),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "406", description = "No media type that can be served")
  @APIResponse(responseCode = "410", description = "It was deleted after it was finished")
  public Response retrieve(@PathParam("workitem") String workitem) {
    var representation = answer.negotiate(ResourceKind.INSTANCE_METADATA);
    var found = worklist.require(PathValues.uid("workitem", workitem));
    return answer
        .ok(representation, List.of(DatasetJson.write(found.attributes())))
        .header("Cache-Control", "no-cache")
        .build();
  }

  @POST
  @Operation(
      summary = "Updates a workitem",
      description =
          "Once it is claimed with its Transaction UID, ?transaction-uid=UID or ?UID, or in the"
              + " data set.")
  @RequestBody(
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = @ExampleObject(name = "progress", value = Examples.UPDATE)),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(responseCode = "200", description = "It is updated")
  @APIResponse(
      responseCode = "400",
      description =
          "It is finished, the Transaction UID is missing or incorrect, or an attribute may not be"
              + " updated so")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "409", description = "A Transaction UID for an unclaimed workitem")
  @APIResponse(responseCode = "410", description = "It was deleted after it was finished")
  public Response update(
      @PathParam("workitem") String workitem, @Context HttpHeaders headers, InputStream body) {
    var uid = PathValues.uid("workitem", workitem);
    var transaction = answer.parameters().transaction();
    changes.update().update(uid, transaction, bodies.read(headers, body));
    return Response.ok().build();
  }

  @PUT
  @Path("/state")
  @Operation(summary = "Claims, completes or cancels a workitem")
  @RequestBody(
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = @ExampleObject(name = "claim", value = Examples.CLAIM)),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(
      responseCode = "200",
      description = "It is in that state; a Warning says that it was already")
  @APIResponse(responseCode = "400", description = "The Transaction UID is missing or incorrect")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(
      responseCode = "409",
      description = "Its state forbids it, or it lacks what its final state requires")
  @APIResponse(responseCode = "410", description = "It was deleted after it was finished")
  public Response changeState(
      @PathParam("workitem") String workitem, @Context HttpHeaders headers, InputStream body) {
    var uid = PathValues.uid("workitem", workitem);
    return warned(Response.ok(), changes.state().change(uid, bodies.read(headers, body)));
  }

  @POST
  @Path("/cancelrequest")
  @Operation(
      summary = "Requests that a workitem be canceled",
      description =
          "One that nobody performs yet is canceled at once; else its performer is told. The"
              + " parameter requester names the AE that asks.")
  @RequestBody(
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = @ExampleObject(name = "reason", value = Examples.CANCELLATION)),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(
      responseCode = "202",
      description = "It is accepted; a Warning says that it was canceled already")
  @APIResponse(responseCode = "400", description = "The data set cannot be read")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "409", description = "It is completed")
  @APIResponse(responseCode = "410", description = "It was deleted after it was finished")
  public Response requestCancellation(
      @PathParam("workitem") String workitem, @Context HttpHeaders headers, InputStream body) {
    var uid = PathValues.uid("workitem", workitem);
    var requester = answer.parameters().first("requester").map(PathValues::aeTitle);
    var reasons = bodies.readIfAny(headers, body);
    return warned(Response.accepted(), changes.cancellation().request(uid, requester, reasons));
  }

  private static Response warned(Response.ResponseBuilder response, Optional<String> warning) {
    warning.ifPresent(text -> response.header("Warning", Warnings.header(text)));
    return response.build();
  }
}
