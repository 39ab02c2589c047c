package org.isocenter.worklist.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.isocenter.worklist.app.EventChannels;

/** Metrics of the event channel. */
@Startup
@ApplicationScoped
public class WorklistMetrics {
  WorklistMetrics(MeterRegistry registry, EventChannels channels) {
    Gauge.builder("isocenter.worklist.subscribers", channels, EventChannels::connected)
        .description("Subscribers connected to this replica")
        .register(registry);
    FunctionCounter.builder(
            "isocenter.worklist.events.delivered", channels, EventChannels::delivered)
        .description("Events handed to connected subscribers")
        .register(registry);
    FunctionCounter.builder("isocenter.worklist.subscribers.cut", channels, EventChannels::cutOff)
        .description("Subscribers cut off because they were too far behind")
        .register(registry);
  }
}
