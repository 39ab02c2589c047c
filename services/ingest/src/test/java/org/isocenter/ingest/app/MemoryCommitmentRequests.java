package org.isocenter.ingest.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.isocenter.dicom.data.Uid;
import org.isocenter.ingest.app.CommitmentStatus.Progress;
import org.jspecify.annotations.Nullable;

/** Commitment requests in memory; every call is one transaction. */
final class MemoryCommitmentRequests implements CommitmentRequests {
  private final Map<Uid, Row> rows = new HashMap<>();

  /** One request. */
  private static final class Row {
    final byte[] content;
    final Instant receivedAt;
    final List<CommitmentReference> references;
    final Map<Integer, CommitmentOutcome> outcomes = new TreeMap<>();
    Instant dueAt;
    @Nullable String token;
    @Nullable Instant finishedAt;
    boolean expired;

    Row(CommitmentClaim claim, byte[] content, List<CommitmentReference> references, Instant due) {
      this.content = content;
      this.receivedAt = claim.receivedAt();
      this.references = List.copyOf(references);
      this.dueAt = due;
      this.token = claim.token();
    }

    CommitmentStatus status() {
      return new CommitmentStatus(
          content,
          expired ? Progress.EXPIRED : finishedAt == null ? Progress.WORKING : Progress.DONE);
    }
  }

  @Override
  public synchronized Optional<CommitmentStatus> accept(
      CommitmentClaim claim, byte[] content, List<CommitmentReference> references, Instant until) {
    var taken = find(claim.transaction());
    if (taken.isEmpty()) {
      rows.put(claim.transaction(), new Row(claim, content, references, until));
    }
    return taken;
  }

  @Override
  public synchronized Optional<CommitmentStatus> find(Uid transaction) {
    return Optional.ofNullable(rows.get(transaction)).map(Row::status);
  }

  @Override
  public synchronized List<CommitmentItem> items(Uid transaction) {
    List<CommitmentItem> items = new ArrayList<>();
    var row = rows.get(transaction);
    if (row != null) {
      row.outcomes.forEach((position, outcome) ->
          items.add(new CommitmentItem(position, row.references.get(position), outcome)));
    }
    return items;
  }

  @Override
  public synchronized int waiting() {
    return (int) rows.values().stream().filter(row -> row.finishedAt == null).count();
  }

  @Override
  public synchronized Optional<CommitmentClaim> claim(Instant now, Instant until) {
    return rows.entrySet().stream()
        .filter(entry -> entry.getValue().finishedAt == null)
        .filter(entry -> !entry.getValue().dueAt.isAfter(now))
        .min(Comparator.comparing(entry -> entry.getValue().dueAt))
        .map(entry -> {
          String token = UUID.randomUUID().toString();
          entry.getValue().token = token;
          entry.getValue().dueAt = until;
          return new CommitmentClaim(entry.getKey(), token, entry.getValue().receivedAt);
        });
  }

  @Override
  public synchronized List<OpenReference> open(CommitmentClaim claim, int limit) {
    List<OpenReference> open = new ArrayList<>();
    var row = rows.get(claim.transaction());
    for (int i = 0; row != null && i < row.references.size() && open.size() < limit; i++) {
      if (!row.outcomes.containsKey(i)) {
        open.add(new OpenReference(i, row.references.get(i)));
      }
    }
    return open;
  }

  @Override
  public synchronized boolean renew(CommitmentClaim claim, Instant until) {
    return held(claim).map(row -> row.dueAt = until).isPresent();
  }

  @Override
  public synchronized boolean record(
      CommitmentClaim claim, Map<Integer, CommitmentOutcome> outcomes) {
    var row = held(claim);
    row.ifPresent(held -> held.outcomes.putAll(outcomes));
    return row.isPresent();
  }

  @Override
  public synchronized void finish(CommitmentClaim claim, Instant now) {
    held(claim).ifPresent(row -> row.finishedAt = now);
  }

  @Override
  public synchronized void release(CommitmentClaim claim, Instant due) {
    held(claim)
        .ifPresent(row -> {
          row.token = null;
          row.dueAt = due;
        });
  }

  private Optional<Row> held(CommitmentClaim claim) {
    return Optional.ofNullable(rows.get(claim.transaction()))
        .filter(row -> row.finishedAt == null && claim.token().equals(row.token));
  }

  @Override
  public synchronized int expire(Instant before) {
    var due = rows.values().stream().filter(row -> !row.expired && isBefore(row, before)).toList();
    due.forEach(row -> {
      row.expired = true;
      row.outcomes.clear();
    });
    return due.size();
  }

  @Override
  public synchronized int forget(Instant before) {
    int known = rows.size();
    rows.values().removeIf(row -> isBefore(row, before));
    return known - rows.size();
  }

  private static boolean isBefore(Row row, Instant before) {
    return row.finishedAt != null && row.finishedAt.isBefore(before);
  }
}
