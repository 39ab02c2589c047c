package org.isocenter.ingest.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.isocenter.ingest.app.compress.CompressionObserver;
import org.jspecify.annotations.Nullable;

/** Counts what compressing comes to. */
@Singleton
public class CompressionMetrics implements CompressionObserver {
  private static final Clock CLOCK = Clock.systemUTC();

  /** There from the start, at zero: a rise from nothing to one is none to Prometheus. */
  private static final List<String> WATCHED =
      List.of("compressed", "failed", "proof", "damaged", "lost");

  private final MeterRegistry registry;
  private final Counter saved;
  private volatile @Nullable Instant due;

  CompressionMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.saved =
        Counter.builder("isocenter.ingest.compression.saved")
            .description("Bytes that compressed instances need less")
            .baseUnit(BaseUnits.BYTES)
            .register(registry);
    TimeGauge.builder("isocenter.ingest.compression.behind", this::behind, TimeUnit.MILLISECONDS)
        .description("How long what is worked on has been due; none: zero")
        .register(registry);
    WATCHED.forEach(outcome -> count(outcome, 0));
  }

  /** Grows while one instance is worked on. */
  private long behind() {
    Instant since = due;
    return since == null ? 0 : Math.max(0, Duration.between(since, CLOCK.instant()).toMillis());
  }

  @Override
  public void working(Optional<Instant> due) {
    this.due = due.orElse(null);
  }

  @Override
  public void compressed(long bytes) {
    count("compressed", 1);
    saved.increment((double) bytes);
  }

  @Override
  public void leftAlone(String reason) {
    count(reason, 1);
  }

  @Override
  public void failed() {
    count("failed", 1);
  }

  private void count(String outcome, int instances) {
    Counter.builder("isocenter.ingest.compression.instances")
        .description("Instances that were compressed, or left as they are, by outcome")
        .tag("outcome", outcome)
        .register(registry)
        .increment(instances);
  }
}
