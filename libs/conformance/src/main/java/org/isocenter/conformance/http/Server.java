package org.isocenter.conformance.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The server under test, known by its DICOMweb root alone. */
public final class Server {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI root;
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

  public Server(URI root) {
    var text = root.toString();
    this.root = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : root;
  }

  public URI root() {
    return root;
  }

  public Answer send(Call call) throws IOException, InterruptedException {
    return send(URI.create(root + call.target()), call);
  }

  /** To an address that the server itself gave, relative to {@code base} when it is relative. */
  public Answer follow(String address, String base, String... headers)
      throws IOException, InterruptedException {
    var uri = URI.create(root + base).resolve(address);
    return send(uri, Call.get(address, headers));
  }

  private Answer send(URI uri, Call call) throws IOException, InterruptedException {
    var response = http.send(request(uri, call), BodyHandlers.ofByteArray());
    return note(uri, call, new Answer(response.statusCode(), headers(response), response.body()));
  }

  /**
   * An answer that has no end.
   *
   * @param head the answer without its body
   * @param body what comes; whoever asked closes it
   */
  public record Streamed(Answer head, InputStream body) {}

  /** Comes back as soon as the head of the answer is there. */
  public Streamed open(Call call) throws IOException, InterruptedException {
    var uri = URI.create(root + call.target());
    var response = http.send(request(uri, call), BodyHandlers.ofInputStream());
    var head = new Answer(response.statusCode(), headers(response), new byte[0]);
    return new Streamed(note(uri, call, head), response.body());
  }

  private static HttpRequest request(URI uri, Call call) {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .method(call.method(), BodyPublishers.ofByteArray(call.body()));
    for (var line : call.headers()) {
      int colon = line.indexOf(':');
      request.header(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return request.build();
  }

  private static Map<String, List<String>> headers(HttpResponse<?> response) {
    var headers = new TreeMap<String, List<String>>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return headers;
  }

  private Answer note(URI uri, Call call, Answer answer) {
    var address = uri.toString();
    if (address.startsWith(root.toString())) {
      exchanges.add(
          new Exchange(
              call.method(),
              address.substring(root.toString().length()),
              answer.status(),
              answer.header("Content-Type").orElse("")));
    }
    return answer;
  }

  /** What was asked and answered since this was called last. */
  public List<Exchange> takeExchanges() {
    var taken = new ArrayList<Exchange>();
    for (var next = exchanges.poll(); next != null; next = exchanges.poll()) {
      taken.add(next);
    }
    return taken;
  }
}
