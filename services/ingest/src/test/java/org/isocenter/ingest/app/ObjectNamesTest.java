package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.isocenter.objectstore.ObjectKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNamesTest {
  private static final InstanceRef REF = new InstanceRef("1.1", "1.2.3", "1.4", "1.5");

  @Test
  void namesStudySeriesAndInstance() {
    var names = new ObjectNames(() -> "ULID");

    assertThat(names.fresh(REF)).isEqualTo(new ObjectKey("instances/1.4/1.5/1.2.3/ULID.dcm"));
  }

  @Test
  void findsTheInstanceInItsOwnKeys() {
    var key = new ObjectNames(() -> "ULID").fresh(REF);

    assertThat(ObjectNames.sopInstanceUid(key)).contains("1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"index/1.4/1.5/1.2.3/7.json", "instances/1.4/1.5/x.dcm", "instances"})
  void findsNoInstanceInOtherKeys(String key) {
    assertThat(ObjectNames.sopInstanceUid(new ObjectKey(key))).isEmpty();
  }

  @Test
  void makesNamesThatSortByTimeAndDiffer() {
    var early = new Ulids(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    var late = new Ulids(Clock.fixed(Instant.parse("2026-01-01T00:00:00.001Z"), ZoneOffset.UTC));

    assertThat(early.get()).hasSize(26).matches("[0-9A-HJKMNP-TV-Z]+").isLessThan(late.get());
    assertThat(early.get()).isNotEqualTo(early.get());
  }
}
