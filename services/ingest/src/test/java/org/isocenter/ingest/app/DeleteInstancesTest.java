package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.events.InstanceDeleted;
import org.isocenter.ingest.SampleInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteInstancesTest {
  private static final SampleInstance FIRST = SampleInstance.number(1);
  private static final SampleInstance OTHER_SERIES =
      SampleInstance.number(2).withSeriesInstanceUid(SampleInstance.STUDY + ".2");
  private static final InstanceScope STUDY = new InstanceScope.Study(new Uid(SampleInstance.STUDY));

  @TempDir Path folder;
  private StoreSetup setup;

  @BeforeEach
  void storeTwo() throws IOException {
    setup = new StoreSetup(folder);
    setup.store(ConflictPolicy.REJECT, FIRST.bytes(), OTHER_SERIES.bytes());
    setup.relayed.clear();
  }

  @Test
  void announcesTheDeletionOfEachInstance() {
    long stored = setup.ledger.entry(FIRST.sopInstanceUid()).version();

    assertThat(setup.deleteInstances().delete(instance(FIRST))).isEmpty();

    var event = (InstanceDeleted) setup.codec.decode(setup.relayed.getFirst().bytes());
    assertThat(setup.relayed).hasSize(1);
    assertThat(event.sopInstanceUid()).isEqualTo(FIRST.sopInstanceUid());
    assertThat(event.seriesInstanceUid()).isEqualTo(FIRST.seriesInstanceUid());
    assertThat(event.version()).isGreaterThan(stored);
    assertThat(event.goneUntil()).isEqualTo(event.deletedAt().plus(StoreSetup.DELETE_GRACE));
    assertThat(setup.keys()).hasSize(2);
  }

  @Test
  void deletesASeriesAndThenTheRestOfTheStudy() {
    setup.deleteInstances().delete(series(FIRST));
    assertThat(setup.relayed).hasSize(1);

    setup.deleteInstances().delete(STUDY);
    assertThat(setup.relayed).hasSize(2);
  }

  @Test
  void deletesLargeStudiesInSeveralTransactions() throws IOException {
    var parts =
        IntStream.range(10, 1210)
            .mapToObj(i -> SampleInstance.number(i).withPixelBytes(32).bytes())
            .toArray(byte[][]::new);
    setup.store(ConflictPolicy.REJECT, parts);
    setup.relayed.clear();

    setup.deleteInstances().delete(STUDY);

    assertThat(setup.relayed).hasSize(1202);
  }

  @Test
  void tellsWhatIsGoneFromWhatNeverWas() {
    setup.deleteInstances().delete(instance(FIRST));

    assertThatThrownBy(() -> setup.deleteInstances().delete(instance(FIRST)))
        .isInstanceOf(Gone.class)
        .hasMessageContaining(FIRST.sopInstanceUid());
    assertThatThrownBy(() -> setup.deleteInstances().delete(series(FIRST)))
        .isInstanceOf(Gone.class);
    assertThatThrownBy(
            () -> setup.deleteInstances().delete(new InstanceScope.Study(new Uid("1.2.3"))))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            setup
                .deleteInstances()
                .delete(
                    new InstanceScope.Instance(
                        new Uid("1.2.3"),
                        new Uid(FIRST.seriesInstanceUid()),
                        new Uid(FIRST.sopInstanceUid()))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void namesTheServicesThatHaveNotConfirmed() {
    setup.relay = _ -> new CompletableFuture<>();

    assertThat(setup.deleteInstances().delete(STUDY)).isEqualTo(Set.of("query", "retrieve"));
  }

  private static InstanceScope series(SampleInstance instance) {
    return new InstanceScope.Series(
        new Uid(instance.studyInstanceUid()), new Uid(instance.seriesInstanceUid()));
  }

  private static InstanceScope instance(SampleInstance instance) {
    return new InstanceScope.Instance(
        new Uid(instance.studyInstanceUid()),
        new Uid(instance.seriesInstanceUid()),
        new Uid(instance.sopInstanceUid()));
  }
}
