package org.isocenter.standalone;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as operators run it: its own JVM from its own packaged application. */
final class ServiceProcess implements AutoCloseable {

  private static final Duration START_UP = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final Process process;
  private final Path log;
  private final int port;
  private final int managementPort;

  private ServiceProcess(String name, Process process, Path log, int port, int managementPort) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.port = port;
    this.managementPort = managementPort;
  }

  /** Starts {@code services/<name>} with {@code keys} and waits until it says that it is ready. */
  static ServiceProcess start(String name, Map<String, String> keys, Path logs)
      throws IOException, InterruptedException {
    int port = freePort();
    int managementPort = freePort();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add(RunningStandalone.QUICK_CODE);
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.management.port=" + managementPort);
    keys.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-jar");
    command.add(Path.of("..", name, "target", "quarkus-app", "quarkus-run.jar").toString());
    var log = Files.createTempFile(logs, name, ".log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var service = new ServiceProcess(name, process, log, port, managementPort);
    service.awaitReady();
    return service;
  }

  String root() {
    return "http://127.0.0.1:" + port + "/dicom-web";
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void awaitReady() throws IOException, InterruptedException {
    var ready = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
    long deadline = System.nanoTime() + START_UP.toNanos();
    while (System.nanoTime() < deadline) {
      if (answers200(ready)) {
        return;
      }
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        throw new IOException(name + " stopped while it started:\n" + Files.readString(log));
      }
    }
    throw new IOException(name + " was not ready in time:\n" + Files.readString(log));
  }

  private static boolean answers200(URI uri) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not listening yet
    }
  }

  /** What the service measured, in the format of Prometheus. */
  String metrics() throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + managementPort + "/q/metrics");
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  /** For the checks of dashboards, alerts and docs/metrics.md, which come after all services. */
  private void keepMetrics() {
    try {
      var metrics = Files.createDirectories(Path.of("target", "metrics"));
      Files.writeString(metrics.resolve(name + ".txt"), metrics());
    } catch (IOException e) {
      return; // it was killed, as tests do
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    keepMetrics();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
