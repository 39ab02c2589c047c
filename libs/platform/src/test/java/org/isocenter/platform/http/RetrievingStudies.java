package org.isocenter.platform.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** As a third service's resource. */
@Path("/studies")
@RunOnVirtualThread
public class RetrievingStudies {

  @GET
  @Path("/{study}")
  public String study(@PathParam("study") String study) {
    return "study " + study;
  }

  @GET
  @Path("/{study}/series/{series}/instances/{instance}/frames/{frames}")
  public String frames(@PathParam("instance") String instance, @PathParam("frames") String frames) {
    return "frames " + frames + " of " + instance;
  }
}
