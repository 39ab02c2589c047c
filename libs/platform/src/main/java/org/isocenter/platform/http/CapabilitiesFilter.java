package org.isocenter.platform.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.platform.capabilities.RetrieveCapabilities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers OPTIONS on every resource, PS3.18 section 8.9. Preflights of browsers are answered before
 * they come here.
 */
public class CapabilitiesFilter {

  private final RetrieveCapabilities capabilities;
  private final RequestBaseUrl baseUrl;

  CapabilitiesFilter(RetrieveCapabilities capabilities, RequestBaseUrl baseUrl) {
    this.capabilities = capabilities;
    this.baseUrl = baseUrl;
  }

  /** Lets all other methods pass. */
  @ServerRequestFilter(preMatching = true)
  public Optional<Response> describe(ContainerRequestContext request) {
    if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
      return Optional.empty();
    }
    var parameter = request.getUriInfo().getQueryParameters().getFirst("accept");
    var accept =
        AcceptHeader.parse(
            request.getHeaders().getOrDefault(HttpHeaders.ACCEPT, List.of()),
            Optional.ofNullable(parameter));
    var found = capabilities.retrieve(request.getUriInfo().getPath(), accept, baseUrl.value());
    return Optional.of(
        Response.ok(found.text(), found.type().toString())
            .header(HttpHeaders.ALLOW, String.join(", ", found.methods()))
            .build());
  }
}
