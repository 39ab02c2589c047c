package org.isocenter.ingest.db;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Gives out versions from blocks, so that most cost no round trip. A block is not used for long:
 * what is stored today must not seem older than what another replica stored yesterday. Safe for
 * many threads.
 */
final class VersionBlocks {
  /** As the sequence increments. */
  static final int BLOCK = 100;

  static final Duration BEST_BEFORE = Duration.ofMinutes(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier firstOfNextBlock;
  private final LongSupplier nanoTime;
  private long next;
  private long end;
  private long taken;

  VersionBlocks(LongSupplier firstOfNextBlock, LongSupplier nanoTime) {
    this.firstOfNextBlock = firstOfNextBlock;
    this.nanoTime = nanoTime;
  }

  long next() {
    return nextAfter(0);
  }

  /** A version above {@code version}, which some block has given out. */
  long nextAfter(long version) {
    lock.lock();
    try {
      if (end <= version + 1 || next == end || isStale()) {
        taken = nanoTime.getAsLong();
        next = firstOfNextBlock.getAsLong();
        end = next + BLOCK;
      }
      next = Math.max(next, version + 1);
      return next++;
    } finally {
      lock.unlock();
    }
  }

  private boolean isStale() {
    return nanoTime.getAsLong() - taken > BEST_BEFORE.toNanos();
  }
}
