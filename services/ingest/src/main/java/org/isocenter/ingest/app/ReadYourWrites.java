package org.isocenter.ingest.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.isocenter.events.Position;

/** Holds an answer back until what it says is stored can also be found. */
public final class ReadYourWrites {
  private final AppliedPositions applied;
  private final Set<String> services;
  private final Duration within;
  private final Consumer<Duration> observer;

  /**
   * @param services that must have applied what was stored; none: nothing is waited for
   * @param within how long an answer is held back at most
   */
  public ReadYourWrites(AppliedPositions applied, Set<String> services, Duration within) {
    this(applied, services, within, _ -> {});
  }

  /**
   * The same.
   *
   * @param observer is told how long each answer was held back
   */
  public ReadYourWrites(
      AppliedPositions applied,
      Set<String> services,
      Duration within,
      Consumer<Duration> observer) {
    this.observer = observer;
    this.applied = applied;
    this.services = Set.copyOf(services);
    this.within = within;
  }

  /**
   * Waits until the events are published and applied.
   *
   * @return the services that have not confirmed in time
   */
  Set<String> await(List<CompletableFuture<Position>> published) {
    if (services.isEmpty() || published.isEmpty()) {
      return Set.of();
    }
    long begin = System.nanoTime();
    Set<String> unconfirmed = await(published, begin + within.toNanos());
    observer.accept(Duration.ofNanos(System.nanoTime() - begin));
    return unconfirmed;
  }

  private Set<String> await(List<CompletableFuture<Position>> published, long deadline) {
    try {
      CompletableFuture.allOf(published.toArray(CompletableFuture<?>[]::new))
          .get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // The events wait in the outbox: stored, but nobody can have heard of them yet.
      return services;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return services;
    }
    var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    return applied.awaitApplied(lastOfEachPartition(published), services, left);
  }

  private static Map<Integer, Long> lastOfEachPartition(
      List<CompletableFuture<Position>> published) {
    Map<Integer, Long> last = new HashMap<>();
    for (CompletableFuture<Position> position : published) {
      last.merge(position.join().partition(), position.join().offset(), Math::max);
    }
    return last;
  }
}
