package org.isocenter.platform.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Duration;
import org.isocenter.dicomweb.DicomWebException;
import org.isocenter.dicomweb.Status;
import org.isocenter.objectstore.StorageException;
import org.jboss.logging.Logger;

/**
 * Answers what nobody expected: logged once with its stack, 500, or 503 while the storage may
 * recover. The response tells nothing of the inside. Once the response has begun, it is broken off.
 */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(FaultMapper.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final UriInfo uri;
  private final HttpServerRequest request;

  FaultMapper(@Context UriInfo uri, @Context HttpServerRequest request) {
    this.uri = uri;
    this.request = request;
  }

  @Override
  public Response toResponse(Throwable fault) {
    log(fault);
    if (BegunResponse.breakOff(request)) {
      return Response.serverError().build();
    }
    if (mayRecover(fault)) {
      return ProblemResponses.refusal(
          new DicomWebException.Unavailable("The storage does not answer now.", RETRY_AFTER), uri);
    }
    return ProblemResponses.of(
            Status.INTERNAL_ERROR, "The server failed; the log holds the reason.", uri)
        .build();
  }

  private void log(Throwable fault) {
    if (fault instanceof IOException && request.response().closed()) {
      // Almost always a client that went away, which needs no stack.
      LOG.infof("%s ended early: %s", request.method(), fault.getMessage());
    } else if (mayRecover(fault)) {
      LOG.warnf(fault, "The storage could not serve %s now", request.method());
    } else {
      LOG.errorf(fault, "%s failed", request.method());
    }
  }

  private static boolean mayRecover(Throwable fault) {
    return fault instanceof StorageException storage && storage.retryable();
  }
}
