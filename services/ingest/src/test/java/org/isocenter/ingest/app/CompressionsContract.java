package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.isocenter.dicom.data.Uid;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.compress.Compressions;
import org.isocenter.objectstore.ObjectKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of compressing; each test uses a study and a policy of its own. */
public abstract class CompressionsContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final Instant LATER = NOON.plus(Duration.ofDays(7));
  private static final Duration LEASE = Duration.ofHours(1);

  private final String study = SampleInstance.freshUid();
  private final String policy = "policy of " + study;
  private long before;

  protected abstract Ledger ledger();

  protected abstract Outbox outbox();

  protected abstract Compressions compressions();

  @BeforeEach
  void lookBehindWhatOtherTestsStored() {
    before = ledger().nextVersion();
  }

  @Test
  void claimsWhatIsOldEnoughAndUncompressedOnce() {
    var old = record(1, "1.2.840.10008.1.2.1", NOON);
    var implicit = record(2, "1.2.840.10008.1.2", NOON);
    record(3, "1.2.840.10008.1.2.4.90", NOON);
    record(4, "1.2.840.10008.1.2.1", LATER);

    assertThat(claim(NOON, 10))
        .extracting(LedgerEntry::version)
        .containsExactly(old.entry().version(), implicit.entry().version());
    assertThat(claim(NOON, 10)).isEmpty();
  }

  @Test
  void claimsNoMoreThanAsked() {
    var first = record(1, "1.2.840.10008.1.2.1", NOON);
    record(2, "1.2.840.10008.1.2.1", NOON);

    assertThat(claim(NOON, 1)).hasSize(1);
    assertThat(claim(NOON, 1)).hasSize(1).noneMatch(isVersionOf(first));
  }

  /** Else the one with nothing would take it that there is nothing more. */
  @Test
  void whoClaimsAtTheSameTimeGetsWhatOthersHaveLeft() throws Exception {
    for (int round = 0; round < 10; round++) {
      record(2 * round + 1, "1.2.840.10008.1.2.1", NOON);
      record(2 * round + 2, "1.2.840.10008.1.2.1", NOON);
      var start = new CyclicBarrier(2);
      Callable<List<LedgerEntry>> one =
          () -> {
            start.await();
            return claim(NOON, 1);
          };

      try (var threads = Executors.newFixedThreadPool(2)) {
        for (var claimed : threads.invokeAll(List.of(one, one))) {
          assertThat(claimed.get()).as("in round %d", round).hasSize(1);
        }
      }
    }
  }

  @Test
  void claimsAgainWhatWasNotFinished() {
    record(1, "1.2.840.10008.1.2.1", NOON);
    claim(NOON, 10);

    assertThat(claim(NOON.plus(LEASE), 10)).hasSize(1);
  }

  @Test
  void findsTheFirstClaimThatEnded() {
    var stored = record(1, "1.2.840.10008.1.2.1", NOON);
    record(2, "1.2.840.10008.1.2.1", NOON);
    // Earlier than those of other tests.
    Instant ended = NOON.minus(Duration.ofDays(1));
    var search = new Compressions.Search(before, NOON, policy, ended.minus(LEASE), ended);
    compressions().claim(search, 10);

    assertThat(compressions().left(ended.minusSeconds(1))).isEmpty();
    assertThat(compressions().left(ended)).hasValue(stored.entry().version());

    claim(NOON, 10);
    assertThat(compressions().left(ended)).isEmpty();
  }

  @Test
  void leavesAloneUntilThePolicyChanges() {
    var stored = record(1, "1.2.840.10008.1.2.1", NOON);
    claim(NOON, 10);
    assertThat(compressions().leave(stored.entry().version(), policy, "size")).isTrue();

    assertThat(claim(LATER, 10)).isEmpty();
    assertThat(compressions().claim(search(LATER, "another " + policy), 10)).hasSize(1);
  }

  @Test
  void saysThatWhatIsLeftAloneWasDeletedMeanwhile() {
    var stored = record(1, "1.2.840.10008.1.2.1", NOON);
    claim(NOON, 10);
    delete();

    assertThat(compressions().leave(stored.entry().version(), policy, "lost")).isFalse();
  }

  @Test
  void doesNotClaimWhatWasDeleted() {
    record(1, "1.2.840.10008.1.2.1", NOON);
    delete();

    assertThat(claim(NOON, 10)).isEmpty();
  }

  @Test
  void searchesFromTheLastInstanceThatIsOldEnough() {
    var old = record(1, "1.2.840.10008.1.2.4.90", NOON);
    ledger().nextVersion(); // of one that is being recorded
    var young = record(2, "1.2.840.10008.1.2.1", LATER.plusSeconds(1));

    assertThat(compressions().searched(before, NOON)).isEqualTo(old.entry().version());
    assertThat(compressions().searched(before, LATER.plusSeconds(1)))
        .isEqualTo(young.entry().version())
        .isGreaterThan(old.entry().version());
    assertThat(compressions().searched(Long.MAX_VALUE - 1, LATER)).isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void putsTheCompressedContentInPlaceOfTheOriginal() {
    var original = record(1, "1.2.840.10008.1.2.1", NOON);
    claim(NOON, 10);
    var compressed = compressed(original);

    assertThat(compressions().replace(compressed, original.entry().version(), LATER)).isTrue();

    var entry = ledger().ofInstances(List.of(study + ".1")).getFirst();
    assertThat(entry).usingRecursiveComparison().isEqualTo(compressed.entry());
    assertThat(ledger().superseded(LATER, 10_000))
        .contains(new SupersededObject(original.entry().version(), original.entry().objectKey()));
    assertThat(ledger().changedSince(NOON.plusSeconds(2), compressed.entry().version() - 1, 1))
        .extracting(LedgerEntry::version)
        .containsExactly(entry.version());
    assertThat(claim(LATER, 10)).isEmpty();
    outbox()
        .publishOlderThan(
            Duration.ZERO,
            10_000,
            events -> {
              assertThat(events).anyMatch(event -> event.version() == entry.version());
              return Set.of();
            });
  }

  @Test
  void doesNotReplaceWhatIsNotTheOriginalAnyMore() {
    var original = record(1, "1.2.840.10008.1.2.1", NOON);
    var newer = instance(1, "1.2.840.10008.1.2.1", NOON, "newer");
    ledger().record(List.of(newer), ConflictPolicy.REPLACE, LATER);

    assertThat(compressions().replace(compressed(original), original.entry().version(), LATER))
        .isFalse();

    assertThat(ledger().ofInstances(List.of(study + ".1")))
        .extracting(LedgerEntry::version)
        .containsExactly(newer.entry().version());
  }

  @Test
  void doesNotReplaceWhatWasDeleted() {
    var original = record(1, "1.2.840.10008.1.2.1", NOON);
    delete();

    assertThat(compressions().replace(compressed(original), original.entry().version(), LATER))
        .isFalse();
    assertThat(ledger().ofInstances(List.of(study + ".1"))).allMatch(LedgerEntry::isDeleted);
  }

  @Test
  void forgetsTheOriginWhenTheInstanceIsReplaced() {
    var original = record(1, "1.2.840.10008.1.2.1", NOON);
    compressions().replace(compressed(original), original.entry().version(), LATER);
    var newer = instance(1, "1.2.840.10008.1.2.1", NOON, "newer");
    ledger().record(List.of(newer), ConflictPolicy.REPLACE, LATER);

    assertThat(ledger().ofInstances(List.of(study + ".1")))
        .extracting(LedgerEntry::origin)
        .containsOnlyNulls();
    assertThat(claim(LATER, 10)).hasSize(1);
  }

  private static Predicate<LedgerEntry> isVersionOf(NewInstance instance) {
    return entry -> entry.version() == instance.entry().version();
  }

  protected List<LedgerEntry> claim(Instant now, int limit) {
    return compressions().claim(search(now, policy), limit);
  }

  private Compressions.Search search(Instant now, String name) {
    return new Compressions.Search(before, NOON, name, now, now.plus(LEASE));
  }

  private void delete() {
    ledger()
        .delete(
            new InstanceScope.Study(new Uid(study)),
            10,
            new Tombstone(NOON, LATER),
            (_, version) -> new OutboxEvent(version, study, new byte[0]));
  }

  protected NewInstance record(int number, String syntax, Instant storedAt) {
    var instance = instance(number, syntax, storedAt, "content");
    ledger().record(List.of(instance), ConflictPolicy.REJECT, LATER);
    return instance;
  }

  private NewInstance instance(int number, String syntax, Instant storedAt, String content) {
    long version = ledger().versionAfter(before);
    var ref = new InstanceRef(SampleInstance.CT, study + "." + number, study, study + ".0");
    var key = new ObjectKey("instances/" + ref + "/" + version + ".dcm");
    byte[] sha256 = content.getBytes(StandardCharsets.US_ASCII);
    var entry = new LedgerEntry(ref, version, syntax, key, 42, sha256, storedAt, null, null);
    return new NewInstance(entry, new OutboxEvent(version, study, new byte[] {1}));
  }

  private NewInstance compressed(NewInstance original) {
    var entry = original.entry();
    long version = ledger().versionAfter(entry.version());
    var origin = new Origin(NOON.plusSeconds(2), entry.size(), entry.sha256(), new byte[] {7});
    var changed =
        new LedgerEntry(
            entry.ref(),
            version,
            "1.2.840.10008.1.2.4.90",
            new ObjectKey("instances/" + entry.ref() + "/" + version + ".compressed.dcm"),
            21,
            new byte[] {9},
            entry.storedAt(),
            origin,
            null);
    return new NewInstance(changed, new OutboxEvent(version, study, new byte[] {2}));
  }
}
