package org.isocenter.worklist.rest;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.TimeoutException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.isocenter.dicomweb.DicomWebException;
import org.isocenter.worklist.app.EventChannel;
import org.isocenter.worklist.app.EventChannels;
import org.isocenter.worklist.app.EventSink;

/** The event channel, PS3.18 sections 8.10.4 and 8.10.5: event reports as text frames. */
@WebSocket(path = "/dicom-web/subscribers/{aetitle}")
public class EventSocket {
  /** RFC 6455 section 7.4.1: policy violation, and try again later (1013). */
  private static final int REFUSED = 1008;

  private static final int SLOW = 1013;

  private final EventChannels channels;
  private final EventStreamSettings settings;
  private final Map<String, EventChannel> byConnection = new ConcurrentHashMap<>();

  EventSocket(EventChannels channels, EventStreamSettings settings) {
    this.channels = channels;
    this.settings = settings;
  }

  @OnOpen
  @RunOnVirtualThread
  void open(@PathParam("aetitle") String aetitle, WebSocketConnection connection) {
    try {
      var ae = PathValues.aeTitle(URLDecoder.decode(aetitle, StandardCharsets.UTF_8));
      byConnection.put(
          connection.id(), channels.open(ae, new Sink(connection, settings.sendWithin())));
    } catch (DicomWebException refusal) {
      connection.closeAndAwait(new CloseReason(REFUSED, refusal.detail()));
    }
  }

  @OnTextMessage
  @RunOnVirtualThread
  void ignore(String message) {
    // subscribers only listen
  }

  @OnClose
  @RunOnVirtualThread
  void close(WebSocketConnection connection) {
    var channel = byConnection.remove(connection.id());
    if (channel != null) {
      channels.close(channel);
    }
  }

  @OnError
  @RunOnVirtualThread
  void fail(Throwable failure, WebSocketConnection connection) {
    close(connection);
  }

  private record Sink(WebSocketConnection connection, Duration patience) implements EventSink {
    @Override
    public void send(String report) throws IOException {
      try {
        connection.sendText(report).await().atMost(patience);
      } catch (TimeoutException e) {
        throw new IOException("it took no event for " + patience.toSeconds() + " s", e);
      } catch (RuntimeException e) {
        throw new IOException("its connection is broken", e);
      }
    }

    @Override
    public void cut() {
      connection.close(new CloseReason(SLOW, "too far behind")).subscribe().with(_ -> {}, _ -> {});
    }
  }
}
