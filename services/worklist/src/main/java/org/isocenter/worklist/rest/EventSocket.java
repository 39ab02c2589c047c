package org.isocenter.worklist.rest;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.isocenter.worklist.app.EventChannels;

/** The event channel, PS3.18 sections 8.10.4 and 8.10.5: event reports as text frames. */
@WebSocket(path = "/dicom-web/subscribers/{aetitle}")
public class EventSocket {
  private final EventChannels channels;

  EventSocket(EventChannels channels) {
    this.channels = channels;
  }

  @OnOpen
  @RunOnVirtualThread
  void open(WebSocketConnection connection) {
    var admitted = connection.userData().get(EventSocketAdmission.ADMITTED);
    if (admitted != null) {
      admitted.sink().opened(connection);
      channels.tellOfRestart(admitted.channel());
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
    var admitted = connection.userData().get(EventSocketAdmission.ADMITTED);
    if (admitted != null) {
      channels.close(admitted.channel());
    }
  }

  @OnError
  @RunOnVirtualThread
  void fail(Throwable failure, WebSocketConnection connection) {
    close(connection);
  }
}
