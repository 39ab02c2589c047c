package org.isocenter.platform.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.isocenter.dicomweb.MultipartException;

/** Answers a multipart body that cannot be read as the refusal that it is. */
@Provider
public class MultipartFailureMapper implements ExceptionMapper<MultipartException> {

  private final UriInfo uri;

  MultipartFailureMapper(@Context UriInfo uri) {
    this.uri = uri;
  }

  @Override
  public Response toResponse(MultipartException failure) {
    return ProblemResponses.refusal(failure.asRefusal(), uri);
  }
}
