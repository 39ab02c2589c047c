package org.isocenter.platform.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** As another service's resource. */
@Path("/studies")
@RunOnVirtualThread
public class StoringStudies {

  @POST
  public String store(InputStream body) throws IOException {
    return "stored " + body.transferTo(OutputStream.nullOutputStream());
  }

  @POST
  @Path("/{study}")
  public String storeInto(@PathParam("study") String study) {
    return "stored into " + study;
  }

  @DELETE
  @Path("/{study}")
  public void delete(@PathParam("study") String study) {}
}
