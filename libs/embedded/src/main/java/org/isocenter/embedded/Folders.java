package org.isocenter.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that appear whole or not at all. */
final class Folders {
  private Folders() {}

  /** Removes a folder with everything in it; an absent one is no error. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Gives a finished folder its final name, and makes the name survive a power loss. */
  static void publish(Path finished, Path name) throws IOException {
    Files.move(finished, name, ATOMIC_MOVE);
    try (var parent = FileChannel.open(name.resolveSibling("."), READ)) {
      parent.force(true);
    }
  }
}
