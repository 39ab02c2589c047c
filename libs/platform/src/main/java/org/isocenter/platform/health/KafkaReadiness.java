package org.isocenter.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.isocenter.events.TopicSetup;

/** Ready only while the brokers answer and have the topics. */
@Readiness
@ApplicationScoped
public class KafkaReadiness implements HealthCheck {

  private final BoundedProbe probe;

  KafkaReadiness(TopicSetup topics) {
    probe = new BoundedProbe("kafka", topics::verify, Duration.ofSeconds(3));
  }

  @Override
  public HealthCheckResponse call() {
    return probe.ask();
  }
}
