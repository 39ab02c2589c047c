package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Uid;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.CommitmentStatus.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every place for commitment requests does; each test leaves nothing unfinished. */
public abstract class CommitmentRequestsContract {
  /** Far ahead, so that nothing is due or too old for the workers of a running service. */
  private static final Instant NOON = Instant.parse("2126-03-01T12:00:00Z");

  private static final Instant LATER = NOON.plus(Duration.ofMinutes(1));
  private static final Instant MUCH_LATER = NOON.plus(Duration.ofDays(30));
  private static final byte[] CONTENT = {1, 2, 3};

  private final List<CommitmentReference> references =
      List.of(
          new CommitmentReference.Instance(new SopReference(SampleInstance.CT, "1.2.1")),
          new CommitmentReference.InstanceOfStudy(
              new InstanceRef(SampleInstance.CT, "1.2.2", "1.2", "1.2.0")),
          new CommitmentReference.Nothing(
              new StudyReference(new Uid("1.3"), Optional.of(new Uid("1.3.0")))),
          new CommitmentReference.Nothing(new StudyReference(new Uid("1.4"), Optional.empty())));

  protected abstract CommitmentRequests requests();

  @AfterEach
  void finishAll() {
    for (var claim = requests().claim(MUCH_LATER, MUCH_LATER);
        claim.isPresent();
        claim = requests().claim(MUCH_LATER, MUCH_LATER)) {
      requests().finish(claim.get(), NOON);
    }
    requests().forget(MUCH_LATER);
  }

  @Test
  void acceptsATransactionUidOnce() {
    var claim = accepted();

    var taken = requests().accept(another(claim), new byte[] {9}, references, LATER);

    assertThat(taken.orElseThrow().content()).isEqualTo(CONTENT);
    assertThat(taken.orElseThrow().progress()).isEqualTo(Progress.WORKING);
    assertThat(requests().find(claim.transaction()).orElseThrow().content()).isEqualTo(CONTENT);
    assertThat(requests().find(new Uid("1.9.9"))).isEmpty();
    assertThat(requests().waiting()).isOne();
  }

  @Test
  void keepsReferencesAndOutcomesInTheirOrder() {
    var claim = accepted();

    assertThat(requests().open(claim, 10))
        .extracting(OpenReference::reference)
        .containsExactlyElementsOf(references);
    assertThat(requests().open(claim, 2)).hasSize(2);
    assertThat(requests().record(claim, Map.of(1, CommitmentOutcome.DAMAGED))).isTrue();

    assertThat(requests().open(claim, 10))
        .extracting(OpenReference::position)
        .containsExactly(0, 2, 3);
    assertThat(requests().items(claim.transaction()))
        .containsExactly(new CommitmentItem(1, references.get(1), CommitmentOutcome.DAMAGED));
  }

  @Test
  void leavesARequestToItsClaimUntilThatEnds() {
    var claim = accepted();

    assertThat(requests().claim(NOON, LATER)).isEmpty();
    assertThat(requests().renew(claim, LATER.plusSeconds(60))).isTrue();
    assertThat(requests().claim(LATER, LATER.plusSeconds(60))).isEmpty();

    var next = requests().claim(LATER.plusSeconds(60), MUCH_LATER).orElseThrow();

    assertThat(next.transaction()).isEqualTo(claim.transaction());
    assertThat(next.receivedAt()).isEqualTo(NOON);
    assertThat(requests().renew(claim, MUCH_LATER)).isFalse();
    assertThat(requests().record(claim, Map.of(0, CommitmentOutcome.COMMITTED))).isFalse();
    assertThat(requests().items(claim.transaction())).isEmpty();
    requests().finish(claim, NOON);
    assertThat(requests().waiting()).isOne();
  }

  @Test
  void givesAReleasedRequestToAnybody() {
    var claim = accepted();

    requests().release(claim, LATER);

    assertThat(requests().claim(NOON, LATER)).isEmpty();
    assertThat(requests().claim(LATER, MUCH_LATER)).isPresent();
    assertThat(requests().record(claim, Map.of(0, CommitmentOutcome.COMMITTED))).isFalse();
  }

  @Test
  void finishesARequest() {
    var claim = accepted();

    requests().finish(claim, NOON);

    assertThat(requests().find(claim.transaction()).orElseThrow().progress())
        .isEqualTo(Progress.DONE);
    assertThat(requests().waiting()).isZero();
    assertThat(requests().claim(MUCH_LATER, MUCH_LATER)).isEmpty();
  }

  @Test
  void dropsResultsAndThenForgets() {
    var claim = accepted();
    requests().record(claim, Map.of(0, CommitmentOutcome.COMMITTED));
    requests().finish(claim, NOON);

    assertThat(requests().expire(NOON)).isZero();
    assertThat(requests().expire(LATER)).isOne();
    assertThat(requests().expire(LATER)).isZero();
    assertThat(requests().find(claim.transaction()).orElseThrow().progress())
        .isEqualTo(Progress.EXPIRED);
    assertThat(requests().items(claim.transaction())).isEmpty();

    assertThat(requests().forget(NOON)).isZero();
    assertThat(requests().forget(LATER)).isOne();
    assertThat(requests().find(claim.transaction())).isEmpty();
  }

  @Test
  void neverGivesARequestToTwo() throws Exception {
    IntStream.range(0, 40).forEach(_ -> requests().release(accepted(), NOON));
    List<Callable<Optional<CommitmentClaim>>> claiming = new ArrayList<>();
    IntStream.range(0, 60).forEach(_ -> claiming.add(() -> requests().claim(LATER, MUCH_LATER)));

    Set<Uid> claimed = new HashSet<>();
    int claims = 0;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<CommitmentClaim>> claim : executor.invokeAll(claiming)) {
        claims += claim.get().isPresent() ? 1 : 0;
        claim.get().map(CommitmentClaim::transaction).ifPresent(claimed::add);
      }
    }

    assertThat(claimed).hasSize(claims).hasSize(40);
  }

  private CommitmentClaim accepted() {
    var claim =
        new CommitmentClaim(new Uid(SampleInstance.freshUid()), SampleInstance.freshUid(), NOON);
    assertThat(requests().accept(claim, CONTENT, references, LATER)).isEmpty();
    return claim;
  }

  private static CommitmentClaim another(CommitmentClaim claim) {
    return new CommitmentClaim(claim.transaction(), SampleInstance.freshUid(), NOON);
  }
}
