package org.isocenter.ingest.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.isocenter.ingest.app.StoreObserver;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;
import org.isocenter.ingest.app.StoreResult;

/** Counts what Store requests came to. */
@Singleton
public class StoreMetrics implements StoreObserver {
  private final Counter stored;
  private final Counter refused;
  private final Counter unconfirmed;
  private final Timer requests;

  StoreMetrics(MeterRegistry registry) {
    stored = counter(registry, "isocenter.ingest.instances.stored", "Instances stored");
    refused = counter(registry, "isocenter.ingest.instances.refused", "Instances not stored");
    unconfirmed =
        counter(
            registry,
            "isocenter.ingest.requests.unconfirmed",
            "Requests answered before what they stored could be found");
    requests =
        Timer.builder("isocenter.ingest.requests")
            .description("Store requests, from the first byte of the body to the answer")
            .register(registry);
  }

  @Override
  public void completed(StoreResult result, Duration elapsed) {
    requests.record(elapsed);
    result
        .outcomes()
        .forEach(outcome -> {
          switch (outcome) {
            case Stored _ -> stored.increment();
            case Failed _, Unidentified _ -> refused.increment();
          }
        });
    if (!result.unconfirmed().isEmpty()) {
      unconfirmed.increment();
    }
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
