package org.isocenter.ingest.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.isocenter.ingest.app.CommitmentObserver;
import org.isocenter.ingest.app.CommitmentOutcome;

/** Counts what references of commitment requests came to, by outcome. */
@Singleton
public class CommitmentMetrics implements CommitmentObserver {
  private final Map<CommitmentOutcome, Counter> outcomes = new EnumMap<>(CommitmentOutcome.class);

  CommitmentMetrics(MeterRegistry registry) {
    for (CommitmentOutcome outcome : CommitmentOutcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("isocenter.ingest.commitment.instances")
              .description("Instances verified for storage commitment")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  @Override
  public void verified(CommitmentOutcome outcome) {
    var counter = outcomes.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
