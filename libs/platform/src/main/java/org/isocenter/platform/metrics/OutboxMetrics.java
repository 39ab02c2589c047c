package org.isocenter.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** How much waits in an outbox, and for how long, as of the last look. */
public final class OutboxMetrics {

  /**
   * What a look found.
   *
   * @param events that wait; of very many not all are counted
   * @param oldest how long the first of them has waited
   */
  public record State(long events, Duration oldest) {}

  private volatile State last = new State(0, Duration.ZERO);

  public OutboxMetrics(MeterRegistry registry, String outbox) {
    Gauge.builder("isocenter.outbox.events", this, one -> one.last.events())
        .description("Events that are not known to be published; counted up to ten thousand")
        .tag("outbox", outbox)
        .register(registry);
    Gauge.builder("isocenter.outbox.age", this, one -> one.last.oldest().toMillis() / 1000.0)
        .description("How long the oldest of them has waited")
        .baseUnit("seconds")
        .tag("outbox", outbox)
        .register(registry);
  }

  public void seen(State state) {
    last = state;
  }
}
