package org.isocenter.retrieve.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.events.InstanceStored;
import org.isocenter.retrieve.app.DeletedInstance;
import org.isocenter.retrieve.app.InstanceChange;
import org.isocenter.retrieve.app.NewInstance;
import org.isocenter.retrieve.fixture.Sample;
import org.junit.jupiter.api.Test;

class InstanceEventsTest {

  private final List<InstanceChange> recorded = new ArrayList<>();
  private final InstanceEvents events = new InstanceEvents(recorded::addAll);

  @Test
  void recordsWhatTheEventSays() {
    var sample = sample().numbered(2, 9).withFrames(3).build();

    events.apply(List.of(sample.stored(4)));

    var row = (NewInstance) recorded.getFirst();
    assertThat(row.instance().location()).isEqualTo(sample.location());
    assertThat(row.instance().version()).isEqualTo(4);
    assertThat(row.instance().key().value()).isEqualTo(sample.objectKey(4));
    assertThat(row.instance().frames().count()).isEqualTo(3);
    assertThat(row.metadata()).isEqualTo(sample.scan().metadata());
    assertThat(row.seriesNumber()).isEqualTo(2);
    assertThat(row.instanceNumber()).isEqualTo(9);
  }

  @Test
  void leavesOutAnEventThatCannotBeReadAndRecordsTheOthers() {
    var sample = sample().build();

    events.apply(List.of(damaged(sample), sample.stored(1)));

    assertThat(recorded).hasSize(1);
  }

  @Test
  void tellsOfADeletionInItsPlaceAmongTheOthers() {
    var sample = sample().build();
    var goneUntil = Instant.parse("2026-02-01T00:00:00Z");

    events.apply(List.of(sample.stored(1), sample.deleted(2, goneUntil), sample.stored(3)));

    assertThat(recorded).extracting(InstanceChange::version).containsExactly(1L, 2L, 3L);
    assertThat(recorded.get(1)).isEqualTo(new DeletedInstance(sample.location(), 2, goneUntil));
  }

  private static InstanceStored damaged(Sample sample) {
    var whole = sample.stored(2);
    return new InstanceStored(
        whole.version(),
        whole.studyInstanceUid(),
        whole.seriesInstanceUid(),
        whole.sopInstanceUid(),
        whole.sopClassUid(),
        whole.transferSyntaxUid(),
        whole.objectKey(),
        whole.size(),
        whole.sha256(),
        whole.storedAt(),
        new byte[] {99},
        whole.frames(),
        whole.bulkData());
  }
}
