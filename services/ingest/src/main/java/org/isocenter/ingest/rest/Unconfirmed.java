package org.isocenter.ingest.rest;

import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Set;

/** Says in a Warning header, RFC 7234 section 5.5, who may not know yet what the answer says. */
final class Unconfirmed {
  private Unconfirmed() {}

  /**
   * @param done what has been done, such as "Stored"
   * @param services that have not confirmed; none: no header
   */
  static ResponseBuilder warn(ResponseBuilder response, String done, Set<String> services) {
    if (services.isEmpty()) {
      return response;
    }
    String names = String.join(", ", services.stream().sorted().toList());
    return response.header(
        "Warning", "299 isocenter \"%s, but not confirmed yet by: %s\"".formatted(done, names));
  }
}
