package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.retrieve.app.RetrieveBulkData;
import org.jboss.resteasy.reactive.RestPath;

/** Bulk data resources, PS3.18 10.4.1.1.4. */
@Path("/studies")
@Tag(name = "Retrieve (WADO-RS)")
@RunOnVirtualThread
public class BulkDataResource {

  private final RetrieveBulkData bulkData;
  private final ClientRequest request;

  BulkDataResource(RetrieveBulkData bulkData, ClientRequest request) {
    this.bulkData = bulkData;
    this.request = request;
  }

  /** The value to which a BulkDataURI of the metadata points. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/bulkdata/{path:.+}")
  @Operation(summary = "Retrieve a value by its BulkDataURI")
  @APIResponse(responseCode = "200", description = "The value; of compressed pixels a part a frame")
  @APIResponse(responseCode = "206", description = "Bytes of a value given as a single part")
  @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
  @APIResponse(responseCode = "404", description = "No such instance or no such value")
  @APIResponse(responseCode = "406", description = "No acceptable media type can be given")
  public Response value(
      @RestPath String study,
      @RestPath String series,
      @RestPath String instance,
      @RestPath String path) {
    var scope = PathValues.instance(study, series, instance);
    return Answers.of(bulkData.retrieve(scope, path, request.accept()), request);
  }
}
