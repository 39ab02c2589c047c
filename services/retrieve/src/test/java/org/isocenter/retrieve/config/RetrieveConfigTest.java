package org.isocenter.retrieve.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetrieveConfigTest {

  private static final int ABOVE_BUILT_IN = 200;

  @Test
  void boundsWhatIsHeldInMemory() {
    var defaults = read(Map.of());

    assertThat(defaults.cache().size().asLongValue()).isEqualTo(64 << 20);
    assertThat(defaults.cache().maxAge()).hasSeconds(10);
    assertThat(defaults.deleted().sweepEvery()).hasMinutes(10);
    assertThat(defaults.page().size().asLongValue()).isEqualTo(2 << 20);
    assertThat(defaults.page().rows()).isEqualTo(1000);
    assertThat(defaults.rendered().cacheSize().asLongValue()).isEqualTo(32 << 20);
    assertThat(defaults.presentation().maxSize().asLongValue()).isEqualTo(8 << 20);
    assertThat(defaults.presentation().maxImages()).isEqualTo(500);
    assertThat(defaults.presentation().maxObjects()).isEqualTo(10_000);
    assertThat(defaults.presentation().maxPoints()).isEqualTo(100_000);
    assertThat(defaults.presentation().maxCharacters()).isEqualTo(100_000);
    assertThat(defaults.presentation().maxMaskFrames()).isEqualTo(32);
  }

  @Test
  void findsTheDatabaseOnThisMachine() {
    var database = read(Map.of()).db();

    assertThat(database.url()).isEqualTo("jdbc:postgresql://localhost:5432/isocenter");
    assertThat(database.username()).isEqualTo("isocenter");
    assertThat(database.password()).isEqualTo("isocenter");
    assertThat(database.connections()).isEqualTo(16);
  }

  @Test
  void isSetByKeysBelowIsocenterRetrieve() {
    var config =
        read(
            Map.of(
                "isocenter.retrieve.cache.size", "1M",
                "isocenter.retrieve.cache.max-age", "5S",
                "isocenter.retrieve.page.size", "3M",
                "isocenter.retrieve.page.rows", "7",
                "isocenter.retrieve.db.url", "jdbc:postgresql://db/x"));

    assertThat(config.cache().size().asLongValue()).isEqualTo(1 << 20);
    assertThat(config.cache().maxAge()).hasSeconds(5);
    assertThat(config.page().size().asLongValue()).isEqualTo(3 << 20);
    assertThat(config.page().rows()).isEqualTo(7);
    assertThat(config.db().url()).isEqualTo("jdbc:postgresql://db/x");
  }

  private static RetrieveConfig read(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withDefaultValues(keys)
        .withMapping(RetrieveConfig.class)
        .withConverter(MemorySize.class, ABOVE_BUILT_IN, new MemorySizeConverter())
        .withConverter(Duration.class, ABOVE_BUILT_IN, new DurationConverter())
        .build()
        .getConfigMapping(RetrieveConfig.class);
  }
}
