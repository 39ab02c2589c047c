package org.isocenter.platform.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.isocenter.dicomweb.DicomWebException;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Problem;
import org.isocenter.dicomweb.Status;

/** Problems as responses, RFC 9457. */
final class ProblemResponses {

  private static final String TYPE = MediaType.PROBLEM_JSON.toString();

  private ProblemResponses() {}

  static Response refusal(DicomWebException failure, UriInfo uri) {
    ResponseBuilder response = of(Problem.of(failure, path(uri)));
    failure.headers().forEach(response::header);
    return response.build();
  }

  static ResponseBuilder of(Status status, String detail, UriInfo uri) {
    return of(Problem.of(status, detail, path(uri)));
  }

  private static ResponseBuilder of(Problem problem) {
    return Response.status(problem.status().code()).type(TYPE).entity(problem.toBytes());
  }

  private static String path(UriInfo uri) {
    return uri.getRequestUri().getRawPath();
  }
}
