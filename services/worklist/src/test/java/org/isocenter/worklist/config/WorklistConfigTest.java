package org.isocenter.worklist.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorklistConfigTest {
  private static WorklistConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(WorklistConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .withConverter(
            io.quarkus.runtime.configuration.MemorySize.class, 100, new MemorySizeConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(WorklistConfig.class);
  }

  @Test
  void hasDefaults() {
    var config = config(Map.of());

    assertThat(config.strict()).isFalse();
    assertThat(config.label()).isEqualTo("DEFAULT");
    assertThat(config.aeTitle()).isEqualTo("ISOCENTER");
    assertThat(config.limits().body().asLongValue()).isEqualTo(1 << 20);
    assertThat(config.limits().results()).isEqualTo(1000);
    assertThat(config.limits().initialEvents()).isEqualTo(10_000);
    assertThat(config.channel().queue()).isEqualTo(1000);
    assertThat(config.channel().sendWithin()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.outbox().pollEvery()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.retention().workitems()).isEqualTo(Duration.ofDays(30));
    assertThat(config.db().connections()).isEqualTo(16);
  }

  @Test
  void isReadFromKeysOfTheService() {
    var config =
        config(
            Map.of(
                "isocenter.worklist.strict", "true",
                "isocenter.worklist.limits.body", "2M",
                "isocenter.worklist.channel.queue", "5",
                "isocenter.worklist.retention.workitems", "1h"));

    assertThat(config.strict()).isTrue();
    assertThat(config.limits().body().asLongValue()).isEqualTo(2 << 20);
    assertThat(config.channel().queue()).isEqualTo(5);
    assertThat(config.retention().workitems()).isEqualTo(Duration.ofHours(1));
  }
}
