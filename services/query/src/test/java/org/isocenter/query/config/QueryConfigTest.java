package org.isocenter.query.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryConfigTest {

  private static QueryConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(QueryConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(QueryConfig.class);
  }

  @Test
  void hasDefaults() {
    var config = config(Map.of());

    assertThat(config.maxResults()).isEqualTo(50_000);
    assertThat(config.fetchSize()).isEqualTo(200);
    assertThat(config.emptyResult()).isEqualTo(204);
    assertThat(config.maxDuration()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.searchableAttributes()).isEmpty();
    assertThat(config.db().url()).isEqualTo("jdbc:postgresql://localhost:5432/isocenter");
    assertThat(config.db().connections()).isEqualTo(16);
  }

  @Test
  void isReadFromKeysOfTheService() {
    var config =
        config(
            Map.of(
                "isocenter.query.max-results", "10",
                "isocenter.query.fetch-size", "20",
                "isocenter.query.empty-result", "200",
                "isocenter.query.max-duration", "5s",
                "isocenter.query.searchable-attributes", "instance:KVP,series:ACME 1.1|00091002",
                "isocenter.query.db.username", "somebody"));

    assertThat(config.maxResults()).isEqualTo(10);
    assertThat(config.fetchSize()).isEqualTo(20);
    assertThat(config.emptyResult()).isEqualTo(200);
    assertThat(config.maxDuration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.searchableAttributes().orElseThrow())
        .containsExactly("instance:KVP", "series:ACME 1.1|00091002");
    assertThat(config.db().username()).isEqualTo("somebody");
  }
}
