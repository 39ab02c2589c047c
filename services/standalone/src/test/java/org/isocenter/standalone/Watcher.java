package org.isocenter.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A subscriber that notes, by workitem, what it is told. */
final class Watcher implements AutoCloseable, WebSocket.Listener {
  private static final Pattern WORKITEM = Pattern.compile("\"00001000\":[^\\[]*\\[\"([0-9.]+)\"");
  private static final Pattern STATE = Pattern.compile("\"00741000\":[^\\[]*\\[\"([A-Z ]+)\"");
  private static final Pattern PROGRESS = Pattern.compile("\"00741004\":[^\\[]*\\[(\\d+)");

  private final Map<String, List<String>> told = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable WebSocket socket;

  static Watcher open(String root, String ae) {
    var watcher = new Watcher();
    watcher.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(root.replaceFirst("^http", "ws") + "/subscribers/" + ae), watcher)
            .join();
    return watcher;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      note(text.toString());
      text.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  private void note(String report) {
    var workitem = WORKITEM.matcher(report);
    if (workitem.find()) {
      told.computeIfAbsent(workitem.group(1), _ -> new ArrayList<>()).add(brief(report));
    }
  }

  private static String brief(String report) {
    var state = STATE.matcher(report);
    if (state.find()) {
      return state.group(1);
    }
    var progress = PROGRESS.matcher(report);
    return progress.find() ? progress.group(1) : "other";
  }

  List<String> of(String workitem) {
    return List.copyOf(told.getOrDefault(workitem, List.of()));
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
