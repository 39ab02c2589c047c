package org.isocenter.worklist.rest;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.isocenter.worklist.app.EventSink;

/** One stream of server-sent events, each with an event report as its data. */
final class EventStream implements EventSink {
  private static final String ALIVE = ": alive\n\n";

  private final HttpServerRequest http;
  private final Duration patience;
  private final CompletableFuture<OutputStream> body = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ReentrantLock turn = new ReentrantLock();

  EventStream(HttpServerRequest http, Duration patience) {
    this.http = http;
    this.patience = patience;
  }

  @Override
  public void send(String report) throws IOException {
    write("data: " + report + "\n\n");
  }

  private void write(String text) throws IOException {
    turn.lock();
    try {
      var out = body.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("its stream did not begin", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was cut off", e);
    } finally {
      turn.unlock();
    }
  }

  /** Lets events through to {@code out}, and returns when the stream has ended. */
  void run(OutputStream out, Duration heartbeat) {
    body.complete(out);
    try {
      write(ALIVE);
      while (!ended.await(heartbeat.toMillis(), TimeUnit.MILLISECONDS)) {
        write(ALIVE);
      }
    } catch (IOException e) {
      ended.countDown(); // the client has gone, as clients do
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void cut() {
    ended.countDown();
    var _ = http.connection().close();
  }
}
