package org.isocenter.ingest.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.inject.Singleton;
import org.isocenter.ingest.app.compress.CompressionObserver;

/** Counts what compressing comes to. */
@Singleton
public class CompressionMetrics implements CompressionObserver {
  private final MeterRegistry registry;
  private final Counter saved;

  CompressionMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.saved =
        Counter.builder("isocenter.ingest.compression.saved")
            .description("Bytes that compressed instances need less")
            .baseUnit(BaseUnits.BYTES)
            .register(registry);
    count("compressed", 0);
    count("failed", 0);
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
