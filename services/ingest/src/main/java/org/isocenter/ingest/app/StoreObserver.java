package org.isocenter.ingest.app;

import java.time.Duration;

/** Hears of finished Store requests: metrics, audit. */
@FunctionalInterface
public interface StoreObserver {
  void completed(StoreResult result, Duration elapsed);
}
