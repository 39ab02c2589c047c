package org.isocenter.platform.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.isocenter.dicomweb.Status;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Gives the framework's own failures, such as 404, 405 and 415 of routing, our problem body. */
@Provider
public class RoutingFailureMapper implements ExceptionMapper<WebApplicationException> {

  private final UriInfo uri;
  private final Request request;

  RoutingFailureMapper(@Context UriInfo uri, @Context Request request) {
    this.uri = uri;
    this.request = request;
  }

  /** Status and headers stay, Allow among them; a response that has a body stays altogether. */
  @Override
  public Response toResponse(WebApplicationException failure) {
    Response own = failure.getResponse();
    if (own.hasEntity()) {
      return own;
    }
    if (own.getStatus() == Status.NOT_FOUND.code() && isServedOtherwise()) {
      return problem(Status.METHOD_NOT_ALLOWED, own);
    }
    return Status.ofCode(own.getStatus()).map(status -> problem(status, own)).orElse(own);
  }

  /**
   * Whether the path has other methods. Where the paths of two resource classes begin alike, the
   * framework goes on from one to the other and ends with a 404.
   */
  private boolean isServedOtherwise() {
    var allowed = AllowedMethods.of(CurrentRequestManager.get());
    return !allowed.isEmpty() && !allowed.contains(request.getMethod());
  }

  private Response problem(Status status, Response own) {
    var response = ProblemResponses.of(status, detail(status), uri);
    own.getStringHeaders()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
            values.forEach(value -> response.header(name, value));
          }
        });
    if (status == Status.METHOD_NOT_ALLOWED) {
      response.allow(AllowedMethods.of(CurrentRequestManager.get()));
    }
    return response.build();
  }

  private String detail(Status status) {
    return switch (status) {
      case NOT_FOUND -> "There is no such resource.";
      case METHOD_NOT_ALLOWED ->
          request.getMethod() + " is not served here; Allow names the methods that are.";
      case NOT_ACCEPTABLE -> "No media type of Accept can be served here.";
      case UNSUPPORTED_MEDIA_TYPE -> "The Content-Type is none that this resource takes.";
      case BAD_REQUEST,
          UNAUTHORIZED,
          FORBIDDEN,
          CONFLICT,
          GONE,
          PRECONDITION_FAILED,
          PAYLOAD_TOO_LARGE,
          RANGE_NOT_SATISFIABLE,
          TOO_MANY_REQUESTS,
          INTERNAL_ERROR,
          NOT_IMPLEMENTED,
          UNAVAILABLE ->
          status.title() + ".";
    };
  }
}
