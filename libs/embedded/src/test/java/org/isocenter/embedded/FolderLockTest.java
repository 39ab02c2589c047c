package org.isocenter.embedded;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  @Test
  void refusesASecondHolder() {
    try (var _ = FolderLock.acquire(folder)) {

      assertThatThrownBy(() -> FolderLock.acquire(folder).close())
          .isInstanceOf(EmbeddedFailure.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use by another running Isocenter");
    }
  }

  @Test
  void isFreeAfterItsHolder() {
    FolderLock.acquire(folder.resolve("new/and/deep")).close();

    assertThatNoException()
        .isThrownBy(() -> FolderLock.acquire(folder.resolve("new/and/deep")).close());
  }

  @Test
  void isFreeAfterAStartThatFailed() {
    assertThatThrownBy(() -> FolderLock.holding(folder, _ -> fail()))
        .isInstanceOf(EmbeddedFailure.class)
        .hasMessageContaining("disk full");

    assertThatNoException().isThrownBy(() -> FolderLock.acquire(folder).close());
  }

  private static String fail() throws IOException {
    throw new IOException("disk full");
  }
}
