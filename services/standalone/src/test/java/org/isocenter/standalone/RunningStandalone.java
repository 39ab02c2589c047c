package org.isocenter.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged application in a JVM of its own, as the launcher starts it. */
final class RunningStandalone implements AutoCloseable {
  /** None runs long enough for its code to be optimized. */
  static final String QUICK_CODE = "-XX:TieredStopAtLevel=1";

  private static final String READY = "Isocenter is ready at ";

  private final Process process;
  private final BufferedReader output;
  private final Path errors;

  private RunningStandalone(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static RunningStandalone start(Path folder, String... options) throws IOException {
    Files.createDirectories(folder);
    var errors = folder.resolve("stderr");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                QUICK_CODE,
                "-Disocenter.data=" + folder.resolve("data"),
                "-Dquarkus.http.port=0",
                "-Dquarkus.management.port=0"));
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    var process = new ProcessBuilder(command).redirectError(Redirect.to(errors.toFile())).start();
    return new RunningStandalone(process, errors);
  }

  /** The line that says so, once it comes. */
  String awaitReady() throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return line;
      }
    }
    throw new IOException("It ended before it was ready: " + errors());
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** As Ctrl-C, {@code kill} or a container runtime asks; answers the exit status. */
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  int awaitEnd() throws InterruptedException {
    process.waitFor(120, TimeUnit.SECONDS);
    return process.exitValue();
  }

  /** As kill -9 does; comes back when nothing is left of it. */
  void kill() {
    var started = process.descendants().toList();
    process.destroyForcibly();
    Stream.concat(Stream.of(process.toHandle()), started.stream())
        .forEach(gone -> gone.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  @Override
  public void close() {
    kill();
  }
}
