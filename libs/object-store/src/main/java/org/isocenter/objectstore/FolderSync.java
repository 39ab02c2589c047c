package org.isocenter.objectstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes the entries of folders durable. Those who ask for the same folder at the same time share a
 * sync that began after all of them had asked: the blobs of one series arrive together.
 */
final class FolderSync {
  private final ConcurrentMap<Path, Requests> open = new ConcurrentHashMap<>();

  /** Returns once every entry that was in {@code folder} at the call is durable. */
  void sync(Path folder) throws IOException {
    Requests requests = open.compute(folder, (_, found) -> joined(found));
    try {
      requests.await(folder);
    } finally {
      open.computeIfPresent(folder, (_, left) -> --left.users == 0 ? null : left);
    }
  }

  private static Requests joined(@Nullable Requests found) {
    Requests requests = found == null ? new Requests() : found;
    requests.users++;
    return requests;
  }

  /** Those who wait for one folder. */
  private static final class Requests {
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong last = new AtomicLong();

    /** Only changed inside of the map, entry by entry. */
    private int users;

    private long synced;

    void await(Path folder) throws IOException {
      long mine = last.incrementAndGet();
      turn.lock();
      try {
        if (synced < mine) {
          long all = last.get();
          force(folder);
          synced = all;
        }
      } finally {
        turn.unlock();
      }
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
