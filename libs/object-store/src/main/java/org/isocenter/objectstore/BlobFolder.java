package org.isocenter.objectstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** The tree of finished blobs: one file per key. No locks; the file system's own rules suffice. */
final class BlobFolder {
  /** A folder may vanish between creating it and using it, each time another key is deleted. */
  private static final int ATTEMPTS = 100;

  private final Path root;
  private final FolderSync sync = new FolderSync();
  private final DurableFolders durable = new DurableFolders();

  BlobFolder(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root);
    sync.sync(root);
  }

  /**
   * Gives the synced file {@code source} the name of {@code key}, durably, unless that is taken.
   *
   * @return the file of that name, new or old
   */
  Path link(ObjectKey key, Path source) throws IOException {
    Path target = root.resolve(key.value());
    for (int attempt = 1; ; attempt++) {
      try {
        if (!durable.contains(parent(target))) {
          createFolders(parent(target));
        }
        linkUnlessTaken(target, source);
        syncFolders(parent(target));
        return target;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      requireInside(folder);
      return;
    }
    createFolders(parent(folder));
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && Files.exists(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
    }
  }

  private static void linkUnlessTaken(Path target, Path source) throws IOException {
    try {
      Files.createLink(target, source);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  /**
   * Every level that is not known to be durable, although another writer may have created it: it
   * may not have come to syncing it yet. Asked only now, when the folder cannot vanish any more.
   */
  private void syncFolders(Path leaf) throws IOException {
    if (durable.contains(leaf)) {
      sync.sync(leaf);
      return;
    }
    for (Path folder = leaf; !folder.equals(root); folder = parent(folder)) {
      sync.sync(folder);
    }
    sync.sync(root);
    durable.add(leaf);
  }

  /** The key's file, which exists and is not reached through a symbolic link. */
  Path existing(ObjectKey key) throws IOException {
    Path file = root.resolve(key.value());
    requireInside(file);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }

  private static void requireInside(Path path) throws IOException {
    if (!path.toRealPath().equals(path)) {
      throw new AccessDeniedException(path.toString(), null, "a symbolic link leads elsewhere");
    }
  }

  void delete(ObjectKey key) throws IOException {
    try {
      Path file = existing(key);
      Files.deleteIfExists(file);
      deleteEmptyFolders(parent(file));
    } catch (NoSuchFileException e) {
      // Gone already, which is what was asked for.
    }
  }

  private void deleteEmptyFolders(Path leaf) throws IOException {
    try {
      for (Path folder = leaf; !folder.equals(root); folder = parent(folder)) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // Another blob lives here; it may have come this moment.
    }
  }

  /** The folder below which all keys of the prefix lie, if it exists. */
  Optional<Path> folderOf(String prefix) throws IOException {
    int end = prefix.lastIndexOf('/');
    if (end < 0) {
      return Optional.of(root);
    }
    Optional<Path> folder = key(prefix.substring(0, end)).map(key -> root.resolve(key.value()));
    if (folder.filter(Files::isDirectory).isEmpty()) {
      return Optional.empty();
    }
    requireInside(folder.get());
    return folder;
  }

  /** The key of a file below this folder, unless something foreign lies here. */
  Optional<ObjectKey> keyOf(Path file) {
    return key(root.relativize(file).toString());
  }

  private static Optional<ObjectKey> key(String value) {
    return ObjectKey.isValid(value) ? Optional.of(new ObjectKey(value)) : Optional.empty();
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException("Outside of the store: " + path);
    }
    return parent;
  }
}
