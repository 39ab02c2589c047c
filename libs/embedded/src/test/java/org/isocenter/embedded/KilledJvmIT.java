package org.isocenter.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at any moment: nothing stays behind, and the next start works. */
class KilledJvmIT {
  @TempDir Path folder;

  @Test
  void leavesNoProcessBehind() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      var started = child.descendants().toList();
      assertThat(started).isNotEmpty();

      child.kill();

      for (var process : started) {
        process.onExit().get(15, SECONDS);
      }
    }
  }

  @Test
  void canBeStartedAgainAtOnce() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      child.kill();

      startBoth();
    }
  }

  @Test
  void leavesAServerToTheNextStartWhenItsWatchdogIsKilledToo() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      var postmaster = postmaster();
      // The script last: when it ends, the JVM closes the pipe. Else parents first: one that
      // outlives its own reader for a moment would do its duty.
      var watch =
          child
              .descendants()
              .filter(process -> !isPostgres(process))
              .sorted(Comparator.comparingLong(KilledJvmIT::depth))
              .collect(Collectors.toCollection(ArrayList::new));
      watch.addLast(watch.removeFirst());
      watch.forEach(ProcessHandle::destroyForcibly);
      child.kill();
      for (var process : watch) {
        process.onExit().get(15, SECONDS);
      }
      assertThat(postmaster.isAlive()).isTrue();

      startBoth();

      assertThat(postmaster.isAlive()).isFalse();
    }
  }

  @Test
  void keepsItsFolderToItselfWhileItLives() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      assertThat(child.descendants()).isNotEmpty();

      assertThatThrownBy(this::startBoth)
          .isInstanceOf(EmbeddedFailure.class)
          .hasMessageContaining("in use by another running Isocenter");
      assertThat(postmaster().isAlive()).isTrue();
    }
  }

  private void startBoth() throws Exception {
    try (var postgres =
            PostgresServer.start(folder.resolve("postgres"), PostgresServerIT.SETTINGS);
        var kafka = KafkaBroker.start(folder.resolve("kafka"), KafkaSettings.defaults())) {
      assertThat(PostgresServerIT.answer(postgres, "SELECT 1")).isEqualTo("1");
      KafkaBrokerIT.createTopic(kafka);
      KafkaBrokerIT.send(kafka, "a");
      assertThat(KafkaBrokerIT.consume(kafka, 1)).isEqualTo(List.of("a"));
    }
  }

  private ProcessHandle postmaster() throws Exception {
    return PostmasterFile.read(folder.resolve("postgres/data"))
        .flatMap(PostmasterFile::process)
        .orElseThrow();
  }

  private static long depth(ProcessHandle process) {
    return Stream.iterate(
            process.parent(), Optional::isPresent, above -> above.flatMap(ProcessHandle::parent))
        .count();
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/postgres");
  }
}
