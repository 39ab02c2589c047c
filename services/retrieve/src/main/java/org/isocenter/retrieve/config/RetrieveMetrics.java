package org.isocenter.retrieve.config;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.isocenter.retrieve.app.pixels.FramePixels;
import org.isocenter.retrieve.app.pixels.RenderedFrames;

/** Metrics of caches and of decoding. */
@Startup
@ApplicationScoped
public class RetrieveMetrics {

  RetrieveMetrics(MeterRegistry registry, FramePixels pixels, RenderedFrames rendered) {
    show(registry, "rendered", rendered::cacheStats);
    Gauge.builder("isocenter.retrieve.decode.waiting", pixels, one -> one.load().waiting())
        .description("Frames that wait until others have made room to decode them")
        .register(registry);
    Gauge.builder("isocenter.retrieve.decode.memory", pixels, one -> one.load().bytes())
        .description("Memory set aside for the frames that are being decoded")
        .baseUnit("bytes")
        .register(registry);
    FunctionCounter.builder(
            "isocenter.retrieve.decode.refused", pixels, one -> one.load().refused())
        .description("Frames that had to wait too long and were answered with 503")
        .register(registry);
  }

  /** Shows how often a cache had what was asked for. */
  public static void show(MeterRegistry registry, String cache, Supplier<CacheStats> stats) {
    show(registry, cache, "hit", stats, CacheStats::hitCount);
    show(registry, cache, "miss", stats, CacheStats::missCount);
  }

  private static void show(
      MeterRegistry registry,
      String cache,
      String result,
      Supplier<CacheStats> stats,
      ToDoubleFunction<CacheStats> count) {
    FunctionCounter.builder(
            "isocenter.retrieve.cache.requests", stats, one -> count.applyAsDouble(one.get()))
        .description("Look-ups in a cache of this process")
        .tag("cache", cache)
        .tag("result", result)
        .register(registry);
  }
}
