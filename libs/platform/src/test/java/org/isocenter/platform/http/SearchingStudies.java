package org.isocenter.platform.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** As one service's resource: shares its path with {@link StoringStudies}. */
@Path("/studies")
@RunOnVirtualThread
public class SearchingStudies {

  @GET
  public String studies() {
    return "studies";
  }

  @GET
  @Path("/{study}/series")
  public String series(@PathParam("study") String study) {
    return "series of " + study;
  }
}
