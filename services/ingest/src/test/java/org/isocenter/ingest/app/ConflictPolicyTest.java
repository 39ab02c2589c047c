package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.Uid;
import org.isocenter.events.InstanceStored;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConflictPolicyTest {
  private static final SampleInstance FIRST = SampleInstance.number(1);
  private static final SampleInstance CHANGED = FIRST.withPatientName("Other^Patient");

  @TempDir Path folder;
  private StoreSetup setup;

  @BeforeEach
  void storeOne() throws IOException {
    setup = new StoreSetup(folder);
    store(ConflictPolicy.REJECT, FIRST);
  }

  @ParameterizedTest
  @EnumSource
  void theSameBytesAreStoredAlready(ConflictPolicy policy) throws IOException {
    assertThat(store(policy, FIRST)).isEqualTo(new Stored(FIRST.ref(), List.of()));

    assertThat(setup.keys()).hasSize(1);
    assertThat(setup.relayed).hasSize(1);
  }

  @Test
  void replacesWhatIsStored() throws IOException {
    var before = setup.ledger.entry(FIRST.sopInstanceUid());

    assertThat(store(ConflictPolicy.REPLACE, CHANGED))
        .isEqualTo(new Stored(FIRST.ref(), List.of()));

    var event = (InstanceStored) setup.codec.decode(setup.relayed.getLast().bytes());
    assertThat(event.version()).isGreaterThan(before.version());
    assertThat(event.objectKey()).isNotEqualTo(before.objectKey().value());
    assertThat(stored()).isEqualTo(CHANGED.bytes());
    assertThat(setup.objects.exists(before.objectKey())).isTrue();
  }

  @Test
  void replacesOverAVersionThatAnotherReplicaGave() throws IOException {
    var ledger = new LaggingLedger(setup.ledger);
    var use =
        new StoreInstances(
            setup.receiver(),
            setup.recorder(ledger),
            new ReadYourWrites(setup.applied, Set.of(), Duration.ZERO),
            setup.limits);

    use.store(Optional.empty(), ConflictPolicy.REPLACE, StoreSetup.parts(CHANGED.bytes()));

    assertThat(stored()).isEqualTo(CHANGED.bytes());
    assertThat(setup.relayed).hasSize(2);
  }

  @Test
  void ignoresOtherContentWithAWarning() throws IOException {
    var outcome = (Stored) store(ConflictPolicy.IGNORE, CHANGED);

    assertThat(outcome.warnings())
        .extracting(Warning::reason)
        .containsExactly(WarningReason.STORED_BEFORE);
    assertThat(stored()).isEqualTo(FIRST.bytes());
    assertThat(setup.keys()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void neverMovesAnInstance(ConflictPolicy policy) throws IOException {
    assertThat(store(policy, FIRST.withStudyInstanceUid("1.2.3"))).isInstanceOf(Failed.class);
    assertThat(store(policy, FIRST.withSeriesInstanceUid("1.2.4"))).isInstanceOf(Failed.class);

    delete();
    assertThat(store(policy, FIRST.withStudyInstanceUid("1.2.3")))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.failure().sentence()).contains("though deleted"));
    assertThat(setup.keys()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void bringsBackWhatWasDeleted(ConflictPolicy policy) throws IOException {
    delete();
    store(policy, FIRST);
    assertThat(stored()).isEqualTo(FIRST.bytes());

    delete();
    store(policy, CHANGED);
    assertThat(stored()).isEqualTo(CHANGED.bytes());

    var versions =
        setup.relayed.stream().map(event -> setup.codec.decode(event.bytes()).version()).toList();
    assertThat(versions).hasSize(5).isSorted().doesNotHaveDuplicates();
  }

  private void delete() {
    setup.deleteInstances().delete(new InstanceScope.Study(new Uid(FIRST.studyInstanceUid())));
  }

  private StoreOutcome store(ConflictPolicy policy, SampleInstance instance) throws IOException {
    return setup.store(policy, instance.bytes()).outcomes().getFirst();
  }

  private byte[] stored() throws IOException {
    var key = setup.ledger.entry(FIRST.sopInstanceUid()).objectKey();
    try (InputStream object = setup.objects.open(key)) {
      return object.readAllBytes();
    }
  }
}
