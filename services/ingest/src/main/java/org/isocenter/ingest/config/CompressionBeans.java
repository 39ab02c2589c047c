package org.isocenter.ingest.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.isocenter.events.EventCodec;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.ingest.app.BlobKeeping;
import org.isocenter.ingest.app.InstanceEvents;
import org.isocenter.ingest.app.InstanceReceiver;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.ObjectNames;
import org.isocenter.ingest.app.Ulids;
import org.isocenter.ingest.app.compress.CompressInstances;
import org.isocenter.ingest.app.compress.CompressionLimits;
import org.isocenter.ingest.app.compress.CompressionObserver;
import org.isocenter.ingest.app.compress.CompressionPolicy;
import org.isocenter.ingest.app.compress.Compressions;
import org.isocenter.ingest.app.compress.MakeCompressed;
import org.isocenter.ingest.app.compress.SwitchContent;
import org.isocenter.ingest.messaging.OutboxRelay;
import org.isocenter.objectstore.ObjectStore;

/** Wires compressing. */
@ApplicationScoped
public class CompressionBeans {
  private static final Clock CLOCK = Clock.systemUTC();

  private final IngestConfig config;

  CompressionBeans(IngestConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  CompressionPolicy policy() {
    return new CompressionPolicy(config.compress().syntaxes(), limits(), StandardCodecs.all());
  }

  private CompressionLimits limits() {
    var compress = config.compress();
    return new CompressionLimits(
        compress.frames(),
        compress.frameMemory().asLongValue(),
        compress.frameTime(),
        compress.saving());
  }

  @Produces
  @Singleton
  MakeCompressed makeCompressed(
      ObjectStore objects, InstanceReceiver receiver, CompressionPolicy policy) {
    Path folder =
        config.temporaryFolder().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    var means =
        new MakeCompressed.Means(limits(), config.compress().memory().asLongValue(), folder);
    return new MakeCompressed(objects, receiver, StandardCodecs.all(), policy, means);
  }

  @Produces
  @Singleton
  SwitchContent switchContent(
      Ledger ledger,
      Compressions compressions,
      SwitchContent.Announcing announcing,
      ObjectStore objects) {
    var blobs = new BlobKeeping(objects, config.replacedGrace());
    return new SwitchContent(ledger, compressions, announcing, blobs);
  }

  @Produces
  @Singleton
  SwitchContent.Announcing announcing(InstanceEvents events, EventCodec codec, OutboxRelay relay) {
    return new SwitchContent.Announcing(events, codec, relay);
  }

  @Produces
  @Singleton
  CompressInstances.Steps steps(
      MakeCompressed make,
      SwitchContent content,
      ObjectStore objects,
      CompressionObserver observer) {
    return new CompressInstances.Steps(
        make,
        content,
        new ObjectNames(new Ulids(CLOCK)),
        new BlobKeeping(objects, config.replacedGrace()),
        observer);
  }

  @Produces
  @Singleton
  CompressInstances compressInstances(
      Compressions compressions, CompressInstances.Steps steps, CompressionPolicy policy) {
    var compress = config.compress();
    var settings =
        new CompressInstances.Settings(
            compress.after(),
            compress.batch(),
            compress.lease(),
            config.orphans().grace().dividedBy(2));
    return new CompressInstances(compressions, steps, policy, settings, CLOCK);
  }
}
