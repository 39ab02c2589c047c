package org.isocenter.query.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.isocenter.query.app.IndexDeclared;

/** Ready only while instance events reach the search index. */
@Readiness
@ApplicationScoped
public class IndexingReadiness implements HealthCheck {

  private final InstanceEvents events;
  private final IndexDeclared indexDeclared;

  IndexingReadiness(InstanceEvents events, IndexDeclared indexDeclared) {
    this.events = events;
    this.indexDeclared = indexDeclared;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("query-indexing")
        .status(events.isHealthy())
        .withData("declared-attributes", indexDeclared.progress())
        .build();
  }
}
