package org.isocenter.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.isocenter.testsupport.image.TestImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas of ingest that compress what both have stored, over one bucket; one is killed. */
class KilledReplicaIT {
  private static final int IMAGES = 20;
  private static final String JPEG_LS = "1.2.840.10008.1.2.4.80";
  private static final String AS_STORED = "application/dicom; transfer-syntax=*";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern COMPRESSED =
      Pattern.compile(
          "isocenter_ingest_compression_instances_total\\{outcome=\"compressed\",?} (\\d+)");

  @TempDir Path folder;

  private Surroundings surroundings;
  private ServiceProcess first;
  private ServiceProcess second;
  private ServiceProcess retrieve;

  @BeforeEach
  void start() throws Exception {
    surroundings = Surroundings.start(folder);
    first = ingest();
    second = ingest();
    retrieve = ServiceProcess.start("retrieve", surroundings.keys("retrieve"), folder);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable part : new AutoCloseable[] {first, second, retrieve, surroundings}) {
      if (part != null) {
        part.close();
      }
    }
  }

  private ServiceProcess ingest() throws IOException, InterruptedException {
    var keys = surroundings.keys("ingest");
    keys.putAll(
        Map.of(
            "isocenter.ingest.compress.syntaxes.default", JPEG_LS,
            "isocenter.ingest.compress.after", "PT0S",
            "isocenter.ingest.compress.every", "1s",
            "isocenter.ingest.compress.batch", "3",
            "isocenter.ingest.compress.lease", "10s"));
    return ServiceProcess.start("ingest", keys, folder);
  }

  @Test
  void losesNothing() throws Exception {
    List<TestImage> images =
        IntStream.range(0, IMAGES)
            .mapToObj(_ -> TestImage.of("CT").bits(16, 12).size(256, 256).frames(2))
            .toList();
    for (int i = 0; i < IMAGES; i++) {
      store(i % 2 == 0 ? first : second, images.get(i));
    }
    await("both replicas work", () -> compressedBy(first) > 0 && compressedBy(second) > 0);

    first.kill();
    var deleted = images.getLast();
    send(HttpRequest.newBuilder(URI.create(second.root() + deleted.path())).DELETE(), 204);
    var replaced = images.get(IMAGES - 2);
    byte[] newer = replaced.patientName("Newer^Name").bytes();
    send(request(second).PUT(BodyPublishers.ofByteArray(newer)), 200);

    for (TestImage image : images.subList(0, IMAGES - 1)) {
      await("it is compressed", () -> JPEG_LS.equals(syntax(image)));
      assertThat(get(image.path() + "/original", "*/*").body()).isEqualTo(image.bytes());
    }
    assertThat(get(deleted.path(), AS_STORED).statusCode()).isEqualTo(410);
  }

  private static void store(ServiceProcess ingest, TestImage image) throws Exception {
    send(request(ingest).POST(BodyPublishers.ofByteArray(image.bytes())), 200);
  }

  private static HttpRequest.Builder request(ServiceProcess ingest) {
    return HttpRequest.newBuilder(URI.create(ingest.root() + "/studies"))
        .header("Content-Type", "application/dicom");
  }

  private static void send(HttpRequest.Builder request, int status) throws Exception {
    assertThat(HTTP.send(request.build(), BodyHandlers.discarding()).statusCode())
        .isEqualTo(status);
  }

  private HttpResponse<byte[]> get(String path, String accept) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(retrieve.root() + path));
    return HTTP.send(request.header("Accept", accept).build(), BodyHandlers.ofByteArray());
  }

  private String syntax(TestImage image) throws Exception {
    var answer = get(image.path(), AS_STORED);
    return answer.statusCode() == 200 ? CorpusFile.scan(answer.body()).syntax().uid() : "";
  }

  private static int compressedBy(ServiceProcess ingest) throws Exception {
    var found = COMPRESSED.matcher(ingest.metrics());
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  /** Something that comes to be. */
  private interface Condition {
    boolean isMet() throws Exception;
  }

  private static void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.isMet()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
