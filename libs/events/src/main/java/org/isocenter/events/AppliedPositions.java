package org.isocenter.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * How far services have come, and who waits for it. A waiter is an entry in a sorted map, not a
 * thread; an announcement looks at those entries alone that it satisfies.
 */
final class AppliedPositions {
  private final long downAfterNanos;
  private final long farBehind;
  private final LongSupplier nanoTime;
  private final long start;
  private final Map<Slot.Name, Slot> slots = new ConcurrentHashMap<>();

  AppliedPositions(Duration downAfter, long farBehind, LongSupplier nanoTime) {
    this.downAfterNanos = downAfter.toNanos();
    this.farBehind = farBehind;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** A service has applied all events of the partition before {@code next}. */
  void heard(String service, int partition, long next) {
    slot(service, partition).heard(next, nanoTime.getAsLong()).forEach(Waiter::confirmed);
  }

  /** Gives up waiting for who has fallen silent; to be called every now and then. */
  void tick() {
    long now = nanoTime.getAsLong();
    for (Slot slot : slots.values()) {
      slot.drainIfSilent(now).forEach(waiter -> waiter.givenUp(slot.name.service()));
    }
  }

  /** Completes with the services that have not confirmed in time. */
  CompletableFuture<Set<String>> whenApplied(
      Map<Integer, Long> positions, Set<String> services, Duration max) {
    Waiter waiter = new Waiter();
    for (String service : services) {
      positions.forEach((partition, offset) -> waiter.waitFor(slot(service, partition), offset));
    }
    return waiter.within(max);
  }

  /**
   * Silence of one never heard counts from our own start: it may not have had a chance to speak.
   */
  private Slot slot(String service, int partition) {
    return slots.computeIfAbsent(new Slot.Name(service, partition), Slot::new);
  }

  /** One service and partition. The lock is held for map operations only. */
  private final class Slot {
    record Name(String service, int partition) {}

    private static final long UNKNOWN = -1;

    private final Name name;
    private final TreeMap<Long, List<Waiter>> waiters = new TreeMap<>();
    private long next = UNKNOWN;
    private long heardAt = start;

    Slot(Name name) {
      this.name = name;
    }

    synchronized List<Waiter> heard(long position, long now) {
      next = position;
      heardAt = now;
      return drain(waiters.headMap(position));
    }

    synchronized List<Waiter> drainIfSilent(long now) {
      return isSilent(now) ? drain(waiters) : List.of();
    }

    private boolean isSilent(long now) {
      return now - heardAt > downAfterNanos;
    }

    private static List<Waiter> drain(Map<Long, List<Waiter>> entries) {
      List<Waiter> drained = new ArrayList<>();
      entries.values().forEach(drained::addAll);
      entries.clear();
      return drained;
    }

    /** Adds the waiter, or answers at once through {@code confirmed} or {@code givenUp}. */
    synchronized Answer await(Waiter waiter, long offset) {
      if (next > offset) {
        return Answer.CONFIRMED;
      }
      boolean lagging = next != UNKNOWN && offset - next > farBehind;
      if (lagging || isSilent(nanoTime.getAsLong())) {
        return Answer.GIVEN_UP;
      }
      waiters.computeIfAbsent(offset, _ -> new ArrayList<>(1)).add(waiter);
      return Answer.LATER;
    }

    synchronized boolean remove(Waiter waiter, long offset) {
      List<Waiter> same = waiters.get(offset);
      if (same == null || !same.remove(waiter)) {
        return false;
      }
      if (same.isEmpty()) {
        waiters.remove(offset);
      }
      return true;
    }
  }

  private enum Answer {
    CONFIRMED,
    GIVEN_UP,
    LATER
  }

  /** One caller, done when each of its slots has answered or time is up. */
  private static final class Waiter {
    private record Wait(Slot slot, long offset) {}

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<Wait> waits = new ArrayList<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    /** Starts at one, so that nothing completes before all slots are asked. */
    private final AtomicInteger open = new AtomicInteger(1);

    void waitFor(Slot slot, long offset) {
      open.incrementAndGet();
      switch (slot.await(this, offset)) {
        case CONFIRMED -> confirmed();
        case GIVEN_UP -> givenUp(slot.name.service());
        case LATER -> waits.add(new Wait(slot, offset));
      }
    }

    void confirmed() {
      if (open.decrementAndGet() == 0) {
        done.complete(null);
      }
    }

    void givenUp(String service) {
      missing.add(service);
      confirmed();
    }

    CompletableFuture<Set<String>> within(Duration max) {
      confirmed(); // the one of the beginning
      return done.orTimeout(max.toNanos(), TimeUnit.NANOSECONDS).handle((_, _) -> unconfirmed());
    }

    private Set<String> unconfirmed() {
      for (Wait wait : waits) {
        if (wait.slot().remove(this, wait.offset())) {
          missing.add(wait.slot().name.service());
        }
      }
      return Set.copyOf(missing);
    }
  }
}
