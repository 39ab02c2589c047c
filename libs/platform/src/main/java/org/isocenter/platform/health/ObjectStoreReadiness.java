package org.isocenter.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.isocenter.objectstore.ObjectStore;

/** Ready only while the object store answers. */
@Readiness
@ApplicationScoped
public class ObjectStoreReadiness implements HealthCheck {

  private final BoundedProbe probe;

  ObjectStoreReadiness(ObjectStore objects) {
    probe = new BoundedProbe("object-store", objects::check, Duration.ofSeconds(3));
  }

  @Override
  public HealthCheckResponse call() {
    return probe.ask();
  }
}
