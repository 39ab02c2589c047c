package org.isocenter.ingest.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Bytes in a second, for all who read. Safe for many threads; each waits by itself. */
public final class Bandwidth {
  private final ReentrantLock lock = new ReentrantLock();
  private final long bytesPerSecond;
  private final LongSupplier nanoTime;
  private final LongConsumer pause;
  private long free;

  /**
   * @param bytesPerSecond zero: as many as there are
   */
  public Bandwidth(long bytesPerSecond) {
    this(bytesPerSecond, System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * @param pause for so many nanoseconds
   */
  Bandwidth(long bytesPerSecond, LongSupplier nanoTime, LongConsumer pause) {
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException("The bandwidth must not be negative");
    }
    this.bytesPerSecond = bytesPerSecond;
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.free = nanoTime.getAsLong();
  }

  /** Returns when {@code bytes} that have been read are paid for. */
  void take(int bytes) {
    if (bytesPerSecond > 0) {
      long wait = reserve(bytes);
      if (wait > 0) {
        pause.accept(wait);
      }
    }
  }

  private long reserve(int bytes) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      free = Math.max(free, now) + bytes * Duration.ofSeconds(1).toNanos() / bytesPerSecond;
      return free - now;
    } finally {
      lock.unlock();
    }
  }
}
