package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;
import org.isocenter.objectstore.FileObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTroubleTest {
  private static final SampleInstance FIRST = SampleInstance.number(1);
  private static final SampleInstance SECOND = SampleInstance.number(2);

  @TempDir Path folder;
  private StoreSetup setup;

  @BeforeEach
  void begin() {
    setup = new StoreSetup(folder);
  }

  private List<StoreOutcome> store(byte[]... parts) throws IOException {
    return setup
        .storeInstances()
        .store(Optional.empty(), ConflictPolicy.REJECT, StoreSetup.parts(parts))
        .outcomes();
  }

  @Nested
  class Limits {
    @Test
    void refusesAnInstanceLargerThanTheLimit() throws IOException {
      setup.limits = new StoreLimits(100_000, 1 << 20, 1 << 20, 200, 4 << 20);

      var outcomes = store(FIRST.withPixelBytes(320_000).bytes(), SECOND.bytes());

      assertThat(outcomes).filteredOn(Failed.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
      assertThat(setup.keys()).hasSize(1);
    }

    @Test
    void refusesAHeaderThatDoesNotFitTheWindow() throws IOException {
      setup.limits = new StoreLimits(1 << 20, 300, 1 << 20, 200, 4 << 20);

      assertThat(store(FIRST.bytes()))
          .singleElement()
          .satisfies(
              o -> assertThat(((Unidentified) o).failure().sentence()).contains("300 bytes"));
    }

    @Test
    void endsTheRequestWhenTooMuchOfARefusedInstanceFollows() {
      setup.limits = new StoreLimits(1 << 20, 1 << 16, 1000, 200, 4 << 20);

      assertThatThrownBy(() -> store(SECOND.bytes(), new byte[200_000]))
          .isInstanceOf(PayloadTooLarge.class)
          .hasMessageContaining("1000 bytes");

      assertThat(setup.keys()).isEmpty();
    }
  }

  @Nested
  class Trouble {
    @Test
    void storesTheOthersWhenTheStoreFailsInTheMiddle() throws IOException {
      var parts =
          IntStream.range(0, 60)
              .mapToObj(i -> SampleInstance.number(i).bytes())
              .toArray(byte[][]::new);
      setup.objects = new FailingObjectStore(new FileObjectStore(folder), 20);

      var outcomes = store(parts);

      assertThat(outcomes).filteredOn(StoreOutcome.Stored.class::isInstance).hasSize(20);
      assertThat(outcomes).filteredOn(Failed.class::isInstance).hasSize(40);
      assertThat(setup.keys()).hasSize(20);
      assertThat(setup.ledger.size()).isEqualTo(20);
    }

    @Test
    void failsTheInstanceWhenTheStoreIsFull() throws IOException {
      setup.objects = new FailingObjectStore(new FileObjectStore(folder));

      var outcome = (Failed) store(FIRST.bytes()).getFirst();

      assertThat(outcome.failure().reason()).isEqualTo(FailureReason.OUT_OF_RESOURCES);
      assertThat(setup.keys()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheClientGoesAway() {
      byte[] whole = SECOND.withPixelBytes(64_000).bytes();
      var broken =
          new SequenceInputStream(
              new ByteArrayInputStream(whole, 0, whole.length / 2), new BrokenConnection());

      assertThatThrownBy(() ->
              setup
                  .storeInstances()
                  .store(
                      Optional.empty(),
                      ConflictPolicy.REJECT,
                      StoreSetup.parts(new ByteArrayInputStream(FIRST.bytes()), broken)))
          .isInstanceOf(IOException.class)
          .hasMessage("Connection reset");

      assertThat(setup.keys()).isEmpty();
      assertThat(setup.ledger.size()).isZero();
    }

    @Test
    void leavesBlobsToTheSweepWhenNobodyKnowsWhetherTheRowsWereWritten() {
      assertThatThrownBy(() ->
              storeIn(new UnreachableLedger(new MemoryLedger()), StoreSetup.parts(FIRST.bytes())))
          .isInstanceOf(Unavailable.class);

      assertThat(setup.keys()).hasSize(1);
    }

    @Test
    void removesTheBlobWhenTheLedgerIsOutOfReachBefore() {
      assertThatThrownBy(
              () -> storeIn(new UnreachableLedger(null), StoreSetup.parts(FIRST.bytes())))
          .isInstanceOf(Unavailable.class);

      assertThat(setup.keys()).isEmpty();
    }

    private void storeIn(Ledger ledger, PartSource parts) throws IOException {
      var recorder = setup.recorder(ledger);
      var visibility = new ReadYourWrites(setup.applied, Set.of(), Duration.ZERO);
      new StoreInstances(setup.receiver(), recorder, visibility, setup.limits)
          .store(Optional.empty(), ConflictPolicy.REJECT, parts);
    }
  }

  @Nested
  class Visibility {
    @Test
    void namesTheServicesThatHaveNotConfirmed() throws IOException {
      setup.applied = (_, _, _) -> Set.of("retrieve");

      var result =
          setup
              .storeInstances()
              .store(Optional.empty(), ConflictPolicy.REJECT, StoreSetup.parts(FIRST.bytes()));

      assertThat(result.unconfirmed()).containsExactly("retrieve");
    }

    @Test
    void answersInTimeWhenNothingIsPublished() throws IOException {
      setup.relay = _ -> new CompletableFuture<>();

      var result =
          setup
              .storeInstances()
              .store(Optional.empty(), ConflictPolicy.REJECT, StoreSetup.parts(FIRST.bytes()));

      assertThat(result.unconfirmed()).containsExactlyInAnyOrder("query", "retrieve");
      assertThat(result.outcomes()).singleElement().isInstanceOf(Stored.class);
    }

    @Test
    void waitsForTheLastPositionOfEachPartition() throws IOException {
      var asked = new CompletableFuture<Map<Integer, Long>>();
      setup.applied =
          (positions, _, _) -> {
            asked.complete(positions);
            return Set.of();
          };

      setup
          .storeInstances()
          .store(
              Optional.empty(),
              ConflictPolicy.REJECT,
              StoreSetup.parts(FIRST.bytes(), SECOND.bytes()));

      assertThat(asked).isCompletedWithValue(Map.of(0, 2L));
    }
  }

  private static final class BrokenConnection extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("Connection reset");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }
  }
}
