package org.isocenter.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A performer of workitems that asks whichever replica it comes upon, and asks again after a crash.
 */
final class WorklistClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final String WORKITEM =
      """
      {"00741200":{"vr":"CS","Value":["MEDIUM"]},"00741204":{"vr":"LO","Value":["Race"]},
       "00404005":{"vr":"DT","Value":["20260105083000"]},
       "00404041":{"vr":"CS","Value":["READY"]}}
      """;

  private static final String PERFORMED =
      """
      {"00741216":{"vr":"SQ","Value":[{
        "00404028":{"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["AI1"]},
          "00080102":{"vr":"SH","Value":["99T"]},"00080104":{"vr":"LO","Value":["AI 1"]}}]},
        "00404050":{"vr":"DT","Value":["20260105090000"]},
        "00404051":{"vr":"DT","Value":["20260105090100"]},
        "00404019":{"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["D"]},
          "00080102":{"vr":"SH","Value":["99T"]},"00080104":{"vr":"LO","Value":["Detect"]}}]},
        "00404033":{"vr":"SQ","Value":[{"0040E020":{"vr":"CS","Value":["DICOM"]},
          "0020000D":{"vr":"UI","Value":["1.2.3"]},"0020000E":{"vr":"UI","Value":["1.2.3.1"]},
          "00081199":{"vr":"SQ","Value":[{
            "00081150":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.88.11"]},
            "00081155":{"vr":"UI","Value":["1.2.3.1.1"]}}]}}]}}]}}
      """;

  private final Supplier<List<String>> roots;

  /**
   * @param roots of the replicas that are there now
   */
  WorklistClient(Supplier<List<String>> roots) {
    this.roots = roots;
  }

  void create(String uid) throws InterruptedException {
    int status = send("POST", "/workitems?workitem=" + uid, WORKITEM);
    if (status != 201 && status != 409) {
      throw new IllegalStateException("created with " + status);
    }
  }

  /** Whether the workitem is claimed with this Transaction UID now. */
  boolean claim(String uid, String transaction) throws InterruptedException {
    int status = send("PUT", "/workitems/" + uid + "/state", state("IN PROGRESS", transaction));
    // 409: claimed with this very UID by an earlier attempt whose answer was lost
    return status == 200 || status == 409;
  }

  void progress(String uid, String transaction, int percent) throws InterruptedException {
    require200(
        send(
            "POST",
            "/workitems/" + uid + "?transaction-uid=" + transaction,
            "{\"00741002\":{\"vr\":\"SQ\",\"Value\":[{\"00741004\":{\"vr\":\"DS\",\"Value\":[%d]}}]}}"
                .formatted(percent)));
  }

  void complete(String uid, String transaction) throws InterruptedException {
    require200(send("POST", "/workitems/" + uid + "?transaction-uid=" + transaction, PERFORMED));
    require200(send("PUT", "/workitems/" + uid + "/state", state("COMPLETED", transaction)));
  }

  void subscribeToAll(String ae) throws InterruptedException {
    int status = send("POST", "/workitems/1.2.840.10008.5.1.4.34.5/subscribers/" + ae, "");
    if (status != 201) {
      throw new IllegalStateException("subscribed with " + status);
    }
  }

  String retrieve(String uid) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(roots.get().getFirst() + "/workitems/" + uid))
                .header("Accept", "application/dicom+json")
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static String state(String state, String transaction) {
    return "{\"00741000\":{\"vr\":\"CS\",\"Value\":[\"%s\"]},\"00081195\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}"
        .formatted(state, transaction);
  }

  private static void require200(int status) {
    if (status != 200) {
      throw new IllegalStateException("answered " + status);
    }
  }

  /** The answer of a replica; a lost connection or a 503 is no answer. */
  private int send(String method, String path, String body) throws InterruptedException {
    for (int attempt = 0; attempt < 600; attempt++) {
      var all = roots.get();
      var root = all.get(ThreadLocalRandom.current().nextInt(all.size()));
      try {
        HttpResponse<Void> answer =
            HTTP.send(
                HttpRequest.newBuilder(URI.create(root + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/dicom+json")
                    .method(method, BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() != 503) {
          return answer.statusCode();
        }
      } catch (IOException e) {
        // killed meanwhile
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("no replica answers");
  }
}
