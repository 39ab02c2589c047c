package org.isocenter.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedProbeTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private static @Nullable Object reason(HealthCheckResponse response) {
    return response.getData().orElseThrow().get("reason");
  }

  @Test
  void isUpWhenTheBackendAnswers() {
    var probe = new BoundedProbe("backend", () -> {}, LONG);

    assertThat(probe.ask().getStatus()).isEqualTo(Status.UP);
    assertThat(probe.ask().getName()).isEqualTo("backend");
  }

  @Test
  void isDownWithTheReasonAndUpAgainAfterwards() {
    var attempts = new AtomicInteger();
    var probe =
        new BoundedProbe(
            "backend",
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("The disk is full");
              }
            },
            LONG);

    HealthCheckResponse first = probe.ask();

    assertThat(first.getStatus()).isEqualTo(Status.DOWN);
    assertThat(reason(first)).isEqualTo("The disk is full");
    assertThat(probe.ask().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void waitsForABoundedTimeAndNeverForTwoAttemptsAtOnce() {
    var attempts = new AtomicInteger();
    var answer = new CountDownLatch(1);
    var probe =
        new BoundedProbe(
            "backend",
            () -> {
              attempts.incrementAndGet();
              awaitUninterrupted(answer);
            },
            Duration.ofMillis(100));

    HealthCheckResponse first = probe.ask();
    HealthCheckResponse second = probe.ask();
    answer.countDown();

    assertThat(first.getStatus()).isEqualTo(Status.DOWN);
    assertThat(reason(second)).isEqualTo("no answer within 100 ms");
    assertThat(attempts).hasValueLessThanOrEqualTo(1);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
