package org.isocenter.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says which service in which version a process is. */
@Startup
@ApplicationScoped
public class BuildInfo {

  BuildInfo(
      MeterRegistry registry,
      @ConfigProperty(name = "quarkus.application.name") String application,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    Gauge.builder("isocenter.build.info", () -> 1)
        .description("Always 1; the labels say which service in which version this is")
        .tag("application", application)
        .tag("version", version)
        .register(registry);
  }
}
