package org.isocenter.ingest.app;

import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.ObjectWriter;

/**
 * The blobs of incoming instances. They are made durable while further parts are read: what takes
 * time is the disk, which syncs several at once nearly as fast as one.
 */
public final class InstanceBlobs {
  private static final int MOST_AT_ONCE = 16;

  private final ObjectStore objects;
  private final ObjectNames names;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

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
          room.acquireUninterruptibly();
          try (incoming) {
            incoming.commit();
          } finally {
            room.release();
          }
        },
        threads);
  }
}
