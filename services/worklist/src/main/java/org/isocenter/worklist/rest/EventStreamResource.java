package org.isocenter.worklist.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.worklist.app.EventChannels;

/** The event channel as server-sent events, for clients without web sockets; an extension. */
@Path("/subscribers/{aetitle}/events")
@RunOnVirtualThread
@Tag(name = "Notifications", description = "PS3.18 section 8.10")
public class EventStreamResource {
  private final EventChannels channels;
  private final EventStreamSettings settings;
  private final HttpServerRequest http;

  EventStreamResource(
      EventChannels channels, EventStreamSettings settings, HttpServerRequest http) {
    this.channels = channels;
    this.settings = settings;
    this.http = http;
  }

  @GET
  @Operation(
      summary = "Streams the events of a subscriber (extension)",
      description =
          "Server-sent events; the data of each is an event report as DICOM JSON. The channel of"
              + " the standard is the web socket at /subscribers/{aetitle}.")
  @APIResponse(
      responseCode = "200",
      description = "A stream without end",
      content = @Content(mediaType = "text/event-stream"))
  @APIResponse(responseCode = "400", description = "The AE title is none")
  @APIResponse(responseCode = "503", description = "Too many subscribers are connected")
  public Response events(@PathParam("aetitle") String aetitle) {
    var ae = PathValues.aeTitle(aetitle);
    var stream = new EventStream(http, settings.sendWithin());
    var channel = channels.open(ae, stream);
    channels.tellOfRestart(channel);
    StreamingOutput body =
        out -> {
          try {
            stream.run(out, settings.heartbeat());
          } finally {
            channels.close(channel);
          }
        };
    return Response.ok(body)
        .type("text/event-stream")
        .header("Cache-Control", "no-cache")
        .header("X-Accel-Buffering", "no")
        .build();
  }
}
