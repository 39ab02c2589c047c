package org.isocenter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterFileTest {
  @TempDir Path data;

  @Test
  void isEmptyWithoutAFile() throws IOException {
    assertThat(PostmasterFile.read(data)).isEmpty();
  }

  @Test
  void isEmptyWhileTheFileIsIncomplete() throws IOException {
    write("4711\n/data\n");

    assertThat(PostmasterFile.read(data)).isEmpty();
  }

  @Test
  void isEmptyWhenTheFileIsDamaged() throws IOException {
    write("\0\0\0\0\n\n\n\n\n");

    assertThat(PostmasterFile.read(data)).isEmpty();
  }

  @Test
  void tellsAStartingServer() throws IOException {
    write("4711\n/data\n1700000000\n5432\n\n127.0.0.1\n  1 2\nstarting\n");

    assertThat(PostmasterFile.read(data))
        .contains(new PostmasterFile(4711, Instant.ofEpochSecond(1_700_000_000), false));
  }

  @Test
  void tellsAReadyServer() throws IOException {
    write("4711\n/data\n1700000000\n5432\n\n127.0.0.1\n  1 2\nready   \n");

    assertThat(PostmasterFile.read(data).orElseThrow().ready()).isTrue();
  }

  @Test
  void doesNotTakeAStrangerForTheServer() {
    var self = ProcessHandle.current();
    var file = new PostmasterFile(self.pid(), self.info().startInstant().orElseThrow(), true);

    assertThat(file.isWrittenBy(self, data)).isFalse();
  }

  private void write(String content) throws IOException {
    Files.writeString(data.resolve("postmaster.pid"), content);
  }
}
