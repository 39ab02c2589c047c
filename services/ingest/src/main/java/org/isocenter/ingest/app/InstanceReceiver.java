package org.isocenter.ingest.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.instance.InstanceIdentity;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.ingest.app.ReceivedInstance.Blob;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.StorageException;
import org.jboss.logging.Logger;

/** Takes in one instance: parses, checks, digests and stores it in a single pass over its bytes. */
public final class InstanceReceiver {
  private static final Logger log = Logger.getLogger(InstanceReceiver.class);

  private static final int MOST_WARNINGS = 5;

  private final InstanceScanner scanner;
  private final InstanceBlobs blobs;
  private final StoreLimits limits;
  private final ValidationPolicy validation;

  public InstanceReceiver(
      InstanceScanner scanner,
      InstanceBlobs blobs,
      StoreLimits limits,
      ValidationPolicy validation) {
    this.scanner = scanner;
    this.blobs = blobs;
    this.limits = limits;
    this.validation = validation;
  }

  /**
   * Stores the part's bytes under a fresh key; whoever goes on waits until they are durable.
   *
   * @param study that the instance must belong to
   * @throws RefusedInstance when it must not be stored; then nothing of it is
   * @throws IOException when the part cannot be read on
   */
  ReceivedInstance receive(InputStream part, Optional<Uid> study) throws IOException {
    var incoming = new IncomingObject(part, limits);
    boolean handedOver = false;
    try {
      var received = receive(incoming, study);
      handedOver = true;
      return received;
    } finally {
      if (!handedOver) {
        incoming.close();
      }
    }
  }

  private ReceivedInstance receive(IncomingObject incoming, Optional<Uid> study)
      throws IOException {
    try {
      var accepted = new AtomicReference<Accepted>();
      var findings = new ValueFindings(validation);
      InstanceScan scan =
          scanner.scan(
              incoming,
              (identity, syntax) -> accepted.set(accept(incoming, identity, syntax, study)),
              findings);
      incoming.readToEnd();
      requireValid(findings, incoming);
      return received(accepted.get(), incoming, scan)
          .warned(findings.sentence().map(InstanceReceiver::breach).stream().toList());
    } catch (DicomFormatException e) {
      throw unreadable(incoming, e);
    } catch (StorageException e) {
      log.warnf(e, "Not stored: %s", incoming.instance());
      throw RefusedInstance.outOfResources(incoming.instance());
    }
  }

  private void requireValid(ValueFindings findings, IncomingObject incoming)
      throws RefusedInstance {
    Optional<String> sentence = findings.sentence();
    if (validation == ValidationPolicy.REFUSE && sentence.isPresent()) {
      throw new RefusedInstance(
          FailureReason.DATA_SET_DOES_NOT_MATCH_SOP_CLASS, sentence.get(), incoming.instance());
    }
  }

  private static RefusedInstance unreadable(IncomingObject incoming, DicomFormatException e) {
    return incoming.isEmpty()
        ? new RefusedInstance(FailureReason.NOTHING_SENT, "The part is empty.", incoming.instance())
        : new RefusedInstance(
            FailureReason.CANNOT_UNDERSTAND,
            "Not readable: " + e.getMessage(),
            incoming.instance());
  }

  private Accepted accept(
      IncomingObject incoming,
      InstanceIdentity identity,
      TransferSyntax syntax,
      Optional<Uid> study)
      throws IOException {
    incoming.claims(InstanceRules.reference(identity));
    InstanceRef ref = InstanceRules.require(identity, study);
    ObjectKey key = blobs.freshKey(ref);
    boolean completed = incoming.storeIn(blobs.create(key), metaFor(ref, syntax));
    return new Accepted(ref, key, completed);
  }

  private static FileMeta metaFor(InstanceRef ref, TransferSyntax syntax) {
    var meta = FileMeta.of(ref.sopClassUid(), ref.sopInstanceUid(), syntax);
    // After an upgrade the same object must still give the same bytes.
    meta.elements().remove(Tags.IMPLEMENTATION_VERSION_NAME);
    return meta;
  }

  private ReceivedInstance received(Accepted accepted, IncomingObject incoming, InstanceScan scan)
      throws IOException {
    List<Warning> warnings = warnings(accepted, scan);
    byte[] sha256 = incoming.sha256();
    var blob = new Blob(accepted.key(), incoming.size(), blobs.commit(incoming));
    if (!accepted.completed()) {
      return new ReceivedInstance(accepted.ref(), blob, sha256, scan, warnings);
    }
    // Positions found while receiving do not count what was inserted: read what is stored.
    blob.requireDurable();
    return new ReceivedInstance(accepted.ref(), blob, sha256, rescan(blob.key()), warnings);
  }

  /** Reads a stored instance as it was read when it was received. */
  InstanceScan rescan(ObjectKey key) throws IOException {
    try (InputStream stored = blobs.open(key)) {
      return scan(stored);
    }
  }

  /** Reads an instance to its end; the caller closes it. */
  public InstanceScan scan(InputStream stored) throws IOException {
    return scanner.scan(stored, (_, _) -> {});
  }

  private static List<Warning> warnings(Accepted accepted, InstanceScan scan) {
    List<Warning> warnings = new ArrayList<>();
    if (accepted.completed()) {
      warnings.add(
          new Warning(
              WarningReason.COERCION_OF_DATA_ELEMENTS,
              "Preamble or File Meta Information was missing and has been added."));
    }
    String metaUid = scan.meta().mediaStorageSopInstanceUid();
    if (!metaUid.isEmpty() && !metaUid.equals(accepted.ref().sopInstanceUid())) {
      warnings.add(
          breach("Media Storage SOP Instance UID (0002,0003) differs from the data set's UID."));
    }
    scan.warnings().stream().limit(MOST_WARNINGS).forEach(text -> warnings.add(breach(text)));
    return warnings;
  }

  private static Warning breach(String sentence) {
    return new Warning(WarningReason.DATA_SET_DOES_NOT_MATCH_SOP_CLASS, sentence);
  }

  private record Accepted(InstanceRef ref, ObjectKey key, boolean completed) {}
}
