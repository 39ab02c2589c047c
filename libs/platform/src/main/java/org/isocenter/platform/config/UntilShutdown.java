package org.isocenter.platform.config;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets work begin until the service ends. What has begun by then is waited for, so that it does not
 * lose its database halfway.
 */
public final class UntilShutdown {
  private final ReentrantReadWriteLock work = new ReentrantReadWriteLock();
  private volatile boolean ended;

  /** Does the work now, or not at all. */
  public void run(Runnable task) {
    if (!work.readLock().tryLock()) {
      return;
    }
    try {
      if (!ended) {
        task.run();
      }
    } finally {
      work.readLock().unlock();
    }
  }

  /**
   * Lets nothing begin any more.
   *
   * @return whether all that had begun came to its end within {@code patience}
   */
  public boolean end(Duration patience) {
    ended = true;
    try {
      return work.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
