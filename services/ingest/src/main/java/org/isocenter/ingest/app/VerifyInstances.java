package org.isocenter.ingest.app;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.isocenter.ingest.app.CommitmentReference.Instance;
import org.isocenter.ingest.app.CommitmentReference.InstanceOfStudy;
import org.isocenter.ingest.app.CommitmentReference.Nothing;
import org.isocenter.objectstore.MissingObjectException;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.StorageException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that instances are stored: each object is read back whole, and its digest compared with
 * that of what was received.
 */
public final class VerifyInstances {
  private static final Logger log = Logger.getLogger(VerifyInstances.class);

  private static final int PIECE = 64 << 10;
  private static final int ASK_AGAIN_MILLIS = 100;

  private final Ledger ledger;
  private final ObjectStore objects;
  private final Semaphore readers;
  private final Bandwidth bandwidth;

  /**
   * @param readers objects that are read at once
   */
  public VerifyInstances(Ledger ledger, ObjectStore objects, int readers, Bandwidth bandwidth) {
    this.ledger = ledger;
    this.objects = objects;
    this.readers = new Semaphore(readers);
    this.bandwidth = bandwidth;
  }

  /**
   * Verifies one reference after the other.
   *
   * @param goOn asked after each piece that is read; false ends the work
   * @return outcomes by position; the last may be {@link CommitmentOutcome#OUT_OF_REACH}, and then
   *     the rest was not tried
   */
  Map<Integer, CommitmentOutcome> verify(List<OpenReference> references, BooleanSupplier goOn) {
    var entries = entries(references);
    Map<Integer, CommitmentOutcome> outcomes = new LinkedHashMap<>();
    for (OpenReference open : references) {
      var outcome = outcome(open.reference(), entries, goOn);
      outcome.ifPresent(found -> outcomes.put(open.position(), found));
      if (outcome.isEmpty() || outcome.get() == CommitmentOutcome.OUT_OF_REACH) {
        break;
      }
    }
    return outcomes;
  }

  private Map<String, LedgerEntry> entries(List<OpenReference> references) {
    var uids = references.stream().map(OpenReference::reference).flatMap(VerifyInstances::uid);
    return ledger.ofInstances(uids.distinct().toList()).stream()
        .collect(toMap(entry -> entry.ref().sopInstanceUid(), Function.identity()));
  }

  private static Stream<String> uid(CommitmentReference reference) {
    return switch (reference) {
      case Instance(var sop) -> Stream.of(sop.sopInstanceUid());
      case InstanceOfStudy(var ref) -> Stream.of(ref.sopInstanceUid());
      case Nothing _ -> Stream.empty();
    };
  }

  private Optional<CommitmentOutcome> outcome(
      CommitmentReference reference, Map<String, LedgerEntry> entries, BooleanSupplier goOn) {
    return switch (reference) {
      case Instance(var sop) -> instance(sop, entries.get(sop.sopInstanceUid()), goOn);
      case InstanceOfStudy(var ref) -> {
        var entry = entries.get(ref.sopInstanceUid());
        boolean there = entry != null && entry.ref().isInSeriesOf(ref);
        yield instance(ref.sop(), there ? entry : null, goOn);
      }
      case Nothing _ -> Optional.of(CommitmentOutcome.UNKNOWN_STUDY);
    };
  }

  private Optional<CommitmentOutcome> instance(
      SopReference sop, @Nullable LedgerEntry entry, BooleanSupplier goOn) {
    if (sop.sopClassUid().equals(InstanceRules.MEDIA_DIRECTORY)) {
      return Optional.of(CommitmentOutcome.CLASS_NOT_SUPPORTED);
    }
    if (entry == null) {
      return Optional.of(CommitmentOutcome.UNKNOWN_INSTANCE);
    }
    if (entry.isDeleted()) {
      return Optional.of(CommitmentOutcome.DELETED_INSTANCE);
    }
    if (!entry.ref().sopClassUid().equals(sop.sopClassUid())) {
      return Optional.of(CommitmentOutcome.CLASS_CONFLICT);
    }
    return inTurn(entry, goOn);
  }

  /** Waits until fewer objects than allowed are being read. */
  private Optional<CommitmentOutcome> inTurn(LedgerEntry entry, BooleanSupplier goOn) {
    try {
      while (!readers.tryAcquire(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!goOn.getAsBoolean()) {
          return Optional.empty();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return readBack(entry, goOn);
    } finally {
      readers.release();
    }
  }

  /** What was compressed here is stored when its original can be written again, too. */
  private Optional<CommitmentOutcome> readBack(LedgerEntry entry, BooleanSupplier goOn) {
    var outcome = readBack(entry, entry.objectKey(), entry.sha256(), goOn);
    Origin origin = entry.origin();
    boolean committed = outcome.filter(CommitmentOutcome.COMMITTED::equals).isPresent();
    return origin == null || !committed
        ? outcome
        : readBack(entry, ObjectNames.origin(entry.objectKey()), origin.keptSha256(), goOn);
  }

  private Optional<CommitmentOutcome> readBack(
      LedgerEntry entry, ObjectKey key, byte[] sha256, BooleanSupplier goOn) {
    try (InputStream object = objects.open(key)) {
      return digest(object, goOn)
          .map(found ->
              Arrays.equals(found, sha256)
                  ? CommitmentOutcome.COMMITTED
                  : fault(entry, CommitmentOutcome.DAMAGED));
    } catch (MissingObjectException e) {
      return Optional.of(fault(entry, CommitmentOutcome.LOST));
    } catch (StorageException | IOException e) {
      log.warnf(e, "Cannot be read back now: %s", entry.ref());
      return Optional.of(CommitmentOutcome.OUT_OF_REACH);
    }
  }

  private Optional<byte[]> digest(InputStream object, BooleanSupplier goOn) throws IOException {
    var sha256 = Sha256.start();
    byte[] piece = new byte[PIECE];
    for (int read = object.read(piece); read >= 0; read = object.read(piece)) {
      sha256.update(piece, 0, read);
      bandwidth.take(read);
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
    }
    return Optional.of(sha256.digest());
  }

  /** Its object may have been replaced, and removed, since the ledger was asked. */
  private CommitmentOutcome fault(LedgerEntry entry, CommitmentOutcome found) {
    var now = ledger.ofInstances(List.of(entry.ref().sopInstanceUid())).stream().findFirst();
    if (now.filter(current -> current.objectKey().equals(entry.objectKey())).isEmpty()) {
      return CommitmentOutcome.OUT_OF_REACH;
    }
    log.errorf("A stored instance is %s: %s", found, entry.ref());
    return found;
  }
}
