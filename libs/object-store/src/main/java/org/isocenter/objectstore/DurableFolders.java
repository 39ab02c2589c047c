package org.isocenter.objectstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Folders whose own entries, up to the root, this process has synced: of a blob that is added to
 * one of them only the last folder needs another sync. A folder that was removed and made again,
 * perhaps by another process, is a new one.
 */
final class DurableFolders {
  private static final int MOST = 4096;

  private final Map<Path, Identity> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, Identity> eldest) {
              return size() > MOST;
            }
          });

  /** The file's number alone would not do: it is given again. */
  private record Identity(Object number, FileTime created) {}

  boolean contains(Path folder) throws IOException {
    Identity remembered = known.get(folder);
    try {
      return remembered != null && identity(folder).filter(remembered::equals).isPresent();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  void add(Path folder) throws IOException {
    identity(folder).ifPresent(identity -> known.put(folder, identity));
  }

  /** Empty where the file system numbers nothing; then each folder is synced each time. */
  private static Optional<Identity> identity(Path folder) throws IOException {
    var attributes =
        Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return Optional.ofNullable(attributes.fileKey())
        .filter(_ -> attributes.isDirectory())
        .map(number -> new Identity(number, attributes.creationTime()));
  }
}
