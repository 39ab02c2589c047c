package org.isocenter.ingest.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicomweb.MultipartLimits;
import org.isocenter.events.AppliedTracker;
import org.isocenter.events.EventCodec;
import org.isocenter.events.EventPublisher;
import org.isocenter.events.EventTracing;
import org.isocenter.events.Topics;
import org.isocenter.ingest.app.AssemblyLimits;
import org.isocenter.ingest.app.BlobKeeping;
import org.isocenter.ingest.app.ConflictPolicy;
import org.isocenter.ingest.app.DeleteInstances;
import org.isocenter.ingest.app.InstanceBlobs;
import org.isocenter.ingest.app.InstanceEvents;
import org.isocenter.ingest.app.InstanceReceiver;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.ObjectNames;
import org.isocenter.ingest.app.ReadYourWrites;
import org.isocenter.ingest.app.RecordInstances;
import org.isocenter.ingest.app.RemoveSuperseded;
import org.isocenter.ingest.app.RepublishInstances;
import org.isocenter.ingest.app.StoreInstances;
import org.isocenter.ingest.app.StoreLimits;
import org.isocenter.ingest.app.SweepOrphans;
import org.isocenter.ingest.app.Ulids;
import org.isocenter.ingest.messaging.OutboxRelay;
import org.isocenter.ingest.rest.BodyLimits;
import org.isocenter.ingest.rest.DeletionSettings;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.platform.tracing.Traces;

/** Wires the use cases. */
@ApplicationScoped
public class IngestBeans {
  private static final Clock CLOCK = Clock.systemUTC();

  private static final String TEMPORARY = "java.io.tmpdir";

  private final IngestConfig config;

  IngestBeans(IngestConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  StoreLimits limits() {
    var limits = config.limits();
    return new StoreLimits(
        limits.partSize().asLongValue(),
        Math.toIntExact(limits.headerWindow().asLongValue()),
        limits.drain().asLongValue(),
        limits.batch(),
        limits.batchSize().asLongValue());
  }

  @Produces
  @Singleton
  BodyLimits bodyLimits() {
    var defaults = MultipartLimits.DEFAULT;
    var multipart =
        new MultipartLimits(
            defaults.headerBytes(),
            config.limits().parts(),
            defaults.preambleBytes(),
            defaults.bufferBytes());
    var assembly =
        new AssemblyLimits(
            config.limits().metadataSize().asLongValue(),
            config.limits().bulkMemory().asLongValue(),
            config.temporaryFolder().orElseGet(() -> Path.of(System.getProperty(TEMPORARY))));
    return new BodyLimits(multipart, assembly, config.limits().inflation());
  }

  @Produces
  @Singleton
  InstanceReceiver receiver(ObjectStore objects, StoreLimits limits) {
    var readLimits = ReadLimits.DEFAULT.withTotalLength(limits.partBytes());
    var scanner = new InstanceScanner(readLimits, BulkDataPolicy.DEFAULT);
    var blobs = new InstanceBlobs(objects, new ObjectNames(new Ulids(CLOCK)));
    return new InstanceReceiver(scanner, blobs, limits, config.validation());
  }

  @Produces
  @Singleton
  InstanceEvents events(EventTracing tracing) {
    return new InstanceEvents(CLOCK, tracing);
  }

  @Produces
  @Singleton
  RecordInstances recorder(
      Ledger ledger,
      InstanceEvents events,
      EventCodec codec,
      OutboxRelay relay,
      ObjectStore objects) {
    var blobs = new BlobKeeping(objects, config.replacedGrace());
    return new RecordInstances(ledger, events, codec, relay, blobs);
  }

  @Produces
  @Singleton
  DeleteInstances deleteInstances(
      Ledger ledger,
      InstanceEvents events,
      EventCodec codec,
      OutboxRelay relay,
      ReadYourWrites visibility) {
    var waiting = new DeleteInstances.Waiting(visibility, config.deleteGrace());
    return new DeleteInstances(ledger, events, codec, relay, waiting);
  }

  @Produces
  @Singleton
  ConflictPolicy conflictPolicy() {
    return config.conflictPolicy();
  }

  @Produces
  @Singleton
  DeletionSettings deletionSettings() {
    return new DeletionSettings(config.deleteEnabled());
  }

  @Produces
  @Singleton
  RemoveSuperseded removeSuperseded(ObjectStore objects, Ledger ledger) {
    return new RemoveSuperseded(objects, ledger, CLOCK);
  }

  @Produces
  @Singleton
  ReadYourWrites visibility(AppliedTracker tracker, MeterRegistry registry, Traces traces) {
    var held =
        Timer.builder("isocenter.ingest.visibility")
            .description("How long answers were held back until what they store could be found")
            .register(registry);
    return new ReadYourWrites(
        (positions, services, longest) ->
            traces.span(
                "await visibility", () -> tracker.awaitApplied(positions, services, longest)),
        config.visibleTo().orElse(Set.of()),
        config.visibleWithin(),
        held::record);
  }

  @Produces
  @Singleton
  StoreInstances storeInstances(
      InstanceReceiver receiver,
      RecordInstances recorder,
      ReadYourWrites visibility,
      StoreLimits limits) {
    return new StoreInstances(receiver, recorder, visibility, limits);
  }

  @Produces
  @Singleton
  SweepOrphans sweepOrphans(ObjectStore objects, Ledger ledger) {
    return new SweepOrphans(objects, ledger, CLOCK, config.orphans().grace());
  }

  @Produces
  @Singleton
  RepublishInstances republishInstances(
      Ledger ledger,
      InstanceReceiver receiver,
      InstanceEvents events,
      EventPublisher publisher,
      Topics topics) {
    return new RepublishInstances(
        ledger, receiver, events, event -> publisher.publish(topics.instances(), event));
  }
}
