package org.isocenter.retrieve.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.platform.tracing.Traces;
import org.isocenter.retrieve.app.InstanceChange;
import org.isocenter.retrieve.app.Instances;
import org.isocenter.retrieve.app.StoredInstance;
import org.isocenter.retrieve.config.RetrieveConfig;
import org.isocenter.retrieve.config.RetrieveMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Instances with the most used ones in memory. A row leaves the cache when this process records a
 * change, and after a while anyway, since another replica may have recorded one.
 */
@ApplicationScoped
class CachedInstances implements Instances {

  /** What a row takes besides its tables, roughly. */
  private static final int ROW_BYTES = 1024;

  private static final int BULK_VALUE_BYTES = 120;
  private static final int FRAGMENT_BYTES = 20;

  private final InstanceRepository repository;
  private final InstanceWriter writer;
  private final Cache<String, StoredInstance> cache;
  private final Traces traces;

  CachedInstances(
      InstanceRepository repository,
      InstanceWriter writer,
      RetrieveConfig config,
      MeterRegistry registry,
      Traces traces) {
    this.traces = traces;
    this.repository = repository;
    this.writer = writer;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(config.cache().size().asLongValue())
            .weigher((String _, StoredInstance instance) -> weight(instance))
            .expireAfterWrite(config.cache().maxAge())
            .recordStats()
            .build();
    RetrieveMetrics.show(registry, "instances", cache::stats);
  }

  @Override
  @SuppressWarnings(
      "NullAway") // null from the loader is Caffeine's way to say that nothing is there
  public Optional<StoredInstance> find(String sopInstanceUid) {
    return Optional.ofNullable(cache.get(sopInstanceUid, this::read));
  }

  @Override
  public void record(List<InstanceChange> announced) {
    traces.run("retrieve transaction", () -> writer.write(announced));
    cache.invalidateAll(announced.stream().map(InstanceChange::sopInstanceUid).toList());
  }

  @Override
  public int forgetDeletedBefore(Instant moment) {
    return writer.forgetDeletedBefore(moment);
  }

  private @Nullable StoredInstance read(String sopInstanceUid) {
    return repository.read(sopInstanceUid).orElse(null);
  }

  private static int weight(StoredInstance instance) {
    long fragments = instance.frames() instanceof FrameTable.Encapsulated table ? table.count() : 0;
    long bytes =
        ROW_BYTES
            + fragments * FRAGMENT_BYTES
            + (long) instance.bulkData().size() * BULK_VALUE_BYTES;
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }
}
