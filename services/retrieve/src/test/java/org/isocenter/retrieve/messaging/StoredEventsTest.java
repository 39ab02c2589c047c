package org.isocenter.retrieve.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.events.InstanceStored;
import org.isocenter.retrieve.app.NewInstance;
import org.isocenter.retrieve.fixture.Sample;
import org.junit.jupiter.api.Test;

class StoredEventsTest {

  private final List<NewInstance> recorded = new ArrayList<>();
  private final StoredEvents events = new StoredEvents(recorded::addAll);

  @Test
  void recordsWhatTheEventSays() {
    var sample = sample().numbered(2, 9).withFrames(3).build();

    events.apply(List.of(sample.stored(4)));

    var row = recorded.getFirst();
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
