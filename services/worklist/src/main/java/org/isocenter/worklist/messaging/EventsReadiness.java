package org.isocenter.worklist.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.isocenter.events.UpsEventConsumer;

/** Ready only while events reach the subscribers that connect here. */
@Readiness
@ApplicationScoped
public class EventsReadiness implements HealthCheck {
  private final UpsEventConsumer consumer;

  EventsReadiness(UpsEventConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("ups-events").status(consumer.isReady()).build();
  }
}
