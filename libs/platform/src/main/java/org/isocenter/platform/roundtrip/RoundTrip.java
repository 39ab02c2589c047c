package org.isocenter.platform.roundtrip;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Stores an instance, finds its study, retrieves the instance and its frame and compares every byte
 * (PS3.18 sections 10.5, 10.6 and 10.4), then deletes the study. This is what {@code helm test}
 * runs; exit status 1 and one sentence when something is not as it should be.
 */
public final class RoundTrip {

  /** The longest that an answer is waited for. */
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  private static final Duration FOUND_WITHIN = Duration.ofSeconds(60);
  private static final Duration BETWEEN_SEARCHES = Duration.ofMillis(500);

  private final HttpClient http;
  private final Settings settings;
  private final Optional<String> token;

  private RoundTrip(HttpClient http, Settings settings, Optional<String> token) {
    this.http = http;
    this.settings = settings;
    this.token = token;
  }

  /** Takes its settings from the environment. */
  public static void main(String[] arguments) {
    try {
      run(new Settings(System.getenv()), new SecureRandom());
    } catch (IOException | IllegalArgumentException e) {
      IO.println("FAILED: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void run(Settings settings, SecureRandom random) throws IOException, InterruptedException {
    try (var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .build()) {
      Optional<String> token = new AccessToken(http, settings).get();
      new RoundTrip(http, settings, token).run(TestObject.random(random));
    }
  }

  private void run(TestObject object) throws IOException, InterruptedException {
    store(object);
    find(object);
    String instance =
        settings.url("RETRIEVE")
            + "/studies/%s/series/%s/instances/%s"
                .formatted(object.study(), object.series(), object.instance());
    compare(instance, "application/dicom", object.part10());
    compare(instance + "/frames/1", "application/octet-stream", object.frame());
    if (settings.value("DELETE").filter("true"::equals).isPresent()) {
      expect(send(request(study("STORE", object)).DELETE()), 204);
      IO.println("deleted   study " + object.study());
    }
    IO.println("Round trip passed.");
  }

  private void store(TestObject object) throws IOException, InterruptedException {
    var request =
        request(settings.url("STORE") + "/studies")
            .header("Content-Type", "application/dicom")
            .header("Accept", "application/dicom+json")
            .POST(BodyPublishers.ofByteArray(object.part10()));
    expect(send(request), 200);
    IO.println("stored    instance " + object.instance());
  }

  /** The answer to the store waits for the index, but not for ever. */
  private void find(TestObject object) throws IOException, InterruptedException {
    String search = settings.url("SEARCH") + "/studies?StudyInstanceUID=" + object.study();
    long patience = System.nanoTime() + FOUND_WITHIN.toNanos();
    while (!text(expect(send(json(search)), 200, 204)).contains(object.study())) {
      if (System.nanoTime() - patience > 0) {
        throw new IOException("The study is not found: GET " + search);
      }
      Thread.sleep(BETWEEN_SEARCHES);
    }
    IO.println("found     study " + object.study());
  }

  private void compare(String url, String type, byte[] expected)
      throws IOException, InterruptedException {
    var answer = expect(send(request(url).header("Accept", type)), 200);
    if (!Arrays.equals(answer.body(), expected)) {
      throw new IOException("What was retrieved is not what was stored: GET " + url);
    }
    IO.println("retrieved " + url + " (" + expected.length + " bytes, all equal)");
  }

  private String study(String root, TestObject object) {
    return settings.url(root) + "/studies/" + object.study();
  }

  private HttpRequest.Builder json(String url) {
    return request(url).header("Accept", "application/dicom+json");
  }

  private HttpRequest.Builder request(String url) {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER_WITHIN);
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpRequest sent = request.build();
    try {
      return http.send(sent, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IOException("No answer: " + title(sent) + " (" + e + ")", e);
    }
  }

  private static HttpResponse<byte[]> expect(HttpResponse<byte[]> answer, int... statuses)
      throws IOException {
    if (Arrays.stream(statuses).noneMatch(status -> status == answer.statusCode())) {
      throw new IOException(
          title(answer.request()) + " answers " + answer.statusCode() + ": " + text(answer));
    }
    return answer;
  }

  private static String title(HttpRequest request) {
    return request.method() + " " + request.uri();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
