package org.isocenter.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.ingest.app.DeleteInstances;
import org.isocenter.ingest.app.InstanceScope;

/** Deletes studies, series and instances; PS3.18 has no such transaction. */
@Path("/studies")
@RunOnVirtualThread
@Tag(name = "Delete (extension)")
public class DeletionResource {
  private final DeleteInstances deleteInstances;
  private final DeletionSettings settings;

  DeletionResource(DeleteInstances deleteInstances, DeletionSettings settings) {
    this.deleteInstances = deleteInstances;
    this.settings = settings;
  }

  @DELETE
  @Path("/{study}")
  @Operation(summary = "Deletes a study")
  @APIResponse(responseCode = "204", description = "It is deleted")
  @APIResponse(responseCode = "403", description = "Deletion is switched off")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "410", description = "It has been deleted before")
  public Response deleteStudy(@PathParam("study") String study) {
    return delete(new InstanceScope.Study(PathUid.of("study", study)));
  }

  @DELETE
  @Path("/{study}/series/{series}")
  @Operation(summary = "Deletes a series")
  @APIResponse(responseCode = "204", description = "It is deleted")
  @APIResponse(responseCode = "403", description = "Deletion is switched off")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "410", description = "It has been deleted before")
  public Response deleteSeries(
      @PathParam("study") String study, @PathParam("series") String series) {
    return delete(
        new InstanceScope.Series(PathUid.of("study", study), PathUid.of("series", series)));
  }

  @DELETE
  @Path("/{study}/series/{series}/instances/{instance}")
  @Operation(summary = "Deletes an instance")
  @APIResponse(responseCode = "204", description = "It is deleted")
  @APIResponse(responseCode = "403", description = "Deletion is switched off")
  @APIResponse(responseCode = "404", description = "There is none")
  @APIResponse(responseCode = "410", description = "It has been deleted before")
  public Response deleteInstance(
      @PathParam("study") String study,
      @PathParam("series") String series,
      @PathParam("instance") String instance) {
    return delete(
        new InstanceScope.Instance(
            PathUid.of("study", study),
            PathUid.of("series", series),
            PathUid.of("instance", instance)));
  }

  private Response delete(InstanceScope scope) {
    if (!settings.enabled()) {
      throw new ForbiddenException();
    }
    return Unconfirmed.warn(Response.noContent(), "Deleted", deleteInstances.delete(scope)).build();
  }
}
