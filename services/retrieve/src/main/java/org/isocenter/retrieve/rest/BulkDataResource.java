package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.platform.http.RequestBaseUrl;
import org.isocenter.retrieve.app.BulkDataSelection;
import org.isocenter.retrieve.app.RetrieveBulkData;
import org.isocenter.retrieve.app.Scope;
import org.jboss.resteasy.reactive.RestPath;

/** Bulk data and pixel data resources, PS3.18 10.4.1.1.4 to 10.4.1.1.7. */
@Path("/studies")
@Tag(name = "Retrieve (WADO-RS)")
@RunOnVirtualThread
@APIResponse(responseCode = "200", description = "The values; of compressed pixels a part a frame")
@APIResponse(responseCode = "206", description = "Bytes of an answer whose length is known")
@APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
@APIResponse(responseCode = "404", description = "No such resource, or no such value in it")
@APIResponse(responseCode = "406", description = "No acceptable media type can be given")
@APIResponse(responseCode = "410", description = "Deleted")
public class BulkDataResource {

  private final RetrieveBulkData bulkData;
  private final RequestBaseUrl baseUrl;
  private final ClientRequest request;

  BulkDataResource(RetrieveBulkData bulkData, RequestBaseUrl baseUrl, ClientRequest request) {
    this.bulkData = bulkData;
    this.baseUrl = baseUrl;
    this.request = request;
  }

  /** The value to which a BulkDataURI of the metadata points. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/bulkdata/{path:.+}")
  @Operation(summary = "Retrieve a value by its BulkDataURI")
  public Response value(
      @RestPath String study,
      @RestPath String series,
      @RestPath String instance,
      @RestPath String path) {
    var scope = PathValues.instance(study, series, instance);
    return Answers.of(bulkData.value(scope, path, request.accept(), baseUrl.value()), request);
  }

  /** All bulk data of a study. */
  @GET
  @Path("/{study}/bulkdata")
  @Operation(summary = "Retrieve the bulk data of a study")
  public Response ofStudy(@RestPath String study) {
    return answer(PathValues.study(study), BulkDataSelection.ALL);
  }

  /** All bulk data of a series. */
  @GET
  @Path("/{study}/series/{series}/bulkdata")
  @Operation(summary = "Retrieve the bulk data of a series")
  public Response ofSeries(@RestPath String study, @RestPath String series) {
    return answer(PathValues.series(study, series), BulkDataSelection.ALL);
  }

  /** All bulk data of an instance. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/bulkdata")
  @Operation(summary = "Retrieve the bulk data of an instance")
  public Response ofInstance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    return answer(PathValues.instance(study, series, instance), BulkDataSelection.ALL);
  }

  /** The pixel data of a study. */
  @GET
  @Path("/{study}/pixeldata")
  @Operation(summary = "Retrieve the pixel data of a study")
  public Response pixelsOfStudy(@RestPath String study) {
    return answer(PathValues.study(study), BulkDataSelection.PIXEL_DATA);
  }

  /** The pixel data of a series. */
  @GET
  @Path("/{study}/series/{series}/pixeldata")
  @Operation(summary = "Retrieve the pixel data of a series")
  public Response pixelsOfSeries(@RestPath String study, @RestPath String series) {
    return answer(PathValues.series(study, series), BulkDataSelection.PIXEL_DATA);
  }

  /** The pixel data of an instance. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/pixeldata")
  @Operation(summary = "Retrieve the pixel data of an instance")
  public Response pixelsOfInstance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    return answer(PathValues.instance(study, series, instance), BulkDataSelection.PIXEL_DATA);
  }

  private Response answer(Scope scope, BulkDataSelection selection) {
    return Answers.of(bulkData.all(scope, selection, request.accept(), baseUrl.value()), request);
  }
}
