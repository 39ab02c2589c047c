package org.isocenter.platform.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A response whose first bytes are gone: its status can no longer say that it failed. */
final class BegunResponse {

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private BegunResponse() {}

  /**
   * Breaks a response that has begun off, so that the client sees that it is incomplete. Returns
   * only once it is broken: the framework would end the body properly otherwise, as if it were
   * whole.
   *
   * @return false when nothing was sent yet, so that the failure can be answered
   */
  static boolean breakOff(HttpServerRequest request) {
    if (!request.response().headWritten()) {
      return false;
    }
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
      return true;
    }
    await(request.connection().close().toCompletionStage().toCompletableFuture());
    return true;
  }

  private static void await(CompletableFuture<Void> closed) {
    if (Context.isOnEventLoopThread()) {
      return; // there it was closed at once, and must not be waited for
    }
    try {
      closed.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      // Whatever kept the connection from closing in order, it is of no use any more.
      return;
    }
  }
}
