package org.isocenter.ingest.app;

import java.time.Duration;
import java.time.Instant;
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
import org.isocenter.objectstore.ObjectKey;

/** Ledger and outbox in memory; every call is one transaction. */
public final class MemoryLedger implements Ledger, Outbox {
  private final Map<String, LedgerEntry> entries = new HashMap<>();
  private final Map<Long, OutboxEvent> outbox = new TreeMap<>();
  private final Map<Long, Instant> written = new HashMap<>();
  private long version;

  @Override
  public synchronized long nextVersion() {
    return ++version;
  }

  @Override
  public synchronized Map<Long, LedgerEntry> record(List<NewInstance> instances) {
    Map<Long, LedgerEntry> taken = new HashMap<>();
    for (NewInstance instance : instances) {
      LedgerEntry entry = instance.entry();
      LedgerEntry standing = entries.putIfAbsent(entry.ref().sopInstanceUid(), entry);
      if (standing == null) {
        outbox.put(entry.version(), instance.event());
        written.put(entry.version(), Instant.now());
      } else {
        taken.put(entry.version(), standing);
      }
    }
    return taken;
  }

  @Override
  public synchronized Set<ObjectKey> referenced(Collection<ObjectKey> keys) {
    return entries.values().stream()
        .map(LedgerEntry::objectKey)
        .filter(keys::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized List<LedgerEntry> storedSince(Instant since, long afterVersion, int limit) {
    return page(entry -> !entry.storedAt().isBefore(since), afterVersion, limit);
  }

  @Override
  public synchronized List<LedgerEntry> ofStudy(
      String studyInstanceUid, long afterVersion, int limit) {
    return page(
        entry -> entry.ref().studyInstanceUid().equals(studyInstanceUid), afterVersion, limit);
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
