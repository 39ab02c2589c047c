package org.isocenter.objectstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.isocenter.objectstore.StorageException.Retry;

/**
 * Blobs being written, each locked by its writer, so that leftovers of a crash can be told apart.
 */
final class IncomingFolder {
  private final Path root;

  IncomingFolder(Path root) throws IOException {
    this.root = Files.createDirectories(root);
  }

  Path newName() {
    return root.resolve(UUID.randomUUID() + ".part");
  }

  static FileChannel create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock(); // released when the channel is closed, or the process dies
    return channel;
  }

  /** Removes files that no living process is writing. Those of this process are newer than it. */
  void removeLeftovers() throws IOException {
    Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.MIN);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root, "*.part")) {
      for (Path file : files) {
        removeIfLeftover(file, start);
      }
    }
  }

  private static void removeIfLeftover(Path file, Instant start) throws IOException {
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(start)) {
        removeIfUnlocked(file);
      }
    } catch (NoSuchFileException e) {
      // Finished or removed by another process meanwhile.
    }
  }

  // The lock is taken to see whether anybody holds it, never to be used.
  @SuppressWarnings("try")
  private static void removeIfUnlocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
    }
  }

  void requireWritable(long freeSpace) throws IOException {
    if (!Files.isWritable(root)) {
      throw new StorageException("The object store cannot write to " + root, Retry.NEVER);
    }
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < freeSpace) {
      throw new StorageException(
          "The object store's disk is full: " + (free >> 20) + " MiB are left", Retry.LATER);
    }
  }
}
