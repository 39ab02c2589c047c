package org.isocenter.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isocenter.embedded.FolderLock;

/** Everything an installation keeps, held by one process at a time. */
final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FolderLock lock;
  private final boolean stoppedUncleanly;

  private DataFolder(Path root, FolderLock lock, boolean stoppedUncleanly) {
    this.root = root;
    this.lock = lock;
    this.stoppedUncleanly = stoppedUncleanly;
  }

  /** Takes the folder and marks it as in use until {@link #markCleanStop}. */
  static DataFolder open(Path folder) throws IOException {
    var root = folder.toAbsolutePath().normalize();
    var lock = FolderLock.acquire(root);
    var marked = Files.exists(marker(root));
    if (!marked) {
      Files.createFile(marker(root));
    }
    return new DataFolder(root, lock, marked);
  }

  private static Path marker(Path root) {
    return root.resolve("running");
  }

  Path root() {
    return root;
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  /** True when the process before this one was killed, or lost its machine. */
  boolean stoppedUncleanly() {
    return stoppedUncleanly;
  }

  /** Only after everything in the folder has been stopped in order. */
  void markCleanStop() {
    try {
      Files.deleteIfExists(marker(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
