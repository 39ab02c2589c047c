package org.isocenter.ingest.db;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Gives out versions from blocks, so that most cost no round trip. Safe for many threads. */
final class VersionBlocks {
  /** As the sequence increments. */
  static final int BLOCK = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier firstOfNextBlock;
  private long next;
  private long end;

  VersionBlocks(LongSupplier firstOfNextBlock) {
    this.firstOfNextBlock = firstOfNextBlock;
  }

  long next() {
    lock.lock();
    try {
      if (next == end) {
        next = firstOfNextBlock.getAsLong();
        end = next + BLOCK;
      }
      return next++;
    } finally {
      lock.unlock();
    }
  }
}
