package org.isocenter.query.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.platform.http.SearchAnswers;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.SearchScope;

/** Search below studies, PS3.18 section 10.6. */
@Path("/studies")
@Blocking
@Tag(name = "Search", description = "QIDO-RS, PS3.18 section 10.6")
public class StudiesResource {

  private final SearchResponder responder;

  StudiesResource(SearchResponder responder) {
    this.responder = responder;
  }

  @GET
  @Operation(
      summary = "Search all studies",
      description =
          "Attributes to match are parameters named by keyword or tag; further parameters are"
              + " includefield, limit, offset, fuzzymatching, emptyvaluematching and"
              + " multiplevaluematching.")
  @SearchAnswers
  public Response searchStudies() {
    return responder.respond(SearchScope.all(Level.STUDY));
  }

  @GET
  @Path("/{study}/series")
  @Operation(
      summary = "Search the series of a study",
      description =
          "Attributes to match are parameters named by keyword or tag; further parameters are"
              + " includefield, limit, offset, fuzzymatching, emptyvaluematching and"
              + " multiplevaluematching.")
  @SearchAnswers
  public Response searchSeriesOfStudy(@PathParam("study") String study) {
    return responder.respond(SearchScope.ofStudy(Level.SERIES, study));
  }

  @GET
  @Path("/{study}/instances")
  @Operation(
      summary = "Search the instances of a study",
      description =
          "Attributes to match are parameters named by keyword or tag; further parameters are"
              + " includefield, limit, offset, fuzzymatching, emptyvaluematching and"
              + " multiplevaluematching.")
  @SearchAnswers
  public Response searchInstancesOfStudy(@PathParam("study") String study) {
    return responder.respond(SearchScope.ofStudy(Level.INSTANCE, study));
  }

  @GET
  @Path("/{study}/series/{series}/instances")
  @Operation(
      summary = "Search the instances of a series",
      description =
          "Attributes to match are parameters named by keyword or tag; further parameters are"
              + " includefield, limit, offset, fuzzymatching, emptyvaluematching and"
              + " multiplevaluematching.")
  @SearchAnswers
  public Response searchInstancesOfSeries(
      @PathParam("study") String study, @PathParam("series") String series) {
    return responder.respond(SearchScope.ofSeries(study, series));
  }
}
