package org.isocenter.worklist.rest;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.isocenter.worklist.app.EventSink;

/** The way over one web socket, which is taken note of before its handshake ends. */
final class SocketSink implements EventSink {
  /** Try again later, in the registry of RFC 6455 section 11.7. */
  private static final int SLOW = 1013;

  private final CompletableFuture<WebSocketConnection> connection = new CompletableFuture<>();
  private final Duration patience;

  SocketSink(Duration patience) {
    this.patience = patience;
  }

  /** Lets through what has waited for the handshake. */
  void opened(WebSocketConnection opened) {
    connection.complete(opened);
  }

  /** Whether the handshake ends in time; for a thread that may wait. */
  boolean opensInTime() {
    try {
      connection.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void send(String report) throws IOException {
    if (!opensInTime()) {
      throw new IOException("its handshake did not end");
    }
    try {
      connection.join().sendText(report).await().atMost(patience);
    } catch (TimeoutException e) {
      throw new IOException("it took no event for " + patience.toSeconds() + " s", e);
    } catch (RuntimeException e) {
      throw new IOException("its connection is broken", e);
    }
  }

  @Override
  public void cut() {
    if (connection.isDone()) {
      connection
          .join()
          .close(new CloseReason(SLOW, "too far behind"))
          .subscribe()
          .with(_ -> {}, _ -> {});
    }
  }
}
