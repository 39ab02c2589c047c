package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.platform.http.RequestBaseUrl;
import org.isocenter.retrieve.app.MetadataText;
import org.isocenter.retrieve.app.MetadataXml;
import org.isocenter.retrieve.app.RetrieveMetadata;
import org.isocenter.retrieve.app.Scope;
import org.jboss.resteasy.reactive.RestPath;

/** Metadata resources, PS3.18 10.4.1.1.2. */
@Path("/studies")
@Tag(name = "Retrieve (WADO-RS)")
@RunOnVirtualThread
@APIResponse(
    responseCode = "200",
    description = "An array of instances as DICOM JSON, or a part each in XML")
@APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
@APIResponse(responseCode = "404", description = "No such study, series or instance")
@APIResponse(responseCode = "406", description = "No acceptable media type can be given")
@APIResponse(responseCode = "410", description = "Deleted")
public class MetadataResource {

  private final RetrieveMetadata metadata;
  private final RequestBaseUrl baseUrl;
  private final ClientRequest request;

  MetadataResource(RetrieveMetadata metadata, RequestBaseUrl baseUrl, ClientRequest request) {
    this.metadata = metadata;
    this.baseUrl = baseUrl;
    this.request = request;
  }

  /** The metadata of all instances of a study. */
  @GET
  @Path("/{study}/metadata")
  @Operation(summary = "Retrieve the metadata of a study")
  public Response ofStudy(@RestPath String study) {
    return answer(PathValues.study(study));
  }

  /** The metadata of all instances of a series. */
  @GET
  @Path("/{study}/series/{series}/metadata")
  @Operation(summary = "Retrieve the metadata of a series")
  public Response ofSeries(@RestPath String study, @RestPath String series) {
    return answer(PathValues.series(study, series));
  }

  /** The metadata of one instance. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/metadata")
  @Operation(summary = "Retrieve the metadata of an instance")
  public Response ofInstance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    return answer(PathValues.instance(study, series, instance));
  }

  private Response answer(Scope scope) {
    request.requireUtf8();
    String base = baseUrl.value();
    return switch (metadata.retrieve(scope, request.accept(), base)) {
      case MetadataText json -> Answers.of(json, base, request);
      case MetadataXml xml -> Answers.ofText(xml.retrieval(), request);
    };
  }
}
