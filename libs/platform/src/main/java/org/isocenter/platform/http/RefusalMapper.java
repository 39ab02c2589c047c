package org.isocenter.platform.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.isocenter.dicomweb.DicomWebException;
import org.jboss.logging.Logger;

/** Answers a refused request with its problem; a refusal that comes too late breaks it off. */
@Provider
public class RefusalMapper implements ExceptionMapper<DicomWebException> {

  private static final Logger LOG = Logger.getLogger(RefusalMapper.class);

  private final UriInfo uri;
  private final HttpServerRequest request;

  RefusalMapper(@Context UriInfo uri, @Context HttpServerRequest request) {
    this.uri = uri;
    this.request = request;
  }

  @Override
  public Response toResponse(DicomWebException failure) {
    if (BegunResponse.breakOff(request)) {
      LOG.warnf("%s was broken off: %s", request.method(), failure.detail());
      return Response.serverError().build();
    }
    return ProblemResponses.refusal(failure, uri);
  }
}
