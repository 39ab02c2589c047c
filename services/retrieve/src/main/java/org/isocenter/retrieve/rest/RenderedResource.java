package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.platform.http.RequestBaseUrl;
import org.isocenter.retrieve.app.Retrieval;
import org.isocenter.retrieve.app.RetrieveRendered;
import org.isocenter.retrieve.app.RetrieveRendered.Wish;
import org.isocenter.retrieve.app.Scope;
import org.jboss.resteasy.reactive.RestPath;

/** Rendered and thumbnail resources, PS3.18 10.4.1.2 and 10.4.1.3. */
@Path("/studies")
@Tag(name = "Retrieve (WADO-RS)")
@RunOnVirtualThread
@APIResponse(responseCode = "200", description = "The document, report, video or image")
@APIResponse(responseCode = "206", description = "Bytes of it")
@APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
@APIResponse(responseCode = "400", description = "A parameter or frame number is malformed")
@APIResponse(responseCode = "404", description = "No such resource")
@APIResponse(responseCode = "406", description = "No acceptable media type can be given")
@APIResponse(
    responseCode = "409",
    description = "A presentation state refers to an image that is not in its study")
@APIResponse(responseCode = "410", description = "Deleted")
@APIResponse(
    responseCode = "413",
    description = "A presentation state refers to more frames than one answer may have")
@APIResponse(
    responseCode = "501",
    description = "It is no image, document, report, video or presentation state applied here")
@APIResponse(responseCode = "503", description = "Too many frames are being decoded")
public class RenderedResource {

  private final RetrieveRendered rendered;
  private final RequestBaseUrl baseUrl;
  private final ClientRequest request;

  RenderedResource(RetrieveRendered rendered, RequestBaseUrl baseUrl, ClientRequest request) {
    this.rendered = rendered;
    this.baseUrl = baseUrl;
    this.request = request;
  }

  /** Every image of a study. */
  @GET
  @Path("/{study}/rendered")
  @Operation(summary = "Retrieve a study rendered")
  public Response study(@RestPath String study) {
    return several(PathValues.study(study));
  }

  /** Every image of a series. */
  @GET
  @Path("/{study}/series/{series}/rendered")
  @Operation(summary = "Retrieve a series rendered")
  public Response series(@RestPath String study, @RestPath String series) {
    return several(PathValues.series(study, series));
  }

  /**
   * A document or video as it is stored, a report as a page, an image, or the images of a
   * presentation state as it has them looked at.
   */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/rendered")
  @Operation(summary = "Retrieve an instance rendered")
  public Response instance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    var scope = PathValues.instance(study, series, instance);
    return answer(rendered.retrieve(scope, wish(List.of()), request.accept()));
  }

  /** One frame, or several as parts. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/frames/{frames}/rendered")
  @Operation(summary = "Retrieve a frame rendered")
  public Response frame(
      @RestPath String study,
      @RestPath String series,
      @RestPath String instance,
      @RestPath("frames") String list) {
    var scope = PathValues.instance(study, series, instance);
    var wish = wish(PathValues.frameNumbers(list));
    return answer(rendered.retrieve(scope, wish, request.accept()));
  }

  /** A preview of a study. */
  @GET
  @Path("/{study}/thumbnail")
  @Operation(summary = "Retrieve a thumbnail of a study")
  public Response thumbnailOfStudy(@RestPath String study) {
    return thumbnail(PathValues.study(study));
  }

  /** A preview of a series. */
  @GET
  @Path("/{study}/series/{series}/thumbnail")
  @Operation(summary = "Retrieve a thumbnail of a series")
  public Response thumbnailOfSeries(@RestPath String study, @RestPath String series) {
    return thumbnail(PathValues.series(study, series));
  }

  /** A preview of an instance. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/thumbnail")
  @Operation(summary = "Retrieve a thumbnail of an instance")
  public Response thumbnailOfInstance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    return thumbnail(PathValues.instance(study, series, instance));
  }

  /** A preview of a frame. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/frames/{frames}/thumbnail")
  @Operation(summary = "Retrieve a thumbnail of a frame")
  public Response thumbnailOfFrame(
      @RestPath String study,
      @RestPath String series,
      @RestPath String instance,
      @RestPath("frames") String list) {
    var scope = PathValues.instance(study, series, instance);
    var rendition = RenderedParameters.ofThumbnail(request);
    var wish = new Wish(PathValues.frameNumbers(list), rendition, baseUrl.value());
    if (wish.frames().size() > 1) {
      throw new BadRequest("A thumbnail shows one frame.");
    }
    return Answers.of(rendered.thumbnail(scope, wish, request.accept()), request);
  }

  private Wish wish(List<Integer> frames) {
    return new Wish(frames, RenderedParameters.read(request), baseUrl.value());
  }

  private Response answer(Retrieval retrieval) {
    return AnnotationParameter.read(request).warnedOf(Answers.of(retrieval, request));
  }

  private Response several(Scope scope) {
    return answer(rendered.several(scope, wish(List.of()), request.accept()));
  }

  private Response thumbnail(Scope scope) {
    var rendition = RenderedParameters.ofThumbnail(request);
    return Answers.of(rendered.thumbnail(scope, rendition, request.accept()), request);
  }
}
