package org.isocenter.ingest.app;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.events.ClaimChecks;
import org.isocenter.events.EventCodec;
import org.isocenter.events.Position;
import org.isocenter.objectstore.FileObjectStore;
import org.isocenter.objectstore.ObjectStore;

/** The Store use case with a real object store in a folder and everything else in memory. */
final class StoreSetup {
  static final StoreLimits LIMITS = new StoreLimits(1 << 20, 256 << 10, 1 << 20, 200, 4 << 20);

  final MemoryLedger ledger = new MemoryLedger();
  final List<OutboxEvent> relayed = new ArrayList<>();
  final EventCodec codec = new EventCodec(new MemoryClaimChecks());
  final InstanceEvents events = new InstanceEvents(Clock.systemUTC());
  ObjectStore objects;
  StoreLimits limits = LIMITS;
  EventRelay relay = this::publish;
  AppliedPositions applied = (_, _, _) -> Set.of();

  StoreSetup(Path folder) {
    objects = new FileObjectStore(folder);
  }

  StoreInstances storeInstances() {
    var recorder = new RecordInstances(ledger, events, codec, event -> relay.relay(event), objects);
    var visibility =
        new ReadYourWrites(applied, Set.of("query", "retrieve"), Duration.ofMillis(200));
    return new StoreInstances(receiver(), recorder, visibility, limits);
  }

  InstanceReceiver receiver() {
    var scanner = new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT);
    return new InstanceReceiver(
        scanner, objects, new ObjectNames(new Ulids(Clock.systemUTC())), limits);
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

  private static final class MemoryClaimChecks implements ClaimChecks {
    private final Map<String, byte[]> documents = new HashMap<>();

    @Override
    public void put(String key, byte[] document) {
      documents.put(key, document);
    }

    @Override
    public Optional<byte[]> get(String key) {
      return Optional.ofNullable(documents.get(key));
    }
  }
}
