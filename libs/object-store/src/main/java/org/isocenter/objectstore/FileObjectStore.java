package org.isocenter.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Blobs as plain files below one folder, on a local file system with hard links. A blob is written
 * and synced under {@code incoming}, then linked to its name under {@code blobs}: an existing name
 * is never replaced, and a crash leaves no half blob. Several processes may share the folder.
 *
 * <p>Unlike in S3, a key cannot be the folder of another ({@code a} and {@code a/b}).
 */
public final class FileObjectStore implements ObjectStore {
  private static final long LEAST_FREE_SPACE = 64L << 20;

  private final BlobFolder blobs;
  private final IncomingFolder incoming;

  /** Opens or creates the store below {@code root} and clears what a crash left half written. */
  public FileObjectStore(Path root) {
    try {
      Files.createDirectories(root);
      Path real = root.toRealPath();
      this.blobs = new BlobFolder(real.resolve("blobs"));
      this.incoming = new IncomingFolder(real.resolve("incoming"));
      incoming.removeLeftovers();
    } catch (IOException e) {
      throw FileErrors.translate("The object store cannot be opened at " + root, e);
    }
  }

  @Override
  public ObjectWriter create(ObjectKey key) {
    return new FileObjectWriter(key, blobs, incoming);
  }

  @Override
  public InputStream open(ObjectKey key, ByteRange range) {
    return open(key, Optional.of(range));
  }

  @Override
  public InputStream open(ObjectKey key) {
    return open(key, Optional.empty());
  }

  private InputStream open(ObjectKey key, Optional<ByteRange> range) {
    try {
      FileChannel channel =
          FileChannel.open(blobs.existing(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      return rangeOf(key, channel, range);
    } catch (IOException e) {
      throw FileErrors.ofKey(key, "cannot be opened", e);
    }
  }

  private static InputStream rangeOf(
      ObjectKey key, FileChannel channel, Optional<ByteRange> requested) throws IOException {
    long size = channel.size();
    ByteRange range = requested.orElse(new ByteRange(0, size));
    if (range.end() > size) {
      channel.close();
      throw StorageException.endsBefore(key, size, range);
    }
    return new FileRangeInputStream(channel, range);
  }

  @Override
  public void delete(ObjectKey key) {
    try {
      blobs.delete(key);
    } catch (IOException e) {
      throw FileErrors.translate("Object " + key + " cannot be deleted", e);
    }
  }

  @Override
  public OptionalLong size(ObjectKey key) {
    try {
      return OptionalLong.of(Files.size(blobs.existing(key)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw FileErrors.translate("Object " + key + " cannot be examined", e);
    }
  }

  @Override
  public void forEach(String prefix, Consumer<StoredObject> action) {
    try {
      Optional<Path> start = blobs.folderOf(prefix);
      if (start.isPresent()) {
        Files.walkFileTree(start.get(), new Visitor(prefix, action));
      }
    } catch (IOException e) {
      throw FileErrors.translate("The objects under '" + prefix + "' cannot be listed", e);
    }
  }

  /** Looks at permissions and free space; writes nothing. */
  @Override
  public void check() {
    try {
      incoming.requireWritable(LEAST_FREE_SPACE);
    } catch (IOException e) {
      throw FileErrors.translate("The object store's disk cannot be examined", e);
    }
  }

  @Override
  public void close() {
    // Nothing is kept open.
  }

  /** Tolerates what disappears while it walks. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    private final String prefix;
    private final Consumer<StoredObject> action;

    Visitor(String prefix, Consumer<StoredObject> action) {
      this.prefix = prefix;
      this.action = action;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        blobs
            .keyOf(file)
            .filter(key -> key.value().startsWith(prefix))
            .map(key -> stored(key, attributes))
            .ifPresent(action);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  static StoredObject stored(ObjectKey key, BasicFileAttributes attributes) {
    return new StoredObject(key, attributes.size(), attributes.lastModifiedTime().toInstant());
  }
}
