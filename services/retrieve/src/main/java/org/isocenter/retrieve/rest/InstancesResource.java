package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.platform.http.RequestBaseUrl;
import org.isocenter.retrieve.app.RetrieveInstances;
import org.isocenter.retrieve.app.Scope;
import org.jboss.resteasy.reactive.RestPath;

/** Study, series and instance resources, PS3.18 10.4.1.1.1. */
@Path("/studies")
@Tag(name = "Retrieve (WADO-RS)")
@RunOnVirtualThread
@APIResponse(
    responseCode = "200",
    description = "The DICOM objects, one part each, or as an archive")
@APIResponse(responseCode = "206", description = "Bytes of an answer whose length is known")
@APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
@APIResponse(responseCode = "404", description = "No such study, series or instance")
@APIResponse(responseCode = "406", description = "No acceptable media type can be given")
@APIResponse(responseCode = "410", description = "Deleted")
public class InstancesResource {

  private final RetrieveInstances instances;
  private final RequestBaseUrl baseUrl;
  private final ClientRequest request;

  InstancesResource(RetrieveInstances instances, RequestBaseUrl baseUrl, ClientRequest request) {
    this.instances = instances;
    this.baseUrl = baseUrl;
    this.request = request;
  }

  /** All instances of a study. */
  @GET
  @Path("/{study}")
  @Operation(summary = "Retrieve a study")
  public Response study(@RestPath String study) {
    return answer(PathValues.study(study));
  }

  /** All instances of a series. */
  @GET
  @Path("/{study}/series/{series}")
  @Operation(summary = "Retrieve a series")
  public Response series(@RestPath String study, @RestPath String series) {
    return answer(PathValues.series(study, series));
  }

  /** One instance. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}")
  @Operation(summary = "Retrieve an instance")
  public Response instance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    return answer(PathValues.instance(study, series, instance));
  }

  private Response answer(Scope scope) {
    return Answers.of(instances.retrieve(scope, request.accept(), baseUrl.value()), request);
  }
}
