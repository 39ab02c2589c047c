package org.isocenter.worklist.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import org.isocenter.platform.http.RequestBaseUrl;

/** The query of this request, and the addresses that its answer names. */
@RequestScoped
public class ResourceLinks {
  private final HttpServerRequest http;
  private final RequestBaseUrl baseUrl;

  ResourceLinks(HttpServerRequest http, RequestBaseUrl baseUrl) {
    this.http = http;
    this.baseUrl = baseUrl;
  }

  Parameters parameters() {
    return Parameters.of(http.query());
  }

  /** The address of a resource below the root. */
  URI to(String path) {
    return URI.create(baseUrl.value() + path);
  }

  /** The address of the event channel of an AE, by the protocol of web sockets. */
  URI channel(String ae) {
    var root = baseUrl.value().replaceFirst("^http", "ws");
    return URI.create(root + "/subscribers/" + ae.replace(" ", "%20"));
  }
}
