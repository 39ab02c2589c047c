package org.isocenter.conformance.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A standalone server as a child process that can be killed without warning. */
final class Standalone implements AutoCloseable {

  private static final Duration START_UP = Duration.ofMinutes(5);

  private final Path data;
  private final Process process;
  private final Path log;

  private Standalone(Path data, Process process, Path log) {
    this.data = data;
    this.process = process;
    this.log = log;
  }

  /** Starts it and waits for the line that says it is ready. */
  static Standalone start(Path launcher, int port, int managementPort, Path data, Path log)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                launcher.toString(),
                "up",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--",
                "-Dquarkus.management.port=" + managementPort)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var server = new Standalone(data, process, log);
    server.awaitReady();
    return server;
  }

  private void awaitReady() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + START_UP.toNanos();
    while (System.nanoTime() < deadline) {
      if (Files.readString(log).contains("Isocenter is ready at ")) {
        return;
      }
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        throw new IOException("the server stopped while it started, see " + log);
      }
    }
    process.destroyForcibly();
    throw new IOException("the server was not ready within " + START_UP + ", see " + log);
  }

  /** SIGKILL: no shutdown hook runs, nothing is flushed. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, as an operator stops it; returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** Command lines of processes that still use the data folder, after giving them ten seconds. */
  List<String> orphans() throws IOException, InterruptedException {
    List<String> left = processesOn(data);
    for (int i = 0; i < 50 && !left.isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(200);
      left = processesOn(data);
    }
    return left;
  }

  private static List<String> processesOn(Path data) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(folder -> commandLine(folder.resolve("cmdline")))
          .filter(line -> line.contains("postgres") && line.contains(data.toString()))
          .toList();
    }
  }

  private static String commandLine(Path file) {
    try {
      return Files.readString(file).replace('\0', ' ');
    } catch (IOException e) {
      return ""; // not a process, or it ended while we looked
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
