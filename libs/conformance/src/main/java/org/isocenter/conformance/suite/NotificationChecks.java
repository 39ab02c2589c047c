package org.isocenter.conformance.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.isocenter.conformance.fixture.Workitems;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.JsonModel;
import org.jspecify.annotations.Nullable;

/** The event channel, PS3.18 section 8.10. */
final class NotificationChecks {
  private static final String AE = "CONFEVT";
  private static final String DATA = "data: ";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private NotificationChecks() {}

  static List<Check> all() {
    var checks = new CheckList("8.10 Notifications");
    checks.add(
        "8.10.4",
        "the web socket that the subscription names opens, and the current state comes at once",
        s -> {
          var uid = WorklistRequests.created(s, "8.1");
          try (var channel = Channel.open(s, uid)) {
            var report = channel.next(uid, "1");
            Mismatch.unless(state(report).equals("SCHEDULED"), "the state is %s", state(report));
            return "SCHEDULED";
          }
        });
    checks.add(
        "8.10.5",
        "events are text frames of DICOM JSON: state, progress, cancel request, in order",
        s -> {
          var uid = WorklistRequests.created(s, "8.2");
          try (var channel = Channel.open(s, uid)) {
            channel.next(uid, "1");
            Expect.status(
                WorklistRequests.state(s, uid, "IN PROGRESS", WorklistRequests.MINE), 200);
            Mismatch.unless(
                state(channel.next(uid, "1")).equals("IN PROGRESS"), "the claim is not told");
            Expect.status(
                WorklistRequests.update(s, uid, WorklistRequests.MINE, Workitems.DISCONTINUED),
                200);
            channel.next(uid, "3");
            Expect.status(
                WorklistRequests.post(s, "/workitems/" + uid + "/cancelrequest", "{}"), 202);
            var cancel = channel.next(uid, "2");
            Mismatch.unless(cancel.has("00741236"), "there is no Requesting AE");
            Expect.status(WorklistRequests.state(s, uid, "CANCELED", WorklistRequests.MINE), 200);
            Mismatch.unless(
                state(channel.next(uid, "1")).equals("CANCELED"), "the end is not told");
            return "1 IN PROGRESS, 3, 2, 1 CANCELED";
          }
        });
    checks.add(
        "ext events",
        "server-sent events tell the same as the web socket",
        NotificationChecks::streamed);
    return checks.all();
  }

  private static String streamed(Session s) throws Exception {
    var uid = WorklistRequests.created(s, "8.3");
    var stream =
        s.server().open(Call.get("/subscribers/" + AE + "S/events", "Accept: text/event-stream"));
    try (var lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
      Expect.optional(stream.head(), List.of(404, 405, 501), 200);
      Expect.type(stream.head(), "text/event-stream");
      Expect.status(
          WorklistRequests.post(s, "/workitems/" + uid + "/subscribers/" + AE + "S", ""), 201);
      var report =
          CompletableFuture.supplyAsync(() -> report(lines, uid), Thread::startVirtualThread)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      Mismatch.unless(state(report).equals("SCHEDULED"), "the state is %s", state(report));
      return "SCHEDULED";
    }
  }

  private static JsonNode report(BufferedReader lines, String uid) {
    return lines
        .lines()
        .filter(line -> line.startsWith(DATA) && line.contains('"' + uid + '"'))
        .map(line -> JsonModel.tree(line.substring(DATA.length()).getBytes(UTF_8)))
        .findFirst()
        .orElseThrow(() -> new Mismatch("the stream ended without a report"));
  }

  private static String state(JsonNode report) {
    return report.path("00741000").path("Value").path(0).asText();
  }

  /** A connection and what came over it. */
  private static final class Channel implements AutoCloseable, WebSocket.Listener {
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    /** Opens the channel first and subscribes then, so that nothing is missed. */
    static Channel open(Session s, String uid) throws Exception {
      var channel = new Channel();
      var root = s.server().root().toString().replaceFirst("^http", "ws");
      channel.socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create(root + "/subscribers/" + AE), channel)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      Expect.status(WorklistRequests.post(s, "/workitems/" + uid + "/subscribers/" + AE, ""), 201);
      return channel;
    }

    /** The next report of a workitem, which must be of the type. */
    JsonNode next(String uid, String type) throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        var report = reports.poll(1, TimeUnit.SECONDS);
        if (report != null && report.contains('"' + uid + '"')) {
          var tree = JsonModel.tree(report.getBytes(UTF_8));
          var seen = tree.path("00001002").path("Value").path(0).asText();
          Mismatch.unless(seen.equals(type), "an event of type %s instead of %s", seen, type);
          return tree;
        }
      }
      throw new Mismatch("no event of type " + type + " came");
    }

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        reports.add(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public void close() {
      if (socket != null) {
        socket.abort();
      }
    }
  }
}
