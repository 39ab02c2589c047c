package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.platform.http.RequestBaseUrl;
import org.isocenter.retrieve.app.RetrieveObject;

/** The URI service, PS3.18 chapter 9: one instance by query parameters. */
@Path("/wado")
@Tag(name = "Retrieve (WADO-URI)")
@RunOnVirtualThread
public class WadoUriResource {

  private final RetrieveObject object;
  private final RequestBaseUrl baseUrl;
  private final ClientRequest request;

  WadoUriResource(RetrieveObject object, RequestBaseUrl baseUrl, ClientRequest request) {
    this.object = object;
    this.baseUrl = baseUrl;
    this.request = request;
  }

  /** One instance, as a DICOM object or rendered. */
  @GET
  @Operation(summary = "Retrieve an instance by the URI service")
  @Parameter(name = "requestType", in = ParameterIn.QUERY, required = true, description = "WADO")
  @Parameter(name = "studyUID", in = ParameterIn.QUERY, required = true)
  @Parameter(name = "seriesUID", in = ParameterIn.QUERY, required = true)
  @Parameter(name = "objectUID", in = ParameterIn.QUERY, required = true)
  @Parameter(name = "contentType", in = ParameterIn.QUERY, description = "Media types")
  @Parameter(name = "transferSyntax", in = ParameterIn.QUERY, description = "A UID or *")
  @Parameter(name = "annotation", in = ParameterIn.QUERY, description = "patient, technique")
  @Parameter(
      name = "presentationSeriesUID",
      in = ParameterIn.QUERY,
      description = "Series of the presentation state")
  @Parameter(
      name = "presentationUID",
      in = ParameterIn.QUERY,
      description = "Presentation state under which the image is rendered")
  @APIResponse(responseCode = "200", description = "The object")
  @APIResponse(responseCode = "206", description = "Bytes of it")
  @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
  @APIResponse(responseCode = "400", description = "A parameter is missing, repeated or malformed")
  @APIResponse(responseCode = "404", description = "No such instance")
  @APIResponse(responseCode = "406", description = "No acceptable media type can be given")
  @APIResponse(responseCode = "410", description = "Deleted")
  @APIResponse(responseCode = "501", description = "De-identification was asked for")
  public Response retrieve() {
    var parameters = WadoUriParameters.read(request, baseUrl.value());
    return AnnotationParameter.read(request)
        .warnedOf(Answers.of(object.retrieve(parameters), request));
  }
}
