package org.isocenter.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFoldersTest {
  @TempDir Path root;

  private final DurableFolders durable = new DurableFolders();
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("series"));
  }

  @Test
  void knowsOnlyWhatWasAdded() throws IOException {
    assertThat(durable.contains(folder)).isFalse();
    durable.add(folder);
    assertThat(durable.contains(folder)).isTrue();
  }

  @Test
  void aFolderThatVanishedIsNotKnown() throws IOException {
    durable.add(folder);
    Files.delete(folder);
    assertThat(durable.contains(folder)).isFalse();
  }

  @Test
  void aFolderMadeAnewUnderTheSameNameIsAnother() throws IOException {
    durable.add(folder);
    Files.delete(folder);
    Files.createDirectory(folder);
    assertThat(durable.contains(folder)).isFalse();
  }

  @Test
  void aLinkInPlaceOfTheFolderIsNotKnown() throws IOException {
    durable.add(folder);
    Path moved = Files.move(folder, root.resolve("elsewhere"));
    Files.createSymbolicLink(folder, moved);
    assertThat(durable.contains(folder)).isFalse();
  }

  @Test
  void manyMaySyncAFolderAtOnce() throws Exception {
    var sync = new FolderSync();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> task =
          () -> {
            sync.sync(folder);
            return null;
          };
      for (var done : threads.invokeAll(Stream.generate(() -> task).limit(50).toList())) {
        assertThat(done.get()).isNull();
      }
    }
    Files.delete(folder);
    assertThatThrownBy(() -> sync.sync(folder)).isInstanceOf(IOException.class);
  }
}
