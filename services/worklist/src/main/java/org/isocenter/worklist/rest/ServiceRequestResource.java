package org.isocenter.worklist.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.platform.http.BodyReader;
import org.isocenter.worklist.app.ScheduleSteps;
import org.isocenter.worklist.app.ServiceRequestMapping;
import org.isocenter.worklist.app.WorklistPolicy;

/** Orders as FHIR R4 ServiceRequest, an extension; docs/fhir.md has the mapping. */
@Path("/fhir/ServiceRequest")
@RunOnVirtualThread
@Tag(name = "Orders (FHIR)", description = "FHIR R4")
public class ServiceRequestResource {
  private static final int DEPTH = 50;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
              .build());

  private final ScheduleSteps scheduling;
  private final WorklistPolicy policy;
  private final BodyReader bodies;
  private final ResourceLinks links;

  ServiceRequestResource(
      ScheduleSteps scheduling, WorklistPolicy policy, BodyReader bodies, ResourceLinks links) {
    this.scheduling = scheduling;
    this.policy = policy;
    this.bodies = bodies;
    this.links = links;
  }

  @POST
  @Operation(summary = "Schedules a procedure step from a ServiceRequest (extension)")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/fhir+json",
              examples = @ExampleObject(name = "order", value = Examples.SERVICE_REQUEST)))
  @APIResponse(responseCode = "201", description = "It is scheduled; Location names the step")
  @APIResponse(responseCode = "400", description = "It is no active order for a known patient")
  public Response order(@Context HttpHeaders headers, InputStream body) {
    var order = ServiceRequestMapping.order(read(headers, body), policy.aeTitle());
    BodyReader.requireStorable(order);
    var id = scheduling.schedule(order);
    return Response.created(links.to("/modality-scheduled-procedure-steps/" + id)).build();
  }

  private JsonNode read(HttpHeaders headers, InputStream body) {
    try {
      return JSON.readTree(bodies.bytes(headers, body));
    } catch (IOException e) {
      throw new BadRequest("The body is no JSON.");
    }
  }
}
