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

  /** The SOP Instance UIDs that the server acknowledged (PS3.18 section 10.5.3). */
  List<String> store(List<TestInstance> instances) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(root + "/studies"))
            .timeout(PATIENCE)
            .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=kill")
            .POST(BodyPublishers.ofByteArray(multipart(instances)))
            .build();
    var response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200 && response.statusCode() != 202) {
      return List.of();
    }
    return uids(JSON.readTree(response.body()).path("00081199").path("Value"), "00081155");
  }

  List<String> search(String study) throws IOException, InterruptedException {
    var response = get("/studies/" + study + "/instances?limit=10000", "application/dicom+json");
    return found(response) ? uids(JSON.readTree(response.body()), "00080018") : List.of();
  }

  List<String> metadata(String study) throws IOException, InterruptedException {
    var response = get("/studies/" + study + "/metadata", "application/dicom+json");
    return found(response) ? uids(JSON.readTree(response.body()), "00080018") : List.of();
  }

  /** NumberOfStudyRelatedInstances (0020,1208), or -1 when the study is unknown. */
  int countedInstances(String study) throws IOException, InterruptedException {
    var response = get("/studies?StudyInstanceUID=" + study, "application/dicom+json");
    return found(response)
        ? JSON.readTree(response.body()).path(0).path("00201208").path("Value").path(0).asInt(-1)
        : -1;
  }

  /** SHA-256 of the instance as delivered, or "absent". */
  String digest(TestInstance instance) throws IOException, InterruptedException {
    var path =
        "/studies/%s/series/%s/instances/%s"
            .formatted(instance.study(), instance.series(), instance.sop());
    var response = get(path, "application/dicom; transfer-syntax=*");
    return found(response) ? TestInstance.sha256(response.body()) : "absent";
  }

  private HttpResponse<byte[]> get(String path, String accept)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(PATIENCE)
            .header("Accept", accept)
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private static boolean found(HttpResponse<byte[]> response) throws IOException {
    return switch (response.statusCode()) {
      case 200 -> true;
      case 204, 404 -> false;
      default ->
          throw new IOException(
              response.uri()
                  + " answered "
                  + response.statusCode()
                  + ": "
                  + new String(response.body(), StandardCharsets.UTF_8));
    };
  }

  private static List<String> uids(JsonNode datasets, String tag) {
    var uids = new ArrayList<String>();
    for (var dataset : datasets) {
      uids.add(dataset.path(tag).path("Value").path(0).asText());
    }
    return uids;
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
