package org.isocenter.conformance.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A response.
 *
 * @param headers by lower case name, in the order received
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

  public Optional<String> header(String name) {
    var values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The essence of Content-Type, in lower case; empty when there is none. */
  public String mediaType() {
    return header("Content-Type").map(value -> MediaType.parse(value).essence()).orElse("");
  }

  /** What a person needs to know about it. */
  public String summary() {
    var type = header("Content-Type").map(value -> ", " + value).orElse("");
    var excerpt =
        body.length == 0 || mediaType().startsWith("multipart/") || mediaType().startsWith("image/")
            ? ""
            : ": " + text().substring(0, Math.min(160, text().length())).replaceAll("\\s+", " ");
    return status
        + type
        + ", "
        + body.length
        + " bytes"
        + (status >= 300 || mediaType().contains("json") ? excerpt : "");
  }
}
