package org.isocenter.ingest.app;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.isocenter.ingest.app.compress.Compressions;
import org.jspecify.annotations.Nullable;

/** What was, and is to be, compressed of a ledger in memory. */
public final class MemoryCompressions implements Compressions {
  private static final Set<String> NATIVE = Set.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1");

  private final MemoryLedger ledger;
  private final Map<Long, Decision> decisions = new HashMap<>();

  public MemoryCompressions(MemoryLedger ledger) {
    this.ledger = ledger;
  }

  /** Without a reason: a claim. */
  private record Decision(String policy, Instant dueAt, String reason) {}

  @Override
  public synchronized List<LedgerEntry> claim(Search search, int limit) {
    var claimed =
        ledger.all(search.afterVersion()).stream()
            .filter(entry -> !entry.isDeleted() && NATIVE.contains(entry.transferSyntaxUid()))
            .filter(entry -> !entry.storedAt().isAfter(search.storedBefore()))
            .filter(entry -> isOpen(decisions.get(entry.version()), search))
            .limit(limit)
            .toList();
    claimed.forEach(entry ->
        decisions.put(entry.version(), new Decision(search.policy(), search.claimedUntil(), "")));
    return claimed;
  }

  private static boolean isOpen(@Nullable Decision decision, Search search) {
    if (decision == null) {
      return true;
    }
    return decision.reason().isEmpty()
        ? !decision.dueAt().isAfter(search.now())
        : !decision.policy().equals(search.policy());
  }

  @Override
  public synchronized OptionalLong left(Instant now) {
    return ledger.all(0).stream()
        .filter(entry -> !entry.isDeleted() && isLeft(decisions.get(entry.version()), now))
        .mapToLong(LedgerEntry::version)
        .min();
  }

  private static boolean isLeft(@Nullable Decision decision, Instant now) {
    return decision != null && decision.reason().isEmpty() && !decision.dueAt().isAfter(now);
  }

  @Override
  public synchronized long searched(long afterVersion, Instant storedBefore) {
    var behind = ledger.all(afterVersion).stream().filter(entry -> !entry.isDeleted()).toList();
    return behind.stream()
        .takeWhile(entry -> !entry.storedAt().isAfter(storedBefore))
        .mapToLong(LedgerEntry::version)
        .reduce(afterVersion, (_, version) -> version);
  }

  @Override
  public synchronized boolean replace(NewInstance compressed, long original, Instant keepReplaced) {
    return ledger.replace(compressed, original, keepReplaced);
  }

  @Override
  public synchronized boolean leave(long version, String policy, String reason) {
    boolean stands =
        ledger.all(version - 1).stream()
            .anyMatch(entry -> entry.version() == version && !entry.isDeleted());
    if (stands) {
      decisions.computeIfPresent(
          version, (_, claim) -> new Decision(policy, claim.dueAt(), reason));
    }
    return stands;
  }

  /** Why a content was left alone; empty when it was not. */
  synchronized String reason(long version) {
    var decision = decisions.get(version);
    return decision == null ? "" : decision.reason();
  }
}
