package org.isocenter.deploy.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The configuration of the gateway: a frame that is written by hand, and the rows of the table. */
public final class HaproxyConfiguration {
  private static final String FRAME = "haproxy.cfg";
  private static final String ROOT = "/dicom-web";

  private HaproxyConfiguration() {}

  public static String of(RouteTable table) throws IOException {
    return frame().replace("@routes@", routes(table)).replace("@backends@", backends(table));
  }

  private static String frame() throws IOException {
    try (var frame = HaproxyConfiguration.class.getResourceAsStream(FRAME)) {
      return new String(Objects.requireNonNull(frame, FRAME).readAllBytes(), UTF_8);
    }
  }

  private static String routes(RouteTable table) {
    return table.routes().stream()
        .map(HaproxyConfiguration::rule)
        .collect(Collectors.joining("\n"));
  }

  private static String rule(Route route) {
    var methods =
        route.methods().isEmpty() ? "" : "{ method " + String.join(" ", route.methods()) + " } ";
    return "    use_backend %s if %s{ path_reg ^%s%s$ }"
        .formatted(route.service(), methods, ROOT, route.expression());
  }

  /** The host's name is that of the service unless the environment gives another. */
  private static String backends(RouteTable table) {
    return table.services().stream()
        .map(service ->
            """
            backend %s
                server-template %s 1-8 "${%s_HOST-%s}:8080"
            """
                .formatted(service, service, service.toUpperCase(Locale.ROOT), service))
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }
}
