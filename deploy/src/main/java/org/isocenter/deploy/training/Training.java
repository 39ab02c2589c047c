package org.isocenter.deploy.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.isocenter.embedded.KafkaBroker;
import org.isocenter.embedded.KafkaSettings;
import org.isocenter.embedded.PostgresServer;
import org.isocenter.embedded.PostgresSettings;

/**
 * Runs a service once so that the JVM writes its AOT cache (JEP 514): starts it beside an embedded
 * PostgreSQL and Kafka, sends it a few requests, ends it. The cache is good for exactly one Java,
 * its options and the paths of the application, so this happens while the image is built.
 */
public final class Training {
  private static final String STANDALONE = "standalone";
  private static final String STUDY = "2.25.1";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Path HOME = Path.of("/opt/isocenter");
  private static final Path CACHE = HOME.resolve("app.aot");
  private static final Path DATA = Path.of("/tmp/training");

  private final HttpClient http = HttpClient.newHttpClient();

  private Training() {}

  /** The argument is the service's name, such as {@code query}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var service = arguments[0];
    if (service.equals(STANDALONE)) {
      new Training().run(Map.of("ISOCENTER_DATA", DATA.toString()));
      return;
    }
    try (var postgres = PostgresServer.start(DATA.resolve("pg"), PostgresSettings.defaults());
        var kafka = KafkaBroker.start(DATA.resolve("kafka"), KafkaSettings.defaults())) {
      var database = "ISOCENTER_" + service.toUpperCase(Locale.ROOT) + "_DB_";
      new Training()
          .run(
              Map.of(
                  database + "URL",
                  postgres.url(),
                  database + "USERNAME",
                  postgres.username(),
                  database + "PASSWORD",
                  postgres.password(),
                  "ISOCENTER_KAFKA_BOOTSTRAP",
                  kafka.bootstrapServers(),
                  "ISOCENTER_OBJECT_STORE_PATH",
                  DATA.resolve("objects").toString(),
                  "ISOCENTER_INGEST_VISIBLE_TO",
                  ""));
    }
  }

  private void run(Map<String, String> settings) throws IOException, InterruptedException {
    var process = start(settings);
    try {
      awaitReady(process);
      exercise();
    } finally {
      process.destroy();
    }
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(CACHE)) {
      process.destroyForcibly();
      throw new IOException("The service has left no AOT cache");
    }
  }

  private static Process start(Map<String, String> settings) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var application = HOME.resolve("quarkus-run.jar").toString();
    var builder = new ProcessBuilder(java, "-XX:AOTCacheOutput=" + CACHE, "-jar", application);
    var environment = builder.environment();
    environment.putAll(settings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("ISOCENTER_AUTHENTICATION", "none");
    return builder.inheritIO().start();
  }

  private void awaitReady(Process process) throws IOException, InterruptedException {
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        throw new IOException("The service did not start");
      }
      Thread.sleep(200);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return send(9000, request("/q/health/ready")) == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  /** Each service has some of the resources; what the others answer is no matter. */
  private void exercise() throws IOException, InterruptedException {
    var instance = instance();
    for (int round = 0; round < 5; round++) {
      var store =
          request("/dicom-web/studies")
              .header("Content-Type", "application/dicom")
              .POST(BodyPublishers.ofByteArray(instance));
      send(8080, store);
      for (var path :
          List.of("", "/" + STUDY, "/" + STUDY + "/metadata", "/" + STUDY + "/series")) {
        send(8080, request("/dicom-web/studies" + path));
      }
      send(8080, request("/dicom-web/workitems"));
      send(9000, request("/q/metrics"));
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://training" + path));
  }

  private int send(int port, HttpRequest.Builder request) throws IOException, InterruptedException {
    var path = request.build().uri().getPath();
    var addressed = request.uri(URI.create("http://127.0.0.1:" + port + path));
    var answer =
        http.send(addressed.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofByteArray());
    return answer.statusCode();
  }

  /** A small Part 10 file (PS3.10 section 7.1) in Explicit VR Little Endian. */
  private static byte[] instance() throws IOException {
    var meta = new ArrayList<byte[]>();
    meta.add(element(0x0002, 0x0002, "UI", "1.2.840.10008.5.1.4.1.1.7"));
    meta.add(element(0x0002, 0x0003, "UI", "2.25.3"));
    meta.add(element(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1"));
    int length = meta.stream().mapToInt(element -> element.length).sum();

    var file = new ByteArrayOutputStream();
    file.write(new byte[128]);
    file.write("DICM".getBytes(StandardCharsets.US_ASCII));
    file.write(new byte[] {2, 0, 0, 0, 'U', 'L', 4, 0, (byte) length, (byte) (length >> 8), 0, 0});
    for (var element : meta) {
      file.write(element);
    }
    file.write(element(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.7"));
    file.write(element(0x0008, 0x0018, "UI", "2.25.3"));
    file.write(element(0x0008, 0x0060, "CS", "OT"));
    file.write(element(0x0010, 0x0010, "PN", "TRAINING^"));
    file.write(element(0x0020, 0x000D, "UI", STUDY));
    file.write(element(0x0020, 0x000E, "UI", "2.25.2"));
    return file.toByteArray();
  }

  private static byte[] element(int group, int number, String vr, String value) {
    var padding = value.length() % 2 == 0 ? "" : vr.equals("UI") ? "\0" : " ";
    var bytes = (value + padding).getBytes(StandardCharsets.US_ASCII);
    var element = new byte[8 + bytes.length];
    element[0] = (byte) group;
    element[1] = (byte) (group >> 8);
    element[2] = (byte) number;
    element[3] = (byte) (number >> 8);
    element[4] = (byte) vr.charAt(0);
    element[5] = (byte) vr.charAt(1);
    element[6] = (byte) bytes.length;
    element[7] = (byte) (bytes.length >> 8);
    System.arraycopy(bytes, 0, element, 8, bytes.length);
    return element;
  }
}
