package org.isocenter.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneIT {
  @TempDir Path folder;

  @Test
  void saysWhereItIsAndEndsWithStatusZeroWhenAsked() throws Exception {
    try (var isocenter = RunningStandalone.start(folder)) {
      assertThat(isocenter.awaitReady())
          .matches("Isocenter is ready at http://localhost:[1-9]\\d*/dicom-web");
      assertThat(folder.resolve("data/running")).exists();

      assertThat(isocenter.terminate()).isZero();

      assertThat(folder.resolve("data/running")).doesNotExist();
      assertThat(folder.resolve("data/postgres/data/postmaster.pid")).doesNotExist();
      assertThat(isocenter.errors()).isEmpty();
    }
  }

  @Test
  void comesBackAfterAKillAndKnowsThatItWasKilled() throws Exception {
    try (var killed = RunningStandalone.start(folder)) {
      killed.awaitReady();
      killed.kill();
    }
    assertThat(folder.resolve("data/running")).exists();

    try (var isocenter = RunningStandalone.start(folder)) {
      isocenter.awaitReady();
      assertThat(isocenter.terminate()).isZero();
    }
    assertThat(folder.resolve("data/running")).doesNotExist();
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var isocenter =
            RunningStandalone.start(folder, "-Dquarkus.http.port=" + taken.getLocalPort())) {
      assertThat(isocenter.awaitEnd()).isEqualTo(1);
      assertThat(isocenter.errors())
          .startsWith("Isocenter did not start. Port " + taken.getLocalPort() + " ")
          .hasLineCount(1);
      assertThat(folder.resolve("data/postgres/data/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void saysWhenTheManagementPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var isocenter =
            RunningStandalone.start(folder, "-Dquarkus.management.port=" + taken.getLocalPort())) {
      assertThat(isocenter.awaitEnd()).isEqualTo(1);
      assertThat(isocenter.errors())
          .startsWith("Isocenter did not start. ")
          .contains(":" + taken.getLocalPort() + ", the port of health and metrics,")
          .contains("-Dquarkus.management.port")
          .hasLineCount(1);
    }
  }

  @Test
  void refusesADataFolderInUse() throws Exception {
    try (var first = RunningStandalone.start(folder)) {
      first.awaitReady();

      try (var second = RunningStandalone.start(folder)) {
        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.errors())
            .contains("is in use by another running Isocenter")
            .hasLineCount(1);
      }

      assertThat(first.terminate()).isZero();
    }
  }
}
