package org.isocenter.query.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while instance events reach the search index. */
@Readiness
@ApplicationScoped
public class IndexingReadiness implements HealthCheck {

  private final InstanceEvents events;

  IndexingReadiness(InstanceEvents events) {
    this.events = events;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("query-indexing").status(events.isHealthy()).build();
  }
}
