package org.isocenter.ingest.app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Uid;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.objectstore.ObjectKey;
import org.junit.jupiter.api.Test;

/** What every ledger with its outbox does; each test uses a study of its own. */
public abstract class LedgerContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final Instant LATER = NOON.plus(Duration.ofDays(7));
  private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

  private final String study = SampleInstance.freshUid();

  protected abstract Ledger ledger();

  protected abstract Outbox outbox();

  @Test
  void recordsAnInstanceOnce() {
    var first = instance(1, "a");
    var second = instance(1, "b");

    assertThat(record(List.of(first))).isEmpty();

    Map<Long, LedgerEntry> taken = record(List.of(second));
    assertThat(taken).containsOnlyKeys(second.entry().version());
    assertThat(taken.get(second.entry().version()))
        .usingRecursiveComparison()
        .isEqualTo(first.entry());
  }

  @Test
  void keepsTheFirstOfTheSameInstanceInOneCall() {
    var first = instance(1, "a");
    var second = instance(1, "b");

    Map<Long, LedgerEntry> taken = record(List.of(first, second));

    assertThat(taken)
        .hasEntrySatisfying(
            second.entry().version(),
            standing -> assertThat(standing.version()).isEqualTo(first.entry().version()))
        .hasSize(1);
  }

  @Test
  void takesTheOthersOfACallWithAConflict() {
    record(List.of(instance(1, "a")));
    var conflicting = instance(1, "b");

    var taken = record(List.of(conflicting, instance(2, "c")));

    assertThat(taken).containsOnlyKeys(conflicting.entry().version());
    assertThat(ledger().ofStudy(study, 0, 10)).hasSize(2);
  }

  @Test
  void givesEachVersionOnce() {
    Set<Long> versions = new HashSet<>();

    IntStream.range(0, 250).forEach(_ -> versions.add(ledger().nextVersion()));

    assertThat(versions).hasSize(250).allMatch(version -> version > 0);
  }

  @Test
  void letsOneOfManyConcurrentStoresWin() throws Exception {
    var contenders =
        IntStream.range(0, 8)
            .mapToObj(i -> List.of(instance(1, "x" + i), instance(2, "y" + i)))
            .toList();
    List<Map<Long, LedgerEntry>> answers = new ArrayList<>();

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<Long, LedgerEntry>>> running =
          contenders.stream().map(c -> executor.submit(() -> record(c))).toList();
      for (Future<Map<Long, LedgerEntry>> answer : running) {
        answers.add(answer.get());
      }
    }

    assertThat(answers.stream().mapToInt(Map::size).sum()).isEqualTo(2 * 7);
    assertThat(ledger().ofStudy(study, 0, 10)).hasSize(2);
  }

  @Test
  void tellsWhichKeysItRefersTo() {
    var stored = instance(1, "a");
    var lost = instance(1, "b");
    record(List.of(stored));

    var keys = List.of(stored.entry().objectKey(), lost.entry().objectKey());

    assertThat(ledger().referenced(keys)).containsExactly(stored.entry().objectKey());
    assertThat(ledger().referenced(List.of())).isEmpty();
  }

  @Test
  void pagesThroughAStudyByVersion() {
    var all = IntStream.range(1, 6).mapToObj(i -> instance(i, "a")).toList();
    record(all);

    var first = ledger().ofStudy(study, 0, 3);
    var rest = ledger().ofStudy(study, first.getLast().version(), 3);

    assertThat(first).hasSize(3);
    assertThat(rest).hasSize(2);
    assertThat(first.getFirst()).usingRecursiveComparison().isEqualTo(all.getFirst().entry());
    assertThat(ledger().ofStudy("1.2.3", 0, 3)).isEmpty();
  }

  @Test
  void findsWhatWasStoredSinceAnInstant() {
    var instance = instance(1, "a");
    record(List.of(instance));

    long before = instance.entry().version() - 1;

    assertThat(ledger().changedSince(NOON, before, 1)).hasSize(1);
    assertThat(ledger().changedSince(NOON.plusNanos(1000), before, 1)).isEmpty();
  }

  @Test
  void keepsTheEventUntilItIsRemoved() {
    var instance = instance(1, "a");
    record(List.of(instance));

    assertThat(leftovers()).containsEntry(instance.entry().version(), "event a");
    outbox().remove(List.of(instance.entry().version()));
    assertThat(leftovers()).doesNotContainKey(instance.entry().version());
  }

  @Test
  void keepsNoEventOfAnInstanceLeftOut() {
    record(List.of(instance(1, "a")));
    var second = instance(1, "b");
    record(List.of(second));

    assertThat(leftovers()).doesNotContainKey(second.entry().version());
  }

  @Test
  void forgetsOnlyWhatWasPublished() {
    var first = instance(1, "a");
    var second = instance(2, "b");
    record(List.of(first, second));

    int published =
        outbox().publishOlderThan(Duration.ZERO, 1000, _ -> Set.of(first.entry().version()));

    assertThat(published).isEqualTo(1);
    assertThat(leftovers())
        .containsKey(second.entry().version())
        .doesNotContainKey(first.entry().version());
  }

  @Test
  void leavesYoungEventsAlone() {
    record(List.of(instance(1, "a")));

    int published =
        outbox()
            .publishOlderThan(
                Duration.ofHours(1),
                1000,
                events -> {
                  assertThat(events).noneMatch(e -> e.studyInstanceUid().equals(study));
                  return Set.of();
                });

    assertThat(published).isZero();
  }

  @Test
  void keepsEventsWhosePublicationFails() {
    var instance = instance(1, "a");
    record(List.of(instance));

    assertThatThrownBy(() ->
            outbox()
                .publishOlderThan(
                    Duration.ZERO,
                    1000,
                    _ -> {
                      throw new IllegalStateException("planted");
                    }))
        .hasStackTraceContaining("planted");

    assertThat(leftovers()).containsKey(instance.entry().version());
  }

  @Test
  void replacesInOneTransaction() {
    var first = instance(1, "a");
    var second = instance(1, "b");
    record(List.of(first));

    assertThat(replace(second)).isEmpty();

    assertThat(ledger().ofStudy(study, 0, 10))
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(second.entry());
    assertThat(leftovers()).containsEntry(second.entry().version(), "event b");
    assertThat(pastKeys(LATER)).containsExactly(first.entry().objectKey());
    assertThat(pastKeys(LATER.minusSeconds(1))).isEmpty();
    var keys = List.of(first.entry().objectKey(), second.entry().objectKey());
    assertThat(ledger().referenced(keys)).containsExactlyInAnyOrderElementsOf(keys);
    var versions = List.of(first.entry().version(), second.entry().version(), -1L);
    assertThat(ledger().known(versions))
        .containsExactlyInAnyOrder(first.entry().version(), second.entry().version());
  }

  @Test
  void replacesWithinOneCallToo() {
    var first = instance(1, "a");
    var second = instance(1, "b");
    var last = instance(1, "c");

    assertThat(replace(first, second, last)).isEmpty();

    assertThat(ledger().ofStudy(study, 0, 10).getFirst().version())
        .isEqualTo(last.entry().version());
    assertThat(pastKeys(LATER)).hasSize(2);
  }

  @Test
  void leavesOutALowerVersion() {
    var lower = instance(1, "a");
    var higher = instance(1, "b");
    record(List.of(higher));

    assertThat(replace(lower)).containsOnlyKeys(lower.entry().version());
    assertThat(ledger().versionAfter(higher.entry().version()))
        .isGreaterThan(higher.entry().version());
  }

  @Test
  void letsConcurrentReplacementsLeaveTheHighestVersion() throws Exception {
    record(List.of(instance(1, "a"), instance(2, "a")));
    var contenders =
        IntStream.range(0, 8)
            .mapToObj(i -> List.of(instance(2 - i % 2, "x" + i), instance(1 + i % 2, "y" + i)))
            .toList();
    long highest =
        contenders.stream()
            .flatMap(List::stream)
            .mapToLong(instance -> instance.entry().version())
            .max()
            .orElseThrow();

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<Long, LedgerEntry>>> running =
          contenders.stream()
              .map(c -> executor.submit(() -> ledger().record(c, ConflictPolicy.REPLACE, LATER)))
              .toList();
      for (Future<Map<Long, LedgerEntry>> answer : running) {
        answer.get();
      }
    }

    var entries = ledger().ofStudy(study, 0, 10);
    assertThat(entries).hasSize(2);
    assertThat(entries.getLast().version()).isEqualTo(highest);
    var live = entries.stream().map(LedgerEntry::objectKey).toList();
    assertThat(pastKeys(LATER)).doesNotContainAnyElementsOf(live).doesNotHaveDuplicates();
  }

  @Test
  void makesTombstonesInBatches() {
    var all = IntStream.range(1, 6).mapToObj(i -> instance(i, "a")).toList();
    record(all);

    var first = delete(wholeStudy(), 3);
    var rest = delete(wholeStudy(), 3);

    assertThat(first).hasSize(3);
    assertThat(rest).hasSize(2);
    assertThat(delete(wholeStudy(), 3)).isEmpty();
    assertThat(leftovers().values()).contains("gone " + all.getFirst().entry().version());
    assertThat(pastKeys(LATER)).hasSize(5);
    assertThat(ledger().ofStudy(study, 0, 10))
        .hasSize(5)
        .allSatisfy(entry -> assertThat(entry.tombstone()).isEqualTo(new Tombstone(NOON, LATER)));
  }

  @Test
  void deletesOnlyWhatIsInTheScope() {
    record(List.of(instance(1, "a"), instance(2, "a")));
    var otherSeries = new InstanceScope.Series(new Uid(study), new Uid("1.2.3"));

    assertThat(delete(otherSeries, 10)).isEmpty();
    assertThat(delete(instanceScope(1), 10)).hasSize(1);

    assertThat(ledger().isGone(instanceScope(1), NOON)).isTrue();
    assertThat(ledger().isGone(instanceScope(1), LATER)).isFalse();
    assertThat(ledger().isGone(instanceScope(2), NOON)).isFalse();
    assertThat(ledger().isGone(wholeStudy(), NOON)).isTrue();
  }

  @Test
  void bringsBackWhatWasDeletedUnderAHigherVersionOnly() {
    var early = instance(1, "late");
    record(List.of(instance(1, "a")));
    delete(instanceScope(1), 10);

    assertThat(record(List.of(early))).containsOnlyKeys(early.entry().version());
    var again = instance(1, "a");
    long above = ledger().versionAfter(ledger().ofStudy(study, 0, 1).getFirst().version());
    var revived =
        new NewInstance(
            again.entry().withVersion(above), new OutboxEvent(above, study, new byte[] {1}));
    assertThat(record(List.of(revived))).isEmpty();

    assertThat(ledger().ofStudy(study, 0, 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.isDeleted()).isFalse());
    assertThat(pastKeys(LATER)).hasSize(1);
  }

  @Test
  void forgetsTombstonesWhenTheirTimeHasCome() {
    record(List.of(instance(1, "a")));
    delete(instanceScope(1), 10);

    ledger().forgetTombstones(LATER.minusSeconds(1));
    assertThat(ledger().ofStudy(study, 0, 10)).hasSize(1);
    ledger().forgetTombstones(LATER);
    assertThat(ledger().ofStudy(study, 0, 10)).isEmpty();
    assertThat(record(List.of(instance(1, "b")))).isEmpty();
  }

  @Test
  void forgetsContentsOfThePast() {
    record(List.of(instance(1, "a")));
    replace(instance(1, "b"));
    var versions =
        ledger().superseded(LATER, 10_000).stream().map(SupersededObject::version).toList();

    ledger().forgetSuperseded(versions);

    assertThat(pastKeys(LATER)).isEmpty();
  }

  @Test
  void findsDeletionsSinceAnInstant() {
    var instance = instance(1, "a");
    record(List.of(instance));
    delete(instanceScope(1), 1);
    long before = instance.entry().version();

    assertThat(ledger().changedSince(NOON, before, 10))
        .anySatisfy(entry -> assertThat(entry.ref()).isEqualTo(instance.entry().ref()));
  }

  /** The events of this test's study, read without removing them. */
  private Map<Long, String> leftovers() {
    var seen = new CompletableFuture<Map<Long, String>>();
    outbox()
        .publishOlderThan(
            Duration.ZERO,
            100_000,
            events -> {
              seen.complete(texts(events));
              return Set.of();
            });
    return seen.getNow(Map.of());
  }

  private Map<Long, String> texts(List<OutboxEvent> events) {
    return events.stream()
        .filter(event -> event.studyInstanceUid().equals(study))
        .collect(
            toMap(
                OutboxEvent::version,
                event -> new String(event.bytes(), StandardCharsets.US_ASCII)));
  }

  private Map<Long, LedgerEntry> record(List<NewInstance> instances) {
    return ledger().record(instances, ConflictPolicy.REJECT, LATER);
  }

  private Map<Long, LedgerEntry> replace(NewInstance... instances) {
    return ledger().record(List.of(instances), ConflictPolicy.REPLACE, LATER);
  }

  private List<OutboxEvent> delete(InstanceScope scope, int limit) {
    return ledger()
        .delete(
            scope,
            limit,
            new Tombstone(NOON, LATER),
            (entry, version) ->
                new OutboxEvent(
                    version,
                    study,
                    ("gone " + entry.version()).getBytes(StandardCharsets.US_ASCII)));
  }

  private InstanceScope wholeStudy() {
    return new InstanceScope.Study(new Uid(study));
  }

  private InstanceScope instanceScope(int number) {
    return new InstanceScope.Instance(
        new Uid(study), new Uid(study + ".0"), new Uid(study + "." + number));
  }

  private List<ObjectKey> pastKeys(Instant now) {
    return ledger().superseded(now, 10_000).stream()
        .map(SupersededObject::objectKey)
        .filter(key -> key.value().contains(study))
        .toList();
  }

  private NewInstance instance(int number, String content) {
    long version = ledger().nextVersion();
    var ref = new InstanceRef(CT, study + "." + number, study, study + ".0");
    var key = new ObjectKey("instances/" + ref + "/" + content + version + ".dcm");
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    var entry =
        new LedgerEntry(ref, version, "1.2.840.10008.1.2.1", key, 42, bytes, NOON, null, null);
    byte[] event = ("event " + content).getBytes(StandardCharsets.US_ASCII);
    return new NewInstance(entry, new OutboxEvent(version, study, event));
  }
}
