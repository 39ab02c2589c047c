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
import org.isocenter.dicomweb.Warnings;
import org.isocenter.platform.http.BodyReader;
import org.isocenter.platform.http.SearchAnswers;
import org.isocenter.worklist.app.CreateWorkitem;
import org.isocenter.worklist.app.Messages;
import org.isocenter.worklist.app.ReturnedAttributes;
import org.isocenter.worklist.app.WorklistSearch;

/** The worklist, PS3.18 sections 11.4 and 11.9. */
@Path("/workitems")
@Tag(name = "Worklist (UPS-RS)", description = "PS3.18 chapter 11")
public class WorkitemsResource {
  private final CreateWorkitem createWorkitem;
  private final WorklistSearch worklist;
  private final SearchAnswer searching;
  private final BodyReader bodies;
  private final ResourceLinks links;

  WorkitemsResource(
      CreateWorkitem createWorkitem,
      WorklistSearch worklist,
      SearchAnswer searching,
      BodyReader bodies,
      ResourceLinks links) {
    this.createWorkitem = createWorkitem;
    this.worklist = worklist;
    this.searching = searching;
    this.bodies = bodies;
    this.links = links;
  }

  /**
   * On a thread of the platform: the driver waits for the socket, which costs a virtual one more.
   */
  @GET
  @Blocking
  @Operation(
      summary = "Searches workitems",
      description =
          "Attributes to match are parameters named by keyword or tag, in sequences with dots;"
              + " further parameters are includefield, limit, offset, fuzzymatching,"
              + " emptyvaluematching and multiplevaluematching.")
  @SearchAnswers
  public Response search() {
    return searching.answer(ReturnedAttributes.OF_WORKITEMS, worklist::workitems);
  }

  @POST
  @RunOnVirtualThread
  @Operation(
      summary = "Creates a workitem",
      description =
          "Its UID is that of the query, ?workitem=UID or ?UID, else that of the data set, else a"
              + " new one.")
  @RequestBody(
      content = {
        @Content(
            mediaType = "application/dicom+json",
            examples = @ExampleObject(name = "workitem", value = Examples.WORKITEM)),
        @Content(mediaType = "application/dicom+xml")
      })
  @APIResponse(responseCode = "201", description = "It is created; Location says where")
  @APIResponse(responseCode = "400", description = "An attribute is missing or not allowed")
  @APIResponse(responseCode = "409", description = "The UID is taken, or was")
  @APIResponse(responseCode = "413", description = "The body is too long")
  @APIResponse(responseCode = "415", description = "The body is neither JSON nor XML")
  public Response create(@Context HttpHeaders headers, InputStream body) {
    var named = links.parameters().workitem();
    var created = createWorkitem.create(named, bodies.read(headers, body));
    var response = Response.created(links.to("/workitems/" + created.uid().value()));
    if (created.modified()) {
      response.header("Warning", Warnings.header(Messages.CREATED_WITH_MODIFICATIONS));
    }
    return response.build();
  }
}
