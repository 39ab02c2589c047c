package org.isocenter.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class BoundedLabelsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();

  BoundedLabelsTest() {
    registry.config().meterFilter(new BoundedLabels().filter());
  }

  @Test
  void whatClientsMakeUpIsNoLabel() {
    for (int i = 0; i < 1000; i++) {
      registry
          .timer(
              "http.server.requests",
              "method",
              "M" + i,
              "uri",
              "/dicom-web/subscribers/AE" + i,
              "transaction",
              "Other")
          .record(() -> {});
    }

    assertThat(registry.find("http.server.requests").timers()).hasSize(1);
  }

  /** Prometheus takes no two metrics of one name with other labels. */
  @Test
  void aRequestThatWasCutOffHasTheLabelsOfTheOthers() {
    registry.timer("http.server.requests", "method", "GET", "uri", "/a");

    assertThat(registry.get("http.server.requests").timer().getId().getTags())
        .containsExactlyInAnyOrder(Tag.of("method", "GET"), Tag.of("transaction", "Other"));
  }

  @Test
  void othersKeepTheirLabels() {
    registry.counter("some.other", "uri", "/a");

    assertThat(registry.getMeters().getFirst().getId().getTag("uri")).isEqualTo("/a");
  }
}
