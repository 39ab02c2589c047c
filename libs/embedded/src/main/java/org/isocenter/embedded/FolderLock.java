package org.isocenter.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One JVM per folder. The operating system frees the lock when the JVM ends, however it ends. */
public final class FolderLock implements AutoCloseable {
  /** The JDK closes a channel that nobody refers to any more, and with it goes the lock. */
  private static final Set<FolderLock> HELD = ConcurrentHashMap.newKeySet();

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Creates the folder when it is absent; refuses one that a running JVM, this one too, holds. */
  public static FolderLock acquire(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new EmbeddedFailure(
            "The data folder " + folder + " is in use by another running Isocenter.");
      }
      var lock = new FolderLock(channel);
      HELD.add(lock);
      return lock;
    } catch (IOException e) {
      throw new EmbeddedFailure("The data folder " + folder + " cannot be used: " + e, e);
    }
  }

  /** Starts what keeps the lock; when that fails, the folder is free again. */
  static <T> T holding(Path folder, Start<T> start) {
    var lock = acquire(folder);
    var started = false;
    try {
      var holder = start.with(lock);
      started = true;
      return holder;
    } catch (IOException e) {
      throw new EmbeddedFailure("Cannot start in " + folder + ": " + e, e);
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  interface Start<T> {
    T with(FolderLock lock) throws IOException;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      HELD.remove(this);
    } catch (IOException e) {
      throw new EmbeddedFailure("The lock of a data folder could not be released.", e);
    }
  }
}
