package org.isocenter.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running server under its watchdog, which stops it when this JVM closes the pipe or dies. */
final class Postmaster {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Process watchdog;
  private final Path data;

  private Postmaster(Process watchdog, Path data) {
    this.watchdog = watchdog;
    this.data = data;
  }

  static Postmaster launch(List<String> server, PostgresFolder folder) throws IOException {
    var command = new ArrayList<>(List.of("bash", "-c", script(), "watchdog"));
    command.addAll(server);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.log().toFile()))
            .start();
    return new Postmaster(process, folder.data());
  }

  private static String script() throws IOException {
    try (var script = Postmaster.class.getResourceAsStream("watchdog.sh")) {
      if (script == null) {
        throw new IllegalStateException("watchdog.sh is part of this library");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** True once the server takes connections, false when it ended instead. */
  boolean awaitReady() throws IOException {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (watchdog.isAlive()) {
      if (isReady()) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        throw new EmbeddedFailure("PostgreSQL did not become ready within " + START_LIMIT);
      }
      endsWithin(POLL);
    }
    return false;
  }

  /** Ready by the file, and the file by a child of our watchdog: nobody else's server. */
  private boolean isReady() throws IOException {
    return PostmasterFile.read(data)
        .filter(PostmasterFile::ready)
        .flatMap(PostmasterFile::process)
        .flatMap(ProcessHandle::parent)
        .filter(watchdog.toHandle()::equals)
        .isPresent();
  }

  boolean isAlive() {
    return watchdog.isAlive();
  }

  void whenEnded(Runnable action) {
    var _ = watchdog.onExit().thenRun(action);
  }

  /** Asks for a fast shutdown and waits for it. */
  void stop() throws IOException {
    watchdog.getOutputStream().close();
    if (!endsWithin(STOP_LIMIT)) {
      throw new EmbeddedFailure("PostgreSQL did not stop within " + STOP_LIMIT);
    }
  }

  private boolean endsWithin(Duration limit) {
    try {
      return watchdog.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw EmbeddedFailure.interrupted("waiting for PostgreSQL", e);
    }
  }
}
