package org.isocenter.worklist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of the event channel that keeps what it is told. */
public final class Subscriber implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern TYPE =
      Pattern.compile("\"00001002\":\\{\"vr\":\"?US\",? ?\"Value\":\\[(\\d)]");

  private final List<String> reports = new CopyOnWriteArrayList<>();
  private @Nullable WebSocket socket;
  private @Nullable Thread stream;

  private Subscriber() {}

  /** Opens the web socket of {@code ae} below {@code root}. */
  public static Subscriber socket(String root, String ae) {
    var subscriber = new Subscriber();
    subscriber.socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(
                URI.create(root.replaceFirst("^http", "ws") + "/subscribers/" + ae),
                new WebSocket.Listener() {
                  private final StringBuilder text = new StringBuilder();

                  @Override
                  public @Nullable CompletionStage<?> onText(
                      WebSocket webSocket, CharSequence data, boolean last) {
                    text.append(data);
                    if (last) {
                      subscriber.reports.add(text.toString());
                      text.setLength(0);
                    }
                    webSocket.request(1);
                    return null;
                  }
                })
            .join();
    return subscriber;
  }

  /** Opens the stream of server-sent events. */
  public static Subscriber stream(String root, String ae) throws Exception {
    var subscriber = new Subscriber();
    var response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(root + "/subscribers/" + ae + "/events"))
                .header("Accept", "text/event-stream")
                .build(),
            BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    subscriber.stream =
        Thread.ofVirtual()
            .start(() -> {
              try (var in =
                  new BufferedReader(
                      new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                in.lines()
                    .filter(line -> line.startsWith("data: "))
                    .forEach(line -> subscriber.reports.add(line.substring(6)));
              } catch (IOException | java.io.UncheckedIOException e) {
                // closed
              }
            });
    return subscriber;
  }

  public List<String> reports() {
    return List.copyOf(reports);
  }

  /** Reports that speak of a workitem, each as {@code type state}. */
  public List<String> of(String workitem) {
    return reports.stream()
        .filter(one -> one.contains('"' + workitem + '"'))
        .map(Subscriber::brief)
        .toList();
  }

  private static String brief(String report) {
    var type = TYPE.matcher(report.replace(" ", ""));
    var number = type.find() ? type.group(1) : "?";
    for (var state : List.of("SCHEDULED", "IN PROGRESS", "COMPLETED", "CANCELED")) {
      if (report.contains("\"" + state + "\"")) {
        return number + " " + state;
      }
    }
    return number;
  }

  /** Waits until {@code count} reports of a workitem are there. */
  public List<String> await(String workitem, int count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (of(workitem).size() < count && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return of(workitem);
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
    if (stream != null) {
      stream.interrupt();
    }
  }
}
