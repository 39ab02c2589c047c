package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BandwidthTest {
  private final AtomicLong now = new AtomicLong();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void pausesForAsLongAsTheBytesTake() {
    var bandwidth = bandwidth(1000);

    bandwidth.take(500);
    bandwidth.take(250);

    assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofMillis(250));
  }

  @Test
  void letsOthersWaitForWhatIsTaken() {
    var waiting = new Bandwidth(1000, now::get, nanos -> pauses.add(Duration.ofNanos(nanos)));

    waiting.take(1000);
    waiting.take(1000);

    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void savesNothingUp() {
    var bandwidth = bandwidth(1000);
    now.addAndGet(Duration.ofHours(1).toNanos());

    bandwidth.take(100);

    assertThat(pauses).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void isWithoutBoundsWhenZero() {
    bandwidth(0).take(1 << 30);

    assertThat(pauses).isEmpty();
  }

  private Bandwidth bandwidth(long bytesPerSecond) {
    return new Bandwidth(
        bytesPerSecond,
        now::get,
        nanos -> {
          pauses.add(Duration.ofNanos(nanos));
          now.addAndGet(nanos);
        });
  }
}
