package org.isocenter.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.isocenter.conformance.fixture.PartTen;
import org.isocenter.standalone.TraceReceiver.Span;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services as a cluster runs them: each a process of its own, objects in an S3 bucket. */
class ThreeProcessesIT {

  private static final int SIDE = 64;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir static Path folder;

  private static Surroundings surroundings;
  private static TraceReceiver traces;
  private static ServiceProcess ingest;
  private static ServiceProcess query;
  private static ServiceProcess retrieve;

  @BeforeAll
  static void start() throws Exception {
    surroundings = Surroundings.start(folder);
    traces = TraceReceiver.start();
    ingest = ServiceProcess.start("ingest", keys("ingest"), folder);
    query = ServiceProcess.start("query", keys("query"), folder);
    retrieve = ServiceProcess.start("retrieve", keys("retrieve"), folder);
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable part : new AutoCloseable[] {ingest, query, retrieve, traces, surroundings}) {
      if (part != null) {
        part.close();
      }
    }
  }

  @Test
  void whatOneProcessStoresTheOthersFindAndDeliver() throws Exception {
    var study = "2.25.7001";
    var object = instance(study);

    var stored = store(object);

    assertThat(stored.statusCode()).isEqualTo(200);
    assertThat(stored.headers().firstValue("Warning")).isEmpty();
    var found = get(query, "/studies?StudyInstanceUID=" + study, "application/dicom+json");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(text(found)).contains("\"" + study + "\"").contains("\"00201208\"");
    var loaded = get(retrieve, instancePath(study), "application/dicom");
    assertThat(loaded.body()).isEqualTo(object);
    var frame = get(retrieve, instancePath(study) + "/frames/1", "application/octet-stream");
    assertThat(frame.body())
        .isEqualTo(Arrays.copyOfRange(object, object.length - SIDE * SIDE * 2, object.length));
    var metadata = get(retrieve, "/studies/" + study + "/metadata", "application/dicom+json");
    assertThat(text(metadata)).contains(retrieve.root() + "/studies/" + study);
  }

  @Test
  void aServiceThatIsAwayIsNotNeededToStoreAndCatchesUpWhenItIsBack() throws Exception {
    var study = "2.25.7002";
    query.kill();

    var stored = store(instance(study));
    query = ServiceProcess.start("query", keys("query"), folder);

    assertThat(stored.statusCode()).isEqualTo(200);
    assertThat(stored.headers().firstValue("Warning"))
        .hasValueSatisfying(warning -> assertThat(warning).startsWith("299").contains("query"));
    assertThat(awaitFound(study)).isTrue();
  }

  /** The request, its objects and rows, the message, and what becomes of it elsewhere. */
  @Test
  void oneTraceLeadsFromTheRequestToEveryConsumer() throws Exception {
    var study = "2.25.7003";

    store("/studies?secret=PATIENT", instance(study));
    var trace = awaitTrace();

    var tree = TraceReceiver.tree(trace);
    Files.writeString(Path.of("target", "trace-of-a-store.txt"), tree);
    assertThat(parentOf(trace, "object-store put")).startsWith("POST");
    assertThat(parentOf(trace, "ledger transaction")).startsWith("POST");
    assertThat(parentOf(trace, "await visibility")).startsWith("POST");
    assertThat(parentOf(trace, "send dicom.instances")).startsWith("POST");
    assertThat(parentOf(trace, "process dicom.instances")).isEqualTo("send dicom.instances");
    assertThat(parentOf(trace, "query transaction")).isEqualTo("process dicom.instances");
    assertThat(parentOf(trace, "retrieve transaction")).isEqualTo("process dicom.instances");
    assertThat(trace.stream().map(Span::service).distinct())
        .containsExactlyInAnyOrder("isocenter-ingest", "isocenter-query", "isocenter-retrieve");
    assertThat(traces.text()).doesNotContain("PATIENT");
  }

  /** The trace of the last request that stored, once both consumers have told of it. */
  private static List<Span> awaitTrace() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < deadline) {
      var stored = traces.tracesWith(span -> span.name().equals("ledger transaction"));
      for (var root : stored.stream().filter(span -> span.parent().isEmpty()).toList()) {
        var trace = stored.stream().filter(span -> span.trace().equals(root.trace())).toList();
        if (names(trace).containsAll(List.of("query transaction", "retrieve transaction"))) {
          return trace;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("No whole trace came: " + traces.tracesWith(_ -> true));
  }

  private static List<String> names(List<Span> trace) {
    return trace.stream().map(Span::name).toList();
  }

  private static String parentOf(List<Span> trace, String name) {
    var parents =
        trace.stream().filter(span -> span.name().equals(name)).map(Span::parent).toList();
    return trace.stream()
        .filter(span -> parents.contains(span.id()))
        .map(Span::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static boolean awaitFound(String study) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < deadline) {
      if (get(query, "/studies?StudyInstanceUID=" + study, "application/dicom+json").statusCode()
          == 200) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return false;
  }

  private static Map<String, String> keys(String service) {
    var keys = surroundings.keys(service);
    keys.put("quarkus.otel.sdk.disabled", "false");
    keys.put("quarkus.otel.exporter.otlp.endpoint", traces.endpoint());
    keys.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
    keys.put("quarkus.otel.bsp.schedule.delay", "0.1S");
    return keys;
  }

  private static HttpResponse<byte[]> store(byte[] object)
      throws IOException, InterruptedException {
    return store("/studies", object);
  }

  private static HttpResponse<byte[]> store(String path, byte[] object)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(ingest.root() + path))
            .header("Content-Type", "application/dicom")
            .POST(BodyPublishers.ofByteArray(object))
            .build();
    return HTTP.send(request, BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> get(ServiceProcess service, String path, String accept)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(service.root() + path)).header("Accept", accept).build();
    return HTTP.send(request, BodyHandlers.ofByteArray());
  }

  private static String instancePath(String study) {
    return "/studies/%s/series/%s.1/instances/%s.1.1".formatted(study, study, study);
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] instance(String study) {
    int pixels = SIDE * SIDE * 2;
    var header = PartTen.header(study, 1, SIDE, 1, pixels);
    var object = Arrays.copyOf(header, header.length + pixels);
    for (int i = header.length; i < object.length; i++) {
      object[i] = (byte) (i * 31);
    }
    return object;
  }
}
