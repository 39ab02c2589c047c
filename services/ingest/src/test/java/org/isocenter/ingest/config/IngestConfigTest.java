package org.isocenter.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.isocenter.ingest.app.ConflictPolicy;
import org.isocenter.ingest.app.ValidationPolicy;
import org.junit.jupiter.api.Test;

class IngestConfigTest {
  private final IngestConfig defaults =
      new SmallRyeConfigBuilder()
          .withMapping(IngestConfig.class)
          .withConverter(MemorySize.class, 200, new MemorySizeConverter())
          .withConverter(
              Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
          .build()
          .getConfigMapping(IngestConfig.class);

  @Test
  void waitsForQueryAndRetrieve() {
    assertThat(defaults.visibleTo().orElseThrow()).containsExactlyInAnyOrder("query", "retrieve");
    assertThat(defaults.visibleWithin()).hasSeconds(5);
    assertThat(defaults.republishOnStart()).isZero();
  }

  @Test
  void rejectsConflictsAndKeepsWhatWasDeletedForAWeek() {
    assertThat(defaults.validation()).isEqualTo(ValidationPolicy.WARN);
    assertThat(defaults.conflictPolicy()).isEqualTo(ConflictPolicy.REJECT);
    assertThat(defaults.replacedGrace()).hasHours(24);
    assertThat(defaults.deleteEnabled()).isTrue();
    assertThat(defaults.deleteGrace()).hasDays(7);
    assertThat(defaults.removeEvery()).isEqualTo("10m");
  }

  @Test
  void limitsRequests() {
    var limits = defaults.limits();

    assertThat(limits.partSize().asLongValue()).isEqualTo(16L << 30);
    assertThat(limits.parts()).isEqualTo(10_000);
    assertThat(limits.headerWindow().asLongValue()).isEqualTo(8 << 20);
    assertThat(limits.drain().asLongValue()).isEqualTo(1 << 30);
    assertThat(limits.inflation()).isEqualTo(200);
    assertThat(limits.metadataSize().asLongValue()).isEqualTo(16 << 20);
    assertThat(limits.bulkMemory().asLongValue()).isEqualTo(4 << 20);
    assertThat(defaults.temporaryFolder()).isEmpty();
    assertThat(limits.batch()).isEqualTo(200);
    assertThat(limits.batchSize().asLongValue()).isEqualTo(4 << 20);
  }

  @Test
  void sweepsWhatIsLeftOver() {
    assertThat(defaults.outbox().capacity().asLongValue()).isEqualTo(64 << 20);
    assertThat(defaults.outbox().leftoverAge()).hasSeconds(10);
    assertThat(defaults.outbox().sweepEvery()).hasSeconds(5);
    assertThat(defaults.orphans().grace()).hasHours(24);
    assertThat(defaults.orphans().sweepEvery()).isEqualTo("6h");
  }

  @Test
  void commitsWithinBounds() {
    var commitment = defaults.commitment();

    assertThat(commitment.instances()).isEqualTo(50_000);
    assertThat(commitment.body().asLongValue()).isEqualTo(16 << 20);
    assertThat(commitment.waiting()).isEqualTo(1000);
    assertThat(commitment.atOnce()).isEqualTo(200);
    assertThat(commitment.within()).hasSeconds(5);
    assertThat(commitment.retryAfter()).hasSeconds(5);
    assertThat(commitment.workers()).isEqualTo(2);
    assertThat(commitment.readers()).isEqualTo(4);
    assertThat(commitment.bandwidth().asLongValue()).isEqualTo(200 << 20);
    assertThat(commitment.lookEvery()).isEqualTo("5s");
    assertThat(commitment.lease()).hasMinutes(1);
    assertThat(commitment.pause()).hasMinutes(1);
    assertThat(commitment.giveUpAfter()).hasHours(24);
    assertThat(commitment.keepResults()).hasDays(7);
    assertThat(commitment.remember()).hasDays(30);
  }

  @Test
  void compressesNothingUnlessItIsToldTo() {
    var compress = defaults.compress();

    assertThat(compress.syntaxes()).isEmpty();
    assertThat(compress.after()).hasHours(1);
    assertThat(compress.every()).isEqualTo("5m");
    assertThat(compress.batch()).isEqualTo(20);
    assertThat(compress.lease()).hasHours(1);
    assertThat(compress.saving()).isEqualTo(5);
    assertThat(compress.frames()).isEqualTo(100_000);
    assertThat(compress.frameMemory().asLongValue()).isEqualTo(256 << 20);
    assertThat(compress.frameTime()).hasMinutes(1);
    assertThat(compress.memory().asLongValue()).isEqualTo(4 << 20);
  }

  @Test
  void findsTheDatabaseOnThisMachine() {
    assertThat(defaults.db().url()).isEqualTo("jdbc:postgresql://localhost:5432/isocenter");
    assertThat(defaults.db().connections()).isEqualTo(16);
  }
}
