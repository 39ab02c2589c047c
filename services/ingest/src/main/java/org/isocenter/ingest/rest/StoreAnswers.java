package org.isocenter.ingest.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a store transaction may answer, for the API's description: PS3.18 table 10.5.3-1. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@APIResponse(
    responseCode = "200",
    description = "All instances are stored",
    content = {
      @Content(mediaType = "application/dicom+json"),
      @Content(mediaType = "application/dicom+xml")
    })
@APIResponse(responseCode = "202", description = "Some failed or were warned of; see the data set")
@APIResponse(responseCode = "400", description = "The request, or all that it holds, is unreadable")
@APIResponse(responseCode = "406", description = "No acceptable media type can be given")
@APIResponse(responseCode = "409", description = "None is stored; the data set says why")
@APIResponse(responseCode = "413", description = "A limit is passed")
@APIResponse(responseCode = "415", description = "The media type or content coding is not taken")
@APIResponse(responseCode = "503", description = "Storage is out of reach; Retry-After says when")
@interface StoreAnswers {}
