package org.isocenter.retrieve.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.isocenter.events.ConsumerSettings;
import org.isocenter.events.EventCodec;
import org.isocenter.events.EventConsumer;
import org.isocenter.events.EventTracing;
import org.isocenter.events.KafkaSettings;
import org.isocenter.events.Topics;
import org.isocenter.platform.metrics.ConsumerMetrics;
import org.isocenter.retrieve.app.RecordInstances;

/** Follows the topic of instances for as long as the service runs. */
@Readiness
@ApplicationScoped
public class InstanceFeed implements HealthCheck {

  /** The consumer group, and the name under which applied positions are announced. */
  static final String SERVICE = "retrieve";

  private final EventConsumer consumer;

  InstanceFeed(
      KafkaSettings kafka,
      Topics topics,
      EventCodec codec,
      RecordInstances instances,
      MeterRegistry metrics,
      EventTracing tracing) {
    var settings = ConsumerSettings.of(kafka, topics, SERVICE);
    var handler = ConsumerMetrics.timed(metrics, SERVICE, new InstanceEvents(instances::record));
    consumer = new EventConsumer(settings, codec, handler, tracing);
    ConsumerMetrics.show(metrics, SERVICE, consumer);
  }

  void start(@Observes StartupEvent event) {
    consumer.start();
  }

  void stop(@Observes ShutdownEvent event) {
    consumer.stop();
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("retrieve-events")
        .status(consumer.healthy())
        .withData("lag", consumer.lag())
        .build();
  }
}
