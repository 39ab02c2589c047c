package org.isocenter.platform.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.DicomWebException;
import org.isocenter.dicomweb.MultipartException;
import org.isocenter.dicomweb.MultipartException.Reason;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.objectstore.StorageException;
import org.isocenter.objectstore.StorageException.Retry;

/** Fails in each of the ways that a resource can. */
@Path("/failing")
@RunOnVirtualThread
public class Failing {

  private final RequestBaseUrl baseUrl;

  @Inject
  Failing(RequestBaseUrl baseUrl) {
    this.baseUrl = baseUrl;
  }

  @GET
  @Path("/base-url")
  public String baseUrl() {
    return baseUrl.value();
  }

  @GET
  @Path("/{how}")
  public String fail(@PathParam("how") String how) throws IOException {
    switch (how) {
      case "fault" -> throw new IllegalStateException("select secret from table patient");
      case "storage" -> throw new StorageException("bucket down", Retry.LATER);
      case "lost-storage" -> throw new StorageException("bucket forbidden", Retry.NEVER);
      case "gone" -> throw new DicomWebException.Gone("The study was deleted.");
      case "busy" -> throw new DicomWebException.Unavailable("Busy.", Duration.ofSeconds(7));
      case "multipart" -> throw new MultipartException(Reason.TRUNCATED, "It ends too soon.");
      case "not-acceptable" ->
          Negotiation.negotiate(
              ResourceKind.METADATA, AcceptHeader.parse(List.of("image/png"), Optional.empty()));
      default -> throw new DicomWebException.NotFound("No way to fail is called " + how + ".");
    }
    return how;
  }

  @GET
  @Path("/halfway")
  public StreamingOutput halfway() {
    return out -> {
      out.write(new byte[100_000]);
      out.flush();
      throw new IllegalStateException("the second half is missing");
    };
  }

  @POST
  @Consumes("application/dicom")
  public String store(byte[] body) {
    return "stored " + body.length;
  }
}
