package org.isocenter.ingest.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.events.Position;
import org.isocenter.ingest.app.RecordInstances.Recorded;

/**
 * Store Transaction, PS3.18 section 10.5: each instance succeeds or fails alone. Blobs are durable
 * before the rows that refer to them, rows before the answer.
 */
public final class StoreInstances {
  private static final Set<MediaType> UNDERSTOOD =
      Set.of(MediaType.APPLICATION_DICOM, MediaType.OCTET_STREAM);

  private static final int SCRATCH = 16 << 10;

  private final InstanceReceiver receiver;
  private final RecordInstances recorder;
  private final ReadYourWrites visibility;
  private final StoreLimits limits;

  public StoreInstances(
      InstanceReceiver receiver,
      RecordInstances recorder,
      ReadYourWrites visibility,
      StoreLimits limits) {
    this.receiver = receiver;
    this.recorder = recorder;
    this.visibility = visibility;
    this.limits = limits;
  }

  /**
   * Stores all parts.
   *
   * @param study that all instances must belong to
   * @param policy for instances whose SOP Instance UID is taken
   * @throws IOException when the body cannot be read on; batches recorded before stay stored
   */
  public StoreResult store(Optional<Uid> study, ConflictPolicy policy, PartSource parts)
      throws IOException {
    List<StoreOutcome> outcomes = new ArrayList<>();
    List<CompletableFuture<Position>> published = new ArrayList<>();
    var batch = new StoreBatch(limits);
    try {
      for (var part = parts.next(); part.isPresent(); part = parts.next()) {
        receive(part.get(), study, batch).ifPresent(outcomes::add);
        if (batch.isFull()) {
          add(recorder.record(batch.take(), policy), outcomes, published);
        }
      }
      add(recorder.record(batch.take(), policy), outcomes, published);
    } finally {
      recorder.discard(batch.take());
    }
    return new StoreResult(outcomes, visibility.await(published));
  }

  /** Adds the instance to the batch, or answers why it is not stored. */
  private Optional<StoreOutcome> receive(ReceivedPart part, Optional<Uid> study, StoreBatch batch)
      throws IOException {
    try {
      requireUnderstood(part);
      var received = receiver.receive(part.content(), study).warned(part.warnings());
      batch.add(recorder.prepare(received));
      return Optional.empty();
    } catch (RefusedInstance refused) {
      drain(part);
      return Optional.of(refused.outcome());
    }
  }

  private static void requireUnderstood(ReceivedPart part) throws RefusedInstance {
    if (part.type().isPresent() && !UNDERSTOOD.contains(part.type().get().bare())) {
      throw new RefusedInstance(
          FailureReason.CANNOT_UNDERSTAND,
          "The part is %s; only application/dicom is stored."
              .formatted(part.type().get().essence()),
          Optional.empty());
    }
  }

  /** Reads past a refused part, so that the next one can be read; but not for ever. */
  private void drain(ReceivedPart part) throws IOException {
    byte[] scratch = new byte[SCRATCH];
    long passed = 0;
    for (int read = 0; read >= 0; read = part.content().read(scratch)) {
      passed += read;
      if (passed > limits.drainBytes()) {
        throw new PayloadTooLarge(
            "An instance was refused with more than %d bytes of it still to come."
                .formatted(limits.drainBytes()));
      }
    }
  }

  private static void add(
      Recorded recorded, List<StoreOutcome> outcomes, List<CompletableFuture<Position>> published) {
    outcomes.addAll(recorded.outcomes());
    published.addAll(recorded.published());
  }
}
