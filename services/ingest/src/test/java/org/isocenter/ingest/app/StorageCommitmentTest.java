package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Conflict;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.CommitmentAnswer.Done;
import org.isocenter.ingest.app.CommitmentAnswer.Working;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both transactions of PS3.18 chapter 13 with real objects and everything else in memory. */
class StorageCommitmentTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration GIVE_UP = Duration.ofHours(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final MemoryCommitmentRequests requests = new MemoryCommitmentRequests();
  private final List<CommitmentOutcome> observed = new ArrayList<>();
  private final SampleInstance first = SampleInstance.ofFreshStudy();
  private final SampleInstance second = first.withSopInstanceUid(first.studyInstanceUid() + ".1.2");
  private final Uid transaction = new Uid(SampleInstance.freshUid());

  @TempDir Path folder;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private StoreSetup setup;

  @BeforeEach
  void store() throws IOException {
    setup = new StoreSetup(folder);
    setup.store(ConflictPolicy.REJECT, first.bytes(), second.bytes());
  }

  @Nested
  class Verifying {
    @Test
    void commitsWhatIsStored() {
      assertThat(outcome(first.ref().sop())).isEqualTo(CommitmentOutcome.COMMITTED);
      assertThat(observed).containsExactly(CommitmentOutcome.COMMITTED);
    }

    @Test
    void findsOneChangedByte() {
      byte[] changed = first.bytes();
      changed[changed.length - 1] ^= 1;
      overwrite(first, changed);

      assertThat(outcome(first.ref().sop())).isEqualTo(CommitmentOutcome.DAMAGED);
    }

    @Test
    void findsAnObjectThatIsCut() {
      overwrite(first, Arrays.copyOf(first.bytes(), 200));

      assertThat(outcome(first.ref().sop())).isEqualTo(CommitmentOutcome.DAMAGED);
    }

    @Test
    void findsAnObjectThatIsGone() {
      setup.objects.delete(key(first));

      assertThat(outcome(first.ref().sop())).isEqualTo(CommitmentOutcome.LOST);
    }

    @Test
    void tellsWhyTheOthersAreNotCommitted() {
      setup
          .deleteInstances()
          .delete(
              new InstanceScope.Instance(
                  new Uid(second.studyInstanceUid()),
                  new Uid(second.seriesInstanceUid()),
                  new Uid(second.sopInstanceUid())));

      assertThat(outcome(second.ref().sop())).isEqualTo(CommitmentOutcome.DELETED_INSTANCE);
      assertThat(outcome(new SopReference(SampleInstance.CT, "1.2.3")))
          .isEqualTo(CommitmentOutcome.UNKNOWN_INSTANCE);
      assertThat(outcome(new SopReference("1.2.840.10008.5.1.4.1.1.4", first.sopInstanceUid())))
          .isEqualTo(CommitmentOutcome.CLASS_CONFLICT);
      assertThat(outcome(new SopReference(InstanceRules.MEDIA_DIRECTORY, first.sopInstanceUid())))
          .isEqualTo(CommitmentOutcome.CLASS_NOT_SUPPORTED);
    }

    @Test
    void readsWholeObjectsWithinTheBandwidth() {
      List<Long> pauses = new ArrayList<>();
      var bandwidth = new Bandwidth(1 << 10, () -> 0, pauses::add);
      var verification = new VerifyInstances(setup.ledger, setup.objects, 1, bandwidth);

      verification.verify(open(first, second), () -> true);

      long bytes = (long) first.bytes().length + second.bytes().length;
      assertThat(pauses.getLast()).isEqualTo(bytes * Duration.ofSeconds(1).toNanos() >> 10);
    }

    @Test
    void stopsWhenItIsTold() {
      var verification = verification(setup.objects);

      assertThat(verification.verify(open(first, second), () -> false)).isEmpty();
    }

    private CommitmentOutcome outcome(SopReference sop) {
      var done = (Done) commitment().request(new Uid(SampleInstance.freshUid()), content(sop));
      return done.items().getFirst().outcome();
    }
  }

  @Nested
  class Requesting {
    @Test
    void coversAllInstancesOfAStudy() {
      var done = (Done) commitment().request(transaction, study(Optional.empty()));

      assertThat(done.items())
          .extracting(CommitmentItem::reference)
          .containsExactlyInAnyOrder(
              new CommitmentReference.InstanceOfStudy(first.ref()),
              new CommitmentReference.InstanceOfStudy(second.ref()));
      assertThat(done.items()).allMatch(item -> item.outcome().isCommitted());
    }

    @Test
    void saysThatThereIsNothingOfASeries() {
      var done = (Done) commitment().request(transaction, study(Optional.of(new Uid("1.2.3"))));

      assertThat(done.items())
          .extracting(CommitmentItem::outcome)
          .containsExactly(CommitmentOutcome.UNKNOWN_STUDY);
    }

    @Test
    void findsAnInstanceInItsOwnSeriesAlone() {
      var moved = first.withSeriesInstanceUid("1.2.3").ref();
      var content = new CommitmentContent(Set.of(), Set.of(moved), Set.of());

      var done = (Done) commitment().request(transaction, content);

      assertThat(done.items().getFirst().outcome()).isEqualTo(CommitmentOutcome.UNKNOWN_INSTANCE);
    }

    @Test
    void answersTheSameRequestAgainWithoutReadingAgain() {
      var both = content(first.ref().sop(), second.ref().sop());
      var answer = commitment().request(transaction, both);
      setup.objects.delete(key(first));

      var again = commitment().request(transaction, content(second.ref().sop(), first.ref().sop()));

      assertThat(again).isEqualTo(answer);
    }

    @Test
    void refusesATransactionUidThatIsInUse() {
      commitment().request(transaction, content(first.ref().sop()));

      assertThatThrownBy(() -> commitment().request(transaction, content(second.ref().sop())))
          .isInstanceOf(Conflict.class)
          .hasMessageContaining("0131H");
    }

    @Test
    void refusesMoreThanItsLimits() {
      var one = new RequestCommitment.Limits(1, 10, LEASE, 10);
      assertThatThrownBy(() ->
              commitment(one, work(setup.objects)).request(transaction, study(Optional.empty())))
          .isInstanceOf(PayloadTooLarge.class);

      var none = new RequestCommitment.Limits(10, 10, LEASE, 0);
      assertThatThrownBy(() ->
              commitment(none, work(setup.objects))
                  .request(transaction, content(first.ref().sop())))
          .isInstanceOf(Unavailable.class);
    }

    @Test
    void leavesALargeRequestToTheBackground() {
      var limits = new RequestCommitment.Limits(10, 1, LEASE, 10);
      var idle = work(setup.objects);
      idle.end();

      var answer = commitment(limits, idle).request(transaction, study(Optional.empty()));
      assertThat(answer).isEqualTo(new Working());
      assertThat(result()).isEqualTo(new Working());

      assertThat(work(setup.objects).workOnDue()).isOne();

      assertThat(((Done) result()).items()).hasSize(2);
    }
  }

  @Nested
  class GoingOn {
    @Test
    void takesUpWhatADeadProcessLeft() {
      var claim = left();
      requests.record(claim, Map.of(0, CommitmentOutcome.COMMITTED));

      assertThat(work(setup.objects).workOnDue()).isZero();
      now.set(NOON.plus(LEASE));
      assertThat(work(setup.objects).workOnDue()).isOne();

      assertThat(((Done) result()).items()).hasSize(2);
      assertThat(observed).as("the first was verified before").hasSize(1);
    }

    @Test
    void triesAgainWhatCannotBeReadNow() {
      left();
      now.set(NOON.plus(LEASE));

      work(new UnreadableStore(setup.objects)).workOnDue();

      assertThat(result()).isEqualTo(new Working());
      assertThat(work(setup.objects).workOnDue()).isZero();
      now.set(NOON.plus(LEASE).plus(PAUSE));
      assertThat(work(setup.objects).workOnDue()).isOne();
      assertThat(((Done) result()).items()).allMatch(item -> item.outcome().isCommitted());
    }

    @Test
    void givesUpInTheEnd() {
      left();
      now.set(NOON.plus(GIVE_UP).plusSeconds(1));

      work(new UnreadableStore(setup.objects)).workOnDue();

      assertThat(((Done) result()).items())
          .extracting(CommitmentItem::outcome)
          .containsOnly(CommitmentOutcome.OUT_OF_REACH);
    }

    @Test
    void renewsItsClaimWhileItReads() {
      left();
      now.set(NOON.plus(LEASE));
      var slow = new Bandwidth(1, () -> 0, _ -> now.set(now.get().plus(LEASE.dividedBy(2))));
      var verification = new VerifyInstances(setup.ledger, setup.objects, 1, slow);

      work(verification).workOnDue();

      assertThat(result()).isInstanceOf(Done.class);
    }

    /** What a process leaves that was killed right after it had accepted a request. */
    private CommitmentClaim left() {
      var claim = new CommitmentClaim(transaction, "dead", NOON);
      requests.accept(
          claim,
          new byte[] {1},
          open(first, second).stream().map(OpenReference::reference).toList(),
          NOON.plus(LEASE));
      return claim;
    }
  }

  @Nested
  class Keeping {
    @Test
    void answers404ThenTheResultThen410Then404() {
      var forgetting = new ForgetCommitments(requests, PAUSE, LEASE, clock);
      assertThatThrownBy(() -> result()).isInstanceOf(NotFound.class);

      commitment().request(transaction, content(first.ref().sop()));
      forgetting.forget();
      assertThat(result()).isInstanceOf(Done.class);

      now.set(NOON.plus(PAUSE).plusSeconds(1));
      assertThat(forgetting.forget()).isOne();
      assertThatThrownBy(() -> result()).isInstanceOf(Gone.class);
      assertThatThrownBy(() -> commitment().request(transaction, content(first.ref().sop())))
          .isInstanceOf(Conflict.class);

      now.set(NOON.plus(LEASE).plusSeconds(1));
      forgetting.forget();
      assertThatThrownBy(() -> result()).isInstanceOf(NotFound.class);
    }
  }

  private CommitmentAnswer result() {
    return new CheckCommitmentResult(requests).check(transaction);
  }

  private RequestCommitment commitment() {
    return commitment(new RequestCommitment.Limits(100, 100, LEASE, 10), work(setup.objects));
  }

  private RequestCommitment commitment(RequestCommitment.Limits limits, WorkOnCommitments work) {
    var worker = new RequestCommitment.CommitmentWork(work, SampleInstance::freshUid);
    return new RequestCommitment(requests, setup.ledger, worker, limits, clock);
  }

  private WorkOnCommitments work(ObjectStore objects) {
    return work(verification(objects));
  }

  private VerifyInstances verification(ObjectStore objects) {
    return new VerifyInstances(setup.ledger, objects, 2, new Bandwidth(0));
  }

  private WorkOnCommitments work(VerifyInstances verification) {
    var settings = new WorkOnCommitments.Settings(1, LEASE, PAUSE, GIVE_UP);
    return new WorkOnCommitments(requests, verification, observed::add, settings, clock);
  }

  private static CommitmentContent content(SopReference... instances) {
    return new CommitmentContent(Set.of(instances), Set.of(), Set.of());
  }

  private CommitmentContent study(Optional<Uid> series) {
    var study = new StudyReference(new Uid(first.studyInstanceUid()), series);
    return new CommitmentContent(Set.of(), Set.of(), Set.of(study));
  }

  private static List<OpenReference> open(SampleInstance... instances) {
    List<OpenReference> open = new ArrayList<>();
    for (SampleInstance instance : instances) {
      var reference = new CommitmentReference.InstanceOfStudy(instance.ref());
      open.add(new OpenReference(open.size(), reference));
    }
    return open;
  }

  private ObjectKey key(SampleInstance instance) {
    return setup.ledger.entry(instance.sopInstanceUid()).objectKey();
  }

  private void overwrite(SampleInstance instance, byte[] bytes) {
    var key = key(instance);
    setup.objects.delete(key);
    try (var writer = setup.objects.create(key)) {
      writer.write(bytes);
      writer.commit();
    }
  }
}
