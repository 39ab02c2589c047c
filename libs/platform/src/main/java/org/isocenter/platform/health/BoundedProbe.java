package org.isocenter.platform.health;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/**
 * Asks a backend whether it answers, for a bounded time. An attempt that outlives that time is
 * asked for again instead of beginning another beside it, so a dead backend costs one thread, not
 * one per probe.
 */
final class BoundedProbe {

  private final String name;
  private final Runnable attempt;
  private final Duration longest;
  private @Nullable FutureTask<Void> underWay;

  /**
   * @param attempt returns when the backend answers, else throws with a sentence for operators
   */
  BoundedProbe(String name, Runnable attempt, Duration longest) {
    this.name = name;
    this.attempt = attempt;
    this.longest = longest;
  }

  HealthCheckResponse ask() {
    var response = HealthCheckResponse.named(name);
    FutureTask<Void> task = current();
    try {
      task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return response.up().build();
    } catch (ExecutionException e) {
      return response.down().withData("reason", reason(e.getCause())).build();
    } catch (TimeoutException e) {
      return response
          .down()
          .withData("reason", "no answer within %d ms".formatted(longest.toMillis()))
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return response.down().withData("reason", "interrupted").build();
    }
  }

  private synchronized FutureTask<Void> current() {
    FutureTask<Void> task = underWay;
    if (task == null || task.isDone()) {
      task = new FutureTask<>(attempt, null);
      underWay = task;
      Thread.ofVirtual().name("probe-" + name).start(task);
    }
    return task;
  }

  private static String reason(@Nullable Throwable failure) {
    return failure == null ? "unknown" : String.valueOf(failure.getMessage());
  }
}
