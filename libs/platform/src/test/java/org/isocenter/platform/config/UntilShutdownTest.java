package org.isocenter.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UntilShutdownTest {
  private final UntilShutdown work = new UntilShutdown();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void nothingBeginsAfterTheEnd() {
    work.run(done::incrementAndGet);

    assertThat(work.end(Duration.ofSeconds(1))).isTrue();
    work.run(done::incrementAndGet);

    assertThat(done).hasValue(1);
  }

  @Test
  void whatHasBegunIsWaitedForButNotForEver() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var thread =
        Thread.ofVirtual()
            .start(() ->
                work.run(() -> {
                  begun.countDown();
                  await(finish);
                  done.incrementAndGet();
                }));
    begun.await();

    assertThat(work.end(Duration.ofMillis(10))).isFalse();
    finish.countDown();
    assertThat(work.end(Duration.ofSeconds(30))).isTrue();
    assertThat(done).hasValue(1);
    thread.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
