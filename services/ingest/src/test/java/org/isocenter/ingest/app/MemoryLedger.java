package org.isocenter.ingest.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isocenter.objectstore.ObjectKey;

/** Ledger and outbox in memory; every call is one transaction. */
public final class MemoryLedger implements Ledger, Outbox {
  private final Map<String, LedgerEntry> entries = new HashMap<>();
  private final Map<SupersededObject, Instant> past = new HashMap<>();
  private final Map<Long, OutboxEvent> outbox = new TreeMap<>();
  private final Map<Long, Instant> written = new HashMap<>();
  private long version;

  @Override
  public synchronized long nextVersion() {
    return ++version;
  }

  @Override
  public synchronized long versionAfter(long known) {
    version = Math.max(version, known) + 1;
    return version;
  }

  @Override
  public synchronized Map<Long, LedgerEntry> record(
      List<NewInstance> instances, ConflictPolicy policy, Instant keepReplaced) {
    Map<Long, LedgerEntry> taken = new HashMap<>();
    for (NewInstance instance : instances) {
      LedgerEntry entry = instance.entry();
      LedgerEntry standing = entries.get(entry.ref().sopInstanceUid());
      if (standing == null) {
        write(entry, instance.event());
      } else if (standing.version() < entry.version() && policy.replaces(standing, entry)) {
        supersede(standing, keepReplaced);
        write(entry, instance.event());
      } else {
        taken.put(entry.version(), standing);
      }
    }
    return taken;
  }

  private void write(LedgerEntry entry, OutboxEvent event) {
    entries.put(entry.ref().sopInstanceUid(), entry);
    outbox.put(entry.version(), event);
    written.put(entry.version(), Instant.now());
  }

  private void supersede(LedgerEntry standing, Instant removeAfter) {
    if (!standing.isDeleted()) {
      past.put(new SupersededObject(standing.version(), standing.objectKey()), removeAfter);
    }
  }

  @Override
  public synchronized List<OutboxEvent> delete(
      InstanceScope scope, int limit, Tombstone tombstone, Burial burial) {
    var alive =
        entries.values().stream()
            .filter(entry -> !entry.isDeleted() && isWithin(scope, entry))
            .limit(limit)
            .toList();
    List<OutboxEvent> events = new ArrayList<>();
    for (LedgerEntry entry : alive) {
      OutboxEvent event = burial.event(entry, nextVersion());
      supersede(entry, tombstone.goneUntil());
      write(buried(entry, event.version(), tombstone), event);
      events.add(event);
    }
    return events;
  }

  private static LedgerEntry buried(LedgerEntry entry, long version, Tombstone tombstone) {
    return new LedgerEntry(
        entry.ref(),
        version,
        entry.transferSyntaxUid(),
        entry.objectKey(),
        entry.size(),
        entry.sha256(),
        entry.storedAt(),
        entry.origin(),
        tombstone);
  }

  private static boolean isWithin(InstanceScope scope, LedgerEntry entry) {
    var ref = entry.ref();
    return ref.studyInstanceUid().equals(scope.study().value())
        && scope.seriesUid().stream().allMatch(u -> u.value().equals(ref.seriesInstanceUid()))
        && scope.instanceUid().stream().allMatch(u -> u.value().equals(ref.sopInstanceUid()));
  }

  @Override
  public synchronized boolean isGone(InstanceScope scope, Instant now) {
    return entries.values().stream()
        .filter(entry -> isWithin(scope, entry))
        .map(LedgerEntry::tombstone)
        .anyMatch(tombstone -> tombstone != null && tombstone.goneUntil().isAfter(now));
  }

  @Override
  public synchronized Set<ObjectKey> referenced(Collection<ObjectKey> keys) {
    return Stream.concat(
            entries.values().stream()
                .filter(entry -> !entry.isDeleted())
                .map(LedgerEntry::objectKey),
            past.keySet().stream().map(SupersededObject::objectKey))
        .filter(keys::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Set<Long> known(Collection<Long> versions) {
    return Stream.concat(
            entries.values().stream().map(LedgerEntry::version),
            past.keySet().stream().map(SupersededObject::version))
        .filter(versions::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized List<SupersededObject> superseded(Instant now, int limit) {
    return past.entrySet().stream()
        .filter(object -> !object.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparingLong(SupersededObject::version))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void forgetSuperseded(Collection<Long> versions) {
    past.keySet().removeIf(object -> versions.contains(object.version()));
  }

  @Override
  public synchronized int forgetTombstones(Instant now) {
    int before = entries.size();
    entries
        .values()
        .removeIf(entry -> {
          Tombstone tombstone = entry.tombstone();
          return tombstone != null && !tombstone.goneUntil().isAfter(now);
        });
    return before - entries.size();
  }

  @Override
  public synchronized List<LedgerEntry> changedSince(Instant since, long afterVersion, int limit) {
    return page(entry -> !changedAt(entry).isBefore(since), afterVersion, limit);
  }

  private static Instant changedAt(LedgerEntry entry) {
    Tombstone tombstone = entry.tombstone();
    if (tombstone != null) {
      return tombstone.deletedAt();
    }
    Origin origin = entry.origin();
    return origin == null ? entry.storedAt() : origin.compressedAt();
  }

  @Override
  public synchronized List<LedgerEntry> ofStudy(
      String studyInstanceUid, long afterVersion, int limit) {
    return page(
        entry -> entry.ref().studyInstanceUid().equals(studyInstanceUid), afterVersion, limit);
  }

  @Override
  public synchronized List<LedgerEntry> ofInstances(Collection<String> sopInstanceUids) {
    return entries.values().stream()
        .filter(entry -> sopInstanceUids.contains(entry.ref().sopInstanceUid()))
        .toList();
  }

  private List<LedgerEntry> page(Predicate<LedgerEntry> wanted, long afterVersion, int limit) {
    return entries.values().stream()
        .filter(wanted.and(entry -> entry.version() > afterVersion))
        .sorted(Comparator.comparingLong(LedgerEntry::version))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void remove(Collection<Long> versions) {
    outbox.keySet().removeAll(versions);
  }

  @Override
  public synchronized int publishOlderThan(
      Duration age, int limit, Function<List<OutboxEvent>, Set<Long>> publish) {
    Instant newest = Instant.now().minus(age);
    var events =
        outbox.values().stream()
            .filter(event -> !written.getOrDefault(event.version(), newest).isAfter(newest))
            .limit(limit)
            .toList();
    Set<Long> published = events.isEmpty() ? Set.of() : publish.apply(events);
    outbox.keySet().removeAll(published);
    return published.size();
  }

  /** Switches to a compressed content, if {@code original} still stands. */
  synchronized boolean replace(NewInstance compressed, long original, Instant keepReplaced) {
    var standing = entries.get(compressed.entry().ref().sopInstanceUid());
    if (standing == null || standing.isDeleted() || standing.version() != original) {
      return false;
    }
    supersede(standing, keepReplaced);
    write(compressed.entry(), compressed.event());
    return true;
  }

  /** All entries behind {@code afterVersion} by version. */
  synchronized List<LedgerEntry> all(long afterVersion) {
    return page(_ -> true, afterVersion, Integer.MAX_VALUE);
  }

  /** The entry of an instance, for assertions. */
  synchronized LedgerEntry entry(String sopInstanceUid) {
    LedgerEntry entry = entries.get(sopInstanceUid);
    if (entry == null) {
      throw new AssertionError("Not in the ledger: " + sopInstanceUid);
    }
    return entry;
  }

  synchronized int size() {
    return entries.size();
  }
}
