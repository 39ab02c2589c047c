package org.isocenter.platform.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.isocenter.events.EventConsumer;
import org.isocenter.events.EventHandler;

/** How a service keeps up with the events of instances. */
public final class ConsumerMetrics {

  static final String BATCHES = "isocenter.events.batches";

  private static final String CONSUMER = "consumer";

  private ConsumerMetrics() {}

  /** The handler, each of whose batches is timed. */
  public static EventHandler timed(MeterRegistry registry, String consumer, EventHandler handler) {
    var batches =
        Timer.builder(BATCHES)
            .description("Time to apply one batch of events in the service's own index")
            .tag(CONSUMER, consumer)
            .register(registry);
    return events -> batches.record(() -> handler.apply(events));
  }

  /** Shows what the consumer says of itself. */
  public static void show(MeterRegistry registry, String name, EventConsumer consumer) {
    Gauge.builder("isocenter.events.lag", consumer, EventConsumer::lag)
        .description("Events published but not applied yet, of the partitions assigned here")
        .tag(CONSUMER, name)
        .register(registry);
    Gauge.builder("isocenter.events.healthy", consumer, one -> one.healthy() ? 1 : 0)
        .description("1 while batches are applied, 0 while they fail and come again")
        .tag(CONSUMER, name)
        .register(registry);
    FunctionCounter.builder("isocenter.events.rejected", consumer, EventConsumer::rejected)
        .description("Messages put aside because they could not be understood")
        .tag(CONSUMER, name)
        .register(registry);
  }
}
