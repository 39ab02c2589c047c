package org.isocenter.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another JVM that holds both servers of a folder until it is killed. */
final class ChildJvm implements AutoCloseable {
  private static final String LOG_MANAGER =
      "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";
  private static final String READY = "both are up";

  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  static final class Main {
    public static void main(String[] args) throws IOException {
      var folder = Path.of(args[0]);
      PostgresServer.start(folder.resolve("postgres"), PostgresServerIT.SETTINGS);
      KafkaBroker.start(folder.resolve("kafka"), KafkaSettings.defaults());
      System.out.println(READY);
      while (System.in.read() >= 0) {
        // Lives until it is killed, or the test's JVM ends.
      }
      Runtime.getRuntime().halt(0);
    }
  }

  static ChildJvm start(Path folder) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx512m",
                    LOG_MANAGER,
                    "-cp",
                    classPath,
                    Main.class.getName(),
                    folder + ""))
            .redirectError(Redirect.INHERIT)
            .start();
    var child = new ChildJvm(process);
    child.awaitReady();
    return child;
  }

  private void awaitReady() throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); !READY.equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IOException("The child JVM ended before both servers were up");
      }
    }
  }

  /** Everything the child has started, and what that has started. */
  Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  /** Ends when the last server has: the test's folder can then be removed. */
  @Override
  public void close() {
    var started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(descendant -> descendant.onExit().orTimeout(15, TimeUnit.SECONDS).join());
  }
}
