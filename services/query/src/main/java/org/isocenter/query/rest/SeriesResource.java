package org.isocenter.query.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.platform.http.SearchAnswers;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.SearchScope;

/** Search all series, PS3.18 section 10.6. */
@Path("/series")
@Blocking
@Tag(name = "Search", description = "QIDO-RS, PS3.18 section 10.6")
public class SeriesResource {

  private final SearchResponder responder;

  SeriesResource(SearchResponder responder) {
    this.responder = responder;
  }

  @GET
  @Operation(
      summary = "Search all series",
      description =
          "Attributes to match are parameters named by keyword or tag; further parameters are"
              + " includefield, limit, offset, fuzzymatching, emptyvaluematching and"
              + " multiplevaluematching.")
  @SearchAnswers
  public Response searchSeries() {
    return responder.respond(SearchScope.all(Level.SERIES));
  }
}
