package org.isocenter.retrieve.app.pixels;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.isocenter.dicomweb.DicomWebException.Unavailable;

/** Bounds the memory of frames that are decoded at the same time, first come first served. */
final class DecodeRoom {
  private static final int UNIT = 4096;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore units;
  private final int most;
  private final Duration wait;
  private final LongAdder refused = new LongAdder();

  DecodeRoom(long maxBytes, Duration wait) {
    this.most = (int) Math.min(Integer.MAX_VALUE, Math.max(1, maxBytes / UNIT));
    this.units = new Semaphore(most, true);
    this.wait = wait;
  }

  /** Room that is given back when it is closed. */
  @FunctionalInterface
  interface Room extends AutoCloseable {
    @Override
    void close();
  }

  /** Whether {@code bytes} could ever be had. */
  boolean holds(long bytes) {
    return unitsOf(bytes) <= most;
  }

  /**
   * Waits for room.
   *
   * @throws Unavailable when others have not made room in time
   */
  Room enter(long bytes) {
    int taken = (int) Math.min(most, unitsOf(bytes));
    try {
      if (!units.tryAcquire(taken, wait.toMillis(), TimeUnit.MILLISECONDS)) {
        refused.increment();
        throw new Unavailable("Too many frames are being decoded: ask again later.", RETRY_AFTER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The server is about to stop.", RETRY_AFTER);
    }
    return () -> units.release(taken);
  }

  /** How full it is now. */
  DecodeLoad load() {
    long used = (long) (most - units.availablePermits()) * UNIT;
    return new DecodeLoad(units.getQueueLength(), refused.sum(), used);
  }

  private static long unitsOf(long bytes) {
    return Math.max(1, (bytes + UNIT - 1) / UNIT);
  }
}
