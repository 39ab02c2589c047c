package org.isocenter.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.ingest.app.ConflictPolicy;

/**
 * Store Transaction of the Studies Service, PS3.18 section 10.5; by PUT, an extension, as one that
 * replaces what is stored.
 */
@Path("/studies")
@RunOnVirtualThread
@Tag(name = "Store (STOW-RS)", description = "PS3.18 section 10.5")
public class StudiesResource {
  private final StoreTransaction transaction;
  private final ConflictPolicy policy;

  /**
   * @param policy of this installation
   */
  StudiesResource(StoreTransaction transaction, ConflictPolicy policy) {
    this.transaction = transaction;
    this.policy = policy;
  }

  @POST
  @Operation(summary = "Stores instances of any studies")
  @RequestBody(
      content = {
        @Content(mediaType = "multipart/related; type=\"application/dicom\""),
        @Content(mediaType = "multipart/related; type=\"application/dicom+json\""),
        @Content(mediaType = "multipart/related; type=\"application/dicom+xml\""),
        @Content(mediaType = "application/dicom")
      })
  @StoreAnswers
  public Response store(@Context HttpHeaders headers, InputStream body) throws IOException {
    return transaction.answer(Optional.empty(), policy, headers, body);
  }

  @POST
  @Path("/{study}")
  @Operation(summary = "Stores instances of one study")
  @RequestBody(
      content = {
        @Content(mediaType = "multipart/related; type=\"application/dicom\""),
        @Content(mediaType = "multipart/related; type=\"application/dicom+json\""),
        @Content(mediaType = "multipart/related; type=\"application/dicom+xml\""),
        @Content(mediaType = "application/dicom")
      })
  @StoreAnswers
  public Response storeInStudy(
      @PathParam("study") String study, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    return transaction.answer(Optional.of(PathUid.of("study", study)), policy, headers, body);
  }

  @PUT
  @Operation(summary = "Stores instances of any studies, in place of those stored before")
  @RequestBody(
      content = {
        @Content(mediaType = "multipart/related; type=\"application/dicom\""),
        @Content(mediaType = "multipart/related; type=\"application/dicom+json\""),
        @Content(mediaType = "multipart/related; type=\"application/dicom+xml\""),
        @Content(mediaType = "application/dicom")
      })
  @StoreAnswers
  public Response replace(@Context HttpHeaders headers, InputStream body) throws IOException {
    return transaction.answer(Optional.empty(), ConflictPolicy.REPLACE, headers, body);
  }

  @PUT
  @Path("/{study}")
  @Operation(summary = "Stores instances of one study, in place of those stored before")
  @RequestBody(
      content = {
        @Content(mediaType = "multipart/related; type=\"application/dicom\""),
        @Content(mediaType = "multipart/related; type=\"application/dicom+json\""),
        @Content(mediaType = "multipart/related; type=\"application/dicom+xml\""),
        @Content(mediaType = "application/dicom")
      })
  @StoreAnswers
  public Response replaceInStudy(
      @PathParam("study") String study, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    var uid = Optional.of(PathUid.of("study", study));
    return transaction.answer(uid, ConflictPolicy.REPLACE, headers, body);
  }
}
