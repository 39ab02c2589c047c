package org.isocenter.ingest.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.events.ClaimChecks;
import org.isocenter.events.EventCodec;
import org.isocenter.events.EventTracing;
import org.isocenter.events.Position;
import org.isocenter.objectstore.FileObjectStore;
import org.isocenter.objectstore.MissingObjectException;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;

/** The Store use case with a real object store in a folder and everything else in memory. */
final class StoreSetup {
  static final StoreLimits LIMITS = new StoreLimits(1 << 20, 256 << 10, 1 << 20, 200, 4 << 20);

  static final Duration DELETE_GRACE = Duration.ofDays(7);
  static final Duration REPLACED_GRACE = Duration.ofHours(1);

  final MemoryLedger ledger = new MemoryLedger();
  final List<OutboxEvent> relayed = new ArrayList<>();
  final EventCodec codec = new EventCodec(new StoredClaims());
  final InstanceEvents events = new InstanceEvents(Clock.systemUTC(), EventTracing.NONE);
  ObjectStore objects;
  StoreLimits limits = LIMITS;
  ValidationPolicy validation = ValidationPolicy.WARN;
  EventRelay relay = this::publish;
  AppliedPositions applied = (_, _, _) -> Set.of();

  StoreSetup(Path folder) {
    objects = new FileObjectStore(folder);
  }

  StoreInstances storeInstances() {
    return new StoreInstances(receiver(), recorder(), visibility(), limits);
  }

  StoreResult store(ConflictPolicy policy, byte[]... parts) throws IOException {
    return storeInstances().store(Optional.empty(), policy, parts(parts));
  }

  DeleteInstances deleteInstances() {
    var waiting = new DeleteInstances.Waiting(visibility(), DELETE_GRACE);
    return new DeleteInstances(ledger, events, codec, event -> relay.relay(event), waiting);
  }

  RecordInstances recorder() {
    return recorder(ledger);
  }

  RecordInstances recorder(Ledger other) {
    var blobs = new BlobKeeping(objects, REPLACED_GRACE);
    return new RecordInstances(other, events, codec, event -> relay.relay(event), blobs);
  }

  private ReadYourWrites visibility() {
    return new ReadYourWrites(applied, Set.of("query", "retrieve"), Duration.ofMillis(200));
  }

  InstanceReceiver receiver() {
    var scanner = new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT);
    var blobs = new InstanceBlobs(objects, new ObjectNames(new Ulids(Clock.systemUTC())));
    return new InstanceReceiver(scanner, blobs, limits, validation);
  }

  private CompletableFuture<Position> publish(OutboxEvent event) {
    relayed.add(event);
    return CompletableFuture.completedFuture(new Position(0, relayed.size()));
  }

  /** All objects in the store. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    objects.forEach("", object -> keys.add(object.key().value()));
    return keys;
  }

  static PartSource parts(byte[]... parts) {
    return parts(Arrays.stream(parts).map(ByteArrayInputStream::new).toArray(InputStream[]::new));
  }

  static PartSource parts(InputStream... parts) {
    Iterator<InputStream> left = List.of(parts).iterator();
    return () ->
        left.hasNext()
            ? Optional.of(new ReceivedPart(Optional.of(MediaType.APPLICATION_DICOM), left.next()))
            : Optional.empty();
  }

  /** As in the service: in the object store. */
  private final class StoredClaims implements ClaimChecks {
    @Override
    public void put(String key, byte[] document) {
      try (var writer = objects.create(new ObjectKey(key))) {
        writer.write(document);
        writer.commit();
      }
    }

    @Override
    public Optional<byte[]> get(String key) {
      try (InputStream document = objects.open(new ObjectKey(key))) {
        return Optional.of(document.readAllBytes());
      } catch (MissingObjectException _) {
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
