package org.isocenter.ingest.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VersionBlocksTest {
  private final AtomicLong sequence = new AtomicLong(1);
  private final AtomicLong time = new AtomicLong();
  private final VersionBlocks versions =
      new VersionBlocks(() -> sequence.getAndAdd(VersionBlocks.BLOCK), time::get);

  @Test
  void givesOutABlockAndThenTheNext() {
    for (long expected = 1; expected <= 250; expected++) {
      assertThat(versions.next()).isEqualTo(expected);
    }
    assertThat(sequence).hasValue(301);
  }

  @Test
  void givesAVersionAboveOneOfItsOwnBlock() {
    versions.next();

    assertThat(versions.nextAfter(40)).isEqualTo(41);
    assertThat(versions.nextAfter(100)).isEqualTo(101);
  }

  @Test
  void givesAVersionAboveOneOfAnotherReplica() {
    versions.next();
    sequence.set(501);

    assertThat(versions.nextAfter(430)).isEqualTo(501);
    assertThat(versions.next()).isEqualTo(502);
  }

  @Test
  void doesNotUseABlockForLong() {
    versions.next();
    time.addAndGet(VersionBlocks.BEST_BEFORE.toNanos() + 1);

    assertThat(versions.next()).isEqualTo(101);
  }
}
