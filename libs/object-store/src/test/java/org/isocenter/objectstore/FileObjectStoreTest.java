package org.isocenter.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest extends ObjectStoreContract {
  private static final ObjectKey KEY = new ObjectKey("a/b/c");

  @TempDir Path root;
  private FileObjectStore store;

  @BeforeEach
  void openStore() {
    store = new FileObjectStore(root.resolve("store"));
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Test
  void objectsOutliveTheStore() throws IOException {
    put(KEY, "kept".getBytes(UTF_8));

    store = new FileObjectStore(root.resolve("store"));

    assertThat(read(KEY)).asString().isEqualTo("kept");
  }

  @Test
  void noTemporaryFileStaysBehind() throws IOException {
    put(KEY, new byte[10]);
    put(KEY, new byte[10]);
    store.create(KEY).close();

    assertThat(filesIn("incoming")).isEmpty();
  }

  @Test
  void emptyFoldersDisappearWithTheirLastObject() throws IOException {
    put(KEY, new byte[10]);
    put(new ObjectKey("a/d"), new byte[10]);

    store.delete(KEY);

    assertThat(root.resolve("store/blobs/a/b")).doesNotExist();
    assertThat(root.resolve("store/blobs/a/d")).exists();
  }

  @Test
  void leftoversOfACrashAreRemovedAtTheStart() throws IOException {
    Path leftover = Files.writeString(root.resolve("store/incoming/x.part"), "half");
    Files.setLastModifiedTime(leftover, FileTime.from(Instant.EPOCH));

    new FileObjectStore(root.resolve("store")).close();

    assertThat(leftover).doesNotExist();
  }

  @Test
  void blobsBeingWrittenSurviveTheStartOfAnotherStore() throws IOException {
    try (ObjectWriter writer = store.create(KEY)) {
      writer.write("first ".getBytes(UTF_8));
      new FileObjectStore(root.resolve("store")).close();
      writer.write("second".getBytes(UTF_8));
      writer.commit();
    }

    assertThat(read(KEY)).asString().isEqualTo("first second");
  }

  @Test
  void aFolderCannotBeAnObjectToo() {
    put(KEY, new byte[1]);

    for (String key : List.of("a/b", "a/b/c/d")) {
      assertThatExceptionOfType(StorageException.class)
          .isThrownBy(() -> put(new ObjectKey(key), new byte[1]))
          .matches(refused -> !refused.retryable());
    }
  }

  @Test
  void symbolicLinksLeadNowhere() throws IOException {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("store/blobs/link"), outside);
    Files.createSymbolicLink(root.resolve("store/blobs/file"), outside.resolve("secret"));

    assertRefused(() -> store.open(new ObjectKey("link/secret")));
    assertRefused(() -> store.open(new ObjectKey("file")));
    assertRefused(() -> put(new ObjectKey("link/new"), new byte[1]));
    assertRefused(() -> put(new ObjectKey("link/new/new"), new byte[1]));
    assertRefused(() -> store.delete(new ObjectKey("link/secret")));
    assertThat(keys("")).isEmpty();
    assertThat(outside).isDirectoryNotContaining("glob:**/new");
    assertThat(outside.resolve("secret")).exists();
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatExceptionOfType(StorageException.class).isThrownBy(call);
  }

  @Test
  void aFileCutShortIsNoticedWhileReading() throws IOException {
    put(KEY, new byte[100_000]);

    try (InputStream in = store.open(KEY)) {
      try (FileChannel file =
          FileChannel.open(root.resolve("store/blobs/a/b/c"), StandardOpenOption.WRITE)) {
        file.truncate(50_000);
      }
      assertThatExceptionOfType(IOException.class).isThrownBy(in::readAllBytes);
    }
  }

  @Test
  void aPrefixCannotLeaveTheStore() throws IOException {
    Files.writeString(root.resolve("store/outside"), "");

    assertThat(keys("../")).isEmpty();
    assertThat(keys("../blobs/")).isEmpty();
    assertThat(keys("/")).isEmpty();
  }

  @Test
  void foreignFilesAreNotListed() throws IOException {
    put(KEY, new byte[1]);
    Files.writeString(root.resolve("store/blobs/a/not a key"), "");

    assertThat(keys("")).containsExactly(KEY);
  }

  @Test
  void aFullDiskMayHaveRoomLater() {
    var full = new FileSystemException("x", null, "No space left on device");
    var denied = new AccessDeniedException("x");

    assertThat(FileErrors.translate("Object x", full).retryable()).isTrue();
    assertThat(FileErrors.translate("Object x", denied).retryable()).isFalse();
  }

  private List<Path> filesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("store").resolve(folder))) {
      return files.toList();
    }
  }
}
