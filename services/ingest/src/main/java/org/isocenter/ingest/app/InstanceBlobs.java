package org.isocenter.ingest.app;

import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.ObjectWriter;

/**
 * The blobs of incoming instances. They are made durable while further parts are read: what takes
 * time is the disk, which syncs several at once nearly as fast as one. The threads are of the
 * platform: a virtual one that waits for the disk makes the scheduler wake another carrier.
 */
public final class InstanceBlobs {
  private static final int MOST_AT_ONCE = 16;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ObjectStore objects;
  private final ObjectNames names;
  private final Executor threads = threads();

  public InstanceBlobs(ObjectStore objects, ObjectNames names) {
    this.objects = objects;
    this.names = names;
  }

  ObjectKey freshKey(InstanceRef ref) {
    return names.fresh(ref);
  }

  ObjectWriter create(ObjectKey key) {
    return objects.create(key);
  }

  InputStream open(ObjectKey key) {
    return objects.open(key);
  }

  /**
   * Makes the object durable, and closes it.
   *
   * @return completed once it is; exceptionally when it is not, and then nothing is left of it
   */
  CompletableFuture<Void> commit(IncomingObject incoming) {
    return CompletableFuture.runAsync(
        () -> {
          try (incoming) {
            incoming.commit();
          }
        },
        threads);
  }

  /** What waits for a thread is bounded by the requests under way, each with one batch. */
  private static Executor threads() {
    var threads =
        new ThreadPoolExecutor(
            MOST_AT_ONCE,
            MOST_AT_ONCE,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("blobs-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
