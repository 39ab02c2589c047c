package org.isocenter.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponses;

/** The responses of every search, for the API description. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@APIResponses({
  @APIResponse(
      responseCode = "200",
      description = "Results, as DICOM JSON or as parts of Native DICOM Model",
      content = {
        @Content(mediaType = "application/dicom+json"),
        @Content(mediaType = "multipart/related; type=\"application/dicom+xml\"")
      }),
  @APIResponse(responseCode = "204", description = "No results"),
  @APIResponse(
      responseCode = "400",
      description = "A parameter that cannot be understood",
      content = @Content(mediaType = "application/problem+json")),
  @APIResponse(
      responseCode = "413",
      description = "A search too broad to be answered in time",
      content = @Content(mediaType = "application/problem+json")),
  @APIResponse(
      responseCode = "406",
      description = "No media type that can be served",
      content = @Content(mediaType = "application/problem+json"))
})
public @interface SearchAnswers {}
