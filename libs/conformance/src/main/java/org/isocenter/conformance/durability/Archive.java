package org.isocenter.conformance.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The DICOMweb server under test, seen from outside. */
final class Archive {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String root;

  Archive(String root) {
    this.root = root;
  }

  /**
   * One instance as a search or metadata tell of it.
   *
   * @param rows Rows (0028,0010), or -1
   */
  record Described(String sop, int rows) {}

  /** The SOP Instance UIDs that the server acknowledged (PS3.18 section 10.5.3). */
  List<String> store(List<TestInstance> instances) throws IOException, InterruptedException {
    return send("POST", instances);
  }

  /** The same for instances that are stored already, with other content. */
  List<String> replace(List<TestInstance> instances) throws IOException, InterruptedException {
    return send("PUT", instances);
  }

  private List<String> send(String method, List<TestInstance> instances)
      throws IOException, InterruptedException {
    var request =
        request("/studies")
            .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=kill")
            .method(method, BodyPublishers.ofByteArray(multipart(instances)))
            .build();
    var response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200 && response.statusCode() != 202) {
      throw unexpected(response);
    }
    var acknowledged = new ArrayList<String>();
    for (var item : JSON.readTree(response.body()).path("00081199").path("Value")) {
      acknowledged.add(value(item, "00081155").asText());
    }
    return acknowledged;
  }

  /** Returns once the deletion is acknowledged. */
  void delete(String path) throws IOException, InterruptedException {
    var response = http.send(request(path).DELETE().build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 204) {
      throw unexpected(response);
    }
  }

  List<Described> search(String study) throws IOException, InterruptedException {
    return described("/studies/" + study + "/instances?limit=10000");
  }

  List<Described> metadata(String study) throws IOException, InterruptedException {
    return described("/studies/" + study + "/metadata");
  }

  private List<Described> described(String path) throws IOException, InterruptedException {
    var response = get(path, "application/dicom+json");
    var instances = new ArrayList<Described>();
    if (found(response)) {
      for (var dataset : JSON.readTree(response.body())) {
        instances.add(
            new Described(
                value(dataset, "00080018").asText(), value(dataset, "00280010").asInt(-1)));
      }
    }
    return instances;
  }

  /** NumberOfStudyRelatedInstances (0020,1208), or -1 when the study is unknown. */
  int countedInstances(String study) throws IOException, InterruptedException {
    var response = get("/studies?StudyInstanceUID=" + study, "application/dicom+json");
    return found(response)
        ? JSON.readTree(response.body()).path(0).path("00201208").path("Value").path(0).asInt(-1)
        : -1;
  }

  /** SHA-256 of the instance as delivered, if it is there. */
  Optional<String> digest(String study, String sop) throws IOException, InterruptedException {
    var path = "/studies/%s/series/%s.1/instances/%s".formatted(study, study, sop);
    var response = get(path, "application/dicom; transfer-syntax=*");
    return found(response) ? Optional.of(TestInstance.sha256(response.body())) : Optional.empty();
  }

  private HttpResponse<byte[]> get(String path, String accept)
      throws IOException, InterruptedException {
    return http.send(request(path).header("Accept", accept).build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
  }

  private static boolean found(HttpResponse<byte[]> response) throws IOException {
    return switch (response.statusCode()) {
      case 200 -> true;
      case 204, 404, 410 -> false;
      default -> throw unexpected(response);
    };
  }

  /** What a server that is there should not have answered. */
  static final class UnexpectedAnswer extends IOException {

    private static final long serialVersionUID = 1;

    private UnexpectedAnswer(String message) {
      super(message);
    }
  }

  private static UnexpectedAnswer unexpected(HttpResponse<byte[]> response) {
    return new UnexpectedAnswer(
        "%s %s answered %d: %s"
            .formatted(
                response.request().method(),
                response.uri(),
                response.statusCode(),
                new String(response.body(), StandardCharsets.UTF_8)));
  }

  private static JsonNode value(JsonNode dataset, String tag) {
    return dataset.path(tag).path("Value").path(0);
  }

  private static byte[] multipart(List<TestInstance> instances) {
    var body = new ByteArrayOutputStream();
    for (var instance : instances) {
      body.writeBytes(ascii("\r\n--kill\r\nContent-Type: application/dicom\r\n\r\n"));
      body.writeBytes(instance.part10());
    }
    body.writeBytes(ascii("\r\n--kill--\r\n"));
    return body.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
