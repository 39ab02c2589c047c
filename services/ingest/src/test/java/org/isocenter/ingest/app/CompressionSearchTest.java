package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.isocenter.ingest.app.compress.Compressions;
import org.isocenter.testsupport.image.TestImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressionSearchTest {
  @TempDir Path folder;

  /** Versions are drawn when a request begins to record; a later one may be seen before it. */
  @Test
  void anInstanceThatIsSeenAfterLaterOnesIsNotPassedOver() throws IOException {
    var setup = new CompressionSetup(folder);
    var late = image();
    setup.store.store(ConflictPolicy.REJECT, late.bytes());
    long unseen = setup.store.ledger.entry(late.sopInstanceUid()).version();
    setup.store.store(ConflictPolicy.REJECT, image().bytes());
    var view = new View(setup.compressions, new AtomicLong(unseen));
    var instances = setup.instances(view, setup.store.objects);

    assertThat(instances.compressDue()).isEqualTo(1);
    view.unseen.set(0);

    assertThat(instances.compressDue()).isEqualTo(1);
    assertThat(setup.store.ledger.entry(late.sopInstanceUid()).transferSyntaxUid())
        .isEqualTo(CompressionSetup.JPEG_2000);
  }

  private static TestImage image() {
    return TestImage.of("CT").bits(16, 12).size(64, 64);
  }

  /** What can be seen of the ledger: all behind a version. */
  private record View(Compressions port, AtomicLong unseen) implements Compressions {
    @Override
    public List<LedgerEntry> claim(Search search, int limit) {
      var seen =
          new Search(
              Math.max(unseen.get(), search.afterVersion()),
              search.storedBefore(),
              search.policy(),
              search.now(),
              search.claimedUntil());
      return port.claim(seen, limit);
    }

    @Override
    public OptionalLong left(Instant now) {
      return port.left(now);
    }

    @Override
    public long searched(long afterVersion, Instant storedBefore) {
      long behind = Math.max(unseen.get(), afterVersion);
      long found = port.searched(behind, storedBefore);
      return found == behind ? afterVersion : found;
    }

    @Override
    public boolean replace(NewInstance compressed, long original, Instant keepReplaced) {
      return port.replace(compressed, original, keepReplaced);
    }

    @Override
    public boolean leave(long version, String policy, String reason) {
      return port.leave(version, policy, reason);
    }
  }
}
