package org.isocenter.retrieve.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.dicomweb.DicomWebException.NotImplemented;
import org.isocenter.retrieve.app.RetrieveRendered;
import org.isocenter.retrieve.app.RetrieveRendered.Wish;
import org.jboss.resteasy.reactive.RestPath;

/** Rendered and thumbnail resources, PS3.18 10.4.1.2 and 10.4.1.3. */
@Path("/studies")
@Tag(name = "Retrieve (WADO-RS)")
@RunOnVirtualThread
@APIResponse(responseCode = "200", description = "The document, video or image")
@APIResponse(responseCode = "206", description = "Bytes of it")
@APIResponse(responseCode = "404", description = "No such resource")
@APIResponse(responseCode = "406", description = "No acceptable media type can be given")
@APIResponse(responseCode = "410", description = "Deleted")
@APIResponse(responseCode = "501", description = "It would have to be decoded first")
public class RenderedResource {

  /** PS3.18 table 8.3.5-1: each asks for another view of the image than the plain one. */
  private static final List<String> VIEWS =
      List.of("annotation", "quality", "viewport", "window", "iccprofile");

  private final RetrieveRendered rendered;
  private final ClientRequest request;

  RenderedResource(RetrieveRendered rendered, ClientRequest request) {
    this.rendered = rendered;
    this.request = request;
  }

  /** Every image of a study. */
  @GET
  @Path("/{study}/rendered")
  @Operation(summary = "Retrieve a study rendered")
  public Response study(@RestPath String study) {
    return Answers.of(rendered.several(PathValues.study(study)), request);
  }

  /** Every image of a series. */
  @GET
  @Path("/{study}/series/{series}/rendered")
  @Operation(summary = "Retrieve a series rendered")
  public Response series(@RestPath String study, @RestPath String series) {
    return Answers.of(rendered.several(PathValues.series(study, series)), request);
  }

  /** A document or video as it is stored, or an image. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/rendered")
  @Operation(summary = "Retrieve an instance rendered")
  public Response instance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    var scope = PathValues.instance(study, series, instance);
    return Answers.of(rendered.retrieve(scope, wish(Optional.empty()), request.accept()), request);
  }

  /** One frame. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/frames/{frames}/rendered")
  @Operation(summary = "Retrieve a frame rendered")
  public Response frame(
      @RestPath String study,
      @RestPath String series,
      @RestPath String instance,
      @RestPath("frames") String list) {
    var scope = PathValues.instance(study, series, instance);
    int number = oneFrame(list);
    return Answers.of(
        rendered.retrieve(scope, wish(Optional.of(number)), request.accept()), request);
  }

  /** A preview of a study. */
  @GET
  @Path("/{study}/thumbnail")
  @Operation(summary = "Retrieve a thumbnail of a study")
  public Response thumbnailOfStudy(@RestPath String study) {
    return Answers.of(rendered.thumbnail(PathValues.study(study)), request);
  }

  /** A preview of a series. */
  @GET
  @Path("/{study}/series/{series}/thumbnail")
  @Operation(summary = "Retrieve a thumbnail of a series")
  public Response thumbnailOfSeries(@RestPath String study, @RestPath String series) {
    return Answers.of(rendered.thumbnail(PathValues.series(study, series)), request);
  }

  /** A preview of an instance. */
  @GET
  @Path("/{study}/series/{series}/instances/{instance}/thumbnail")
  @Operation(summary = "Retrieve a thumbnail of an instance")
  public Response thumbnailOfInstance(
      @RestPath String study, @RestPath String series, @RestPath String instance) {
    var scope = PathValues.instance(study, series, instance);
    return Answers.of(rendered.thumbnail(scope), request);
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
    return Answers.of(rendered.thumbnail(scope, oneFrame(list)), request);
  }

  private Wish wish(Optional<Integer> frame) {
    return new Wish(frame, VIEWS.stream().anyMatch(request::hasParameter));
  }

  private static int oneFrame(String list) {
    var numbers = PathValues.frameNumbers(list);
    if (numbers.size() > 1) {
      throw new NotImplemented("Frames are rendered one at a time.");
    }
    return numbers.getFirst();
  }
}
