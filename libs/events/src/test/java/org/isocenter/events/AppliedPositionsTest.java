package org.isocenter.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AppliedPositionsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Set<String> BOTH = Set.of("query", "retrieve");

  private final AtomicLong now = new AtomicLong();
  private final AppliedPositions positions =
      new AppliedPositions(Duration.ofSeconds(10), 100, now::get);

  @Test
  void whoHasPassedTheOffsetAlreadyConfirmsAtOnce() {
    positions.heard("query", 0, 8);

    assertThat(positions.whenApplied(Map.of(0, 7L), Set.of("query"), LONG))
        .isCompletedWithValue(Set.of());
  }

  @Test
  void theOffsetItselfMustBeApplied() {
    positions.heard("query", 0, 7);

    var waiting = positions.whenApplied(Map.of(0, 7L), Set.of("query"), LONG);
    assertThat(waiting).isNotDone();

    positions.heard("query", 0, 8);
    assertThat(waiting).isCompletedWithValue(Set.of());
  }

  @Test
  void everyServiceAndEveryPartitionMustConfirm() {
    var waiting = positions.whenApplied(Map.of(0, 1L, 1, 5L), BOTH, LONG);

    positions.heard("query", 0, 10);
    positions.heard("query", 1, 10);
    positions.heard("retrieve", 0, 10);
    assertThat(waiting).isNotDone();

    positions.heard("retrieve", 1, 6);
    assertThat(waiting).isCompletedWithValue(Set.of());
  }

  @Test
  void whoIsLateIsNamedWhenTimeIsUp() {
    positions.heard("query", 0, 10);

    assertThat(positions.whenApplied(Map.of(0, 1L), BOTH, Duration.ofMillis(20)).join())
        .containsExactly("retrieve");
  }

  @Test
  void nobodyIsWaitedForWithoutTime() {
    assertThat(positions.whenApplied(Map.of(0, 1L), BOTH, Duration.ZERO).join())
        .containsExactlyInAnyOrderElementsOf(BOTH);
  }

  @Test
  void nothingPublishedNeedsNoConfirmation() {
    assertThat(positions.whenApplied(Map.of(), BOTH, LONG)).isCompletedWithValue(Set.of());
  }

  @Test
  void aServiceThatIsDownIsNotWaitedFor() {
    positions.heard("query", 0, 0);
    advance(Duration.ofSeconds(11));
    positions.heard("retrieve", 0, 10);

    assertThat(positions.whenApplied(Map.of(0, 1L), BOTH, LONG))
        .isCompletedWithValue(Set.of("query"));
  }

  @Test
  void aServiceThatFallsSilentIsGivenUp() {
    positions.heard("query", 0, 0);
    var waiting = positions.whenApplied(Map.of(0, 1L), Set.of("query"), LONG);
    advance(Duration.ofSeconds(9));
    positions.tick();
    assertThat(waiting).isNotDone();

    advance(Duration.ofSeconds(2));
    positions.tick();

    assertThat(waiting).isCompletedWithValue(Set.of("query"));
  }

  @Test
  void heartbeatsKeepAServiceAlive() {
    var waiting = positions.whenApplied(Map.of(0, 1L), Set.of("query"), LONG);
    for (int i = 0; i < 10; i++) {
      advance(Duration.ofSeconds(9));
      positions.heard("query", 0, 0);
      positions.tick();
    }

    assertThat(waiting).isNotDone();
  }

  @Test
  void aServiceNeverHeardIsGivenTimeToAppear() {
    var early = positions.whenApplied(Map.of(0, 1L), Set.of("query"), LONG);
    assertThat(early).isNotDone();

    advance(Duration.ofSeconds(11));

    assertThat(positions.whenApplied(Map.of(0, 1L), Set.of("query"), LONG))
        .isCompletedWithValue(Set.of("query"));
    positions.tick();
    assertThat(early).isCompletedWithValue(Set.of("query"));
  }

  @Test
  void aServiceFarBehindIsNotWaitedFor() {
    positions.heard("query", 0, 50);

    assertThat(positions.whenApplied(Map.of(0, 150L), Set.of("query"), LONG)).isNotDone();
    assertThat(positions.whenApplied(Map.of(0, 151L), Set.of("query"), LONG))
        .isCompletedWithValue(Set.of("query"));
  }

  @Test
  void thousandsOfWaitersAreReleasedInOrder() {
    List<CompletableFuture<Set<String>>> waiting = new ArrayList<>();
    positions.heard("query", 0, 0);
    for (long offset = 0; offset < 100; offset++) {
      for (int i = 0; i < 100; i++) {
        waiting.add(positions.whenApplied(Map.of(0, offset), Set.of("query"), LONG));
      }
    }

    positions.heard("query", 0, 50);

    assertThat(waiting.subList(0, 5_000)).allMatch(CompletableFuture::isDone);
    assertThat(waiting.subList(5_000, 10_000)).noneMatch(CompletableFuture::isDone);
    positions.heard("query", 0, 100);
    assertThat(waiting).allMatch(done -> done.join().isEmpty());
  }

  private void advance(Duration duration) {
    now.addAndGet(duration.toNanos());
  }
}
