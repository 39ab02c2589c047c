package org.isocenter.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps clients from inventing label values: paths are left to the name of the transaction, and
 * methods are those that exist. Gives the times that are looked at as percentiles their buckets.
 */
@ApplicationScoped
public class BoundedLabels {

  private static final String HTTP = "http.server.";
  private static final String REQUESTS = HTTP + "requests";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
  private static final Set<String> WITH_BUCKETS =
      Set.of(
          REQUESTS,
          ObservedObjectStore.OPERATIONS,
          ConsumerMetrics.BATCHES,
          "isocenter.ingest.visibility");

  private static final double[] BUCKETS =
      Arrays.stream(new long[] {5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000})
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  @Produces
  @Singleton
  MeterFilter filter() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith(HTTP) ? id.replaceTags(bounded(id)) : id;
      }

      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return WITH_BUCKETS.contains(id.getName())
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(BUCKETS)
                .build()
                .merge(config)
            : config;
      }
    };
  }

  private static List<Tag> bounded(Meter.Id id) {
    var tags =
        id.getTags().stream()
            .filter(tag -> !tag.getKey().equals("uri") && !tag.getKey().equals("server.port"))
            .map(BoundedLabels::bounded)
            .toList();
    boolean lacksName =
        id.getName().equals(REQUESTS)
            && tags.stream().noneMatch(tag -> tag.getKey().equals(RequestTags.TRANSACTION));
    return lacksName
        ? Stream.concat(
                tags.stream(), Stream.of(Tag.of(RequestTags.TRANSACTION, TransactionNames.OTHER)))
            .toList()
        : tags;
  }

  private static Tag bounded(Tag tag) {
    return tag.getKey().equals("method") && !METHODS.contains(tag.getValue())
        ? Tag.of("method", "OTHER")
        : tag;
  }
}
