package org.isocenter.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.platform.config.ObjectStoreConfig;

/** Ready only while the object store answers, where there is one. */
@Readiness
@ApplicationScoped
public class ObjectStoreReadiness implements HealthCheck {

  private static final String NAME = "object-store";

  private final Optional<BoundedProbe> probe;

  ObjectStoreReadiness(ObjectStoreConfig config, Instance<ObjectStore> objects) {
    probe =
        config.kind() == ObjectStoreConfig.Kind.NONE
            ? Optional.empty()
            : Optional.of(
                new BoundedProbe(NAME, () -> objects.get().check(), Duration.ofSeconds(3)));
  }

  @Override
  public HealthCheckResponse call() {
    return probe.map(BoundedProbe::ask).orElseGet(() -> HealthCheckResponse.up(NAME));
  }
}
