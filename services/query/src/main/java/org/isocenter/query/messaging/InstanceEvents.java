package org.isocenter.query.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.isocenter.events.ConsumerSettings;
import org.isocenter.events.EventCodec;
import org.isocenter.events.EventConsumer;
import org.isocenter.events.EventTracing;
import org.isocenter.events.KafkaSettings;
import org.isocenter.events.Topics;
import org.isocenter.platform.metrics.ConsumerMetrics;
import org.isocenter.query.app.IndexInstances;

/** Feeds the search index with instance events for as long as the service runs. */
@ApplicationScoped
public class InstanceEvents {

  /** The name under which the service announces what it has applied. */
  private static final String SERVICE = "query";

  private final EventConsumer consumer;

  InstanceEvents(
      KafkaSettings kafka,
      Topics topics,
      EventCodec codec,
      IndexInstances indexInstances,
      MeterRegistry meters,
      EventTracing tracing) {
    var settings = ConsumerSettings.of(kafka, topics, SERVICE);
    var handler = ConsumerMetrics.timed(meters, SERVICE, indexInstances::apply);
    this.consumer = new EventConsumer(settings, codec, handler, tracing);
    ConsumerMetrics.show(meters, SERVICE, consumer);
  }

  void begin(@Observes StartupEvent event) {
    consumer.start();
  }

  void end(@Observes ShutdownEvent event) {
    consumer.stop();
  }

  /** Whether events are being applied. */
  boolean isHealthy() {
    return consumer.healthy();
  }
}
