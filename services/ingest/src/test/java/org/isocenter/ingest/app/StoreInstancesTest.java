package org.isocenter.ingest.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.events.InstanceStored;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreInstancesTest {
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
  class Storing {
    @Test
    void storesByteForByte() throws Exception {
      assertThat(store(FIRST.bytes(), SECOND.bytes()))
          .containsExactly(new Stored(FIRST.ref(), List.of()), new Stored(SECOND.ref(), List.of()));

      assertThat(stored(FIRST)).isEqualTo(FIRST.bytes());
      assertThat(setup.ledger.entry(FIRST.sopInstanceUid()).sha256())
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(FIRST.bytes()));
    }

    @Test
    void namesTheObjectByItsUids() throws IOException {
      store(FIRST.bytes());

      assertThat(setup.keys())
          .singleElement()
          .asString()
          .matches("instances/%s/[0-9A-Z]{26}\\.dcm".formatted(FIRST.ref()));
    }

    @Test
    void announcesWhatItStored() throws IOException {
      store(FIRST.bytes());

      var event = (InstanceStored) setup.codec.decode(setup.relayed.getFirst().bytes());
      var entry = setup.ledger.entry(FIRST.sopInstanceUid());
      assertThat(event.sopInstanceUid()).isEqualTo(FIRST.sopInstanceUid());
      assertThat(event.studyInstanceUid()).isEqualTo(FIRST.studyInstanceUid());
      assertThat(event.version()).isEqualTo(entry.version());
      assertThat(event.objectKey()).isEqualTo(entry.objectKey().value());
      assertThat(event.sha256()).isEqualTo(entry.sha256());
      assertThat(event.size()).isEqualTo(FIRST.bytes().length);
      assertThat(event.storedAt()).isEqualTo(entry.storedAt());
      assertThat(event.bulkData()).extracting("path").containsExactly("7FE00010");
    }

    @Test
    void recordsLargeRequestsInSeveralTransactions() throws IOException {
      setup.limits = new StoreLimits(1 << 20, 1 << 16, 1 << 20, 3, 4 << 20);
      var parts =
          IntStream.range(0, 8)
              .mapToObj(i -> SampleInstance.number(i).bytes())
              .toArray(byte[][]::new);

      assertThat(store(parts)).hasSize(8).allMatch(Stored.class::isInstance);

      assertThat(setup.ledger.size()).isEqualTo(8);
      assertThat(setup.relayed).hasSize(8);
    }

    @Test
    void answersNothingForNothing() throws IOException {
      assertThat(store()).isEmpty();
    }
  }

  @Nested
  class Completing {
    @Test
    void givesABareDataSetAHeaderAndSaysSo() throws IOException {
      var outcome = (Stored) store(FIRST.bareBytes()).getFirst();

      assertThat(outcome.warnings().getFirst().reason())
          .isEqualTo(WarningReason.COERCION_OF_DATA_ELEMENTS);
      byte[] bare = FIRST.bareBytes();
      byte[] object = stored(FIRST);
      assertThat(Arrays.copyOfRange(object, object.length - bare.length, object.length))
          .isEqualTo(bare);
      assertThat(new String(object, 128, 4, US_ASCII)).isEqualTo("DICM");
    }

    @Test
    void announcesPositionsInTheCompletedObject() throws IOException {
      store(FIRST.bareBytes());

      var event = (InstanceStored) setup.codec.decode(setup.relayed.getFirst().bytes());
      byte[] object = stored(FIRST);
      var pixels = event.bulkData().getFirst();
      assertThat(pixels.offset() + pixels.length()).isEqualTo(object.length);
    }

    @Test
    void takesTheSameBareDataSetAgain() throws IOException {
      store(FIRST.bareBytes());

      assertThat(store(FIRST.bareBytes())).first().isInstanceOf(Stored.class);

      assertThat(setup.keys()).hasSize(1);
    }

    @Test
    void warnsOfMetaInformationThatNamesAnotherInstance() throws IOException {
      var outcome = (Stored) store(FIRST.bytes("1.2.3.4")).getFirst();

      assertThat(outcome.warnings())
          .singleElement()
          .satisfies(w -> assertThat(w.sentence()).contains("(0002,0003)"));
      assertThat(outcome.instance()).isEqualTo(FIRST.ref());
    }
  }

  @Nested
  class Conflicts {
    private final SampleInstance changed = FIRST.withPatientName("Other^Patient");

    @Test
    void takesTheSameBytesAgainButStoresThemOnce() throws IOException {
      store(FIRST.bytes());

      assertThat(store(FIRST.bytes())).containsExactly(new Stored(FIRST.ref(), List.of()));

      assertThat(setup.keys()).hasSize(1);
      assertThat(setup.relayed).hasSize(1);
    }

    @Test
    void refusesOtherBytesUnderTheSameUid() throws IOException {
      store(FIRST.bytes());

      var outcome = (Failed) store(changed.bytes()).getFirst();

      assertThat(outcome.failure().reason()).isEqualTo(FailureReason.DUPLICATE_SOP_INSTANCE);
      assertThat(outcome.failure().sentence()).contains(FIRST.sopInstanceUid(), "different");
      assertThat(setup.keys()).hasSize(1);
      assertThat(stored(FIRST)).isEqualTo(FIRST.bytes());
    }

    @Test
    void refusesTheSameUidInAnotherStudy() throws IOException {
      store(FIRST.bytes());

      var outcome = (Failed) store(FIRST.withStudyInstanceUid("1.2.3").bytes()).getFirst();

      assertThat(outcome.failure().sentence()).contains("of study " + FIRST.studyInstanceUid());
    }

    @Test
    void decidesBetweenTwoInOneRequest() throws IOException {
      var outcomes = store(FIRST.bytes(), changed.bytes());

      assertThat(outcomes).hasSize(2).first().isInstanceOf(Stored.class);
      assertThat(outcomes.getLast()).isInstanceOf(Failed.class);
      assertThat(setup.keys()).hasSize(1);
    }
  }

  @Nested
  class Refusing {
    @Test
    void storesTheOthersWhenOneIsRefused() throws IOException {
      var outcomes =
          store(
              FIRST.bytes(),
              "no DICOM at all, but longer than eight".getBytes(US_ASCII),
              SECOND.bytes());

      assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(2);
      assertThat(outcomes)
          .filteredOn(Unidentified.class::isInstance)
          .singleElement()
          .satisfies(o ->
              assertThat(((Unidentified) o).failure().reason())
                  .isEqualTo(FailureReason.CANNOT_UNDERSTAND));
    }

    @Test
    void refusesAnEmptyPart() throws IOException {
      assertThat(store(new byte[0])).singleElement().isInstanceOf(Unidentified.class);
    }

    /** Cut between two elements behind its identity it would be a valid, smaller instance. */
    @Test
    void leavesNothingOfATruncatedInstance() throws IOException {
      byte[] whole = FIRST.bytes();
      int identity = new String(whole, US_ASCII).indexOf(FIRST.seriesInstanceUid());
      var inPixels = IntStream.range(whole.length - FIRST.pixelBytes() + 1, whole.length - 1);
      var cuts = IntStream.concat(IntStream.range(0, identity), inPixels).filter(i -> i % 7 == 0);

      for (int length : cuts.toArray()) {
        assertThat(store(Arrays.copyOf(whole, length)))
            .as("cut at %d", length)
            .singleElement()
            .isNotInstanceOf(Stored.class);
      }

      assertThat(setup.keys()).isEmpty();
      assertThat(setup.ledger.size()).isZero();
    }

    @Test
    void namesAnInstanceThatIsTruncatedBehindItsIdentity() throws IOException {
      var outcome =
          (Failed) store(Arrays.copyOf(FIRST.bytes(), FIRST.bytes().length - 10)).getFirst();

      assertThat(outcome.instance()).isEqualTo(FIRST.ref().sop());
      assertThat(outcome.failure().reason()).isEqualTo(FailureReason.CANNOT_UNDERSTAND);
    }

    @Test
    void refusesAnInstanceOfAnotherStudyThanThePath() throws IOException {
      var result =
          setup
              .storeInstances()
              .store(
                  Optional.of(new Uid("1.2.3")),
                  ConflictPolicy.REJECT,
                  StoreSetup.parts(FIRST.bytes()));

      assertThat(result.outcomes()).singleElement().isInstanceOf(Failed.class);
      assertThat(setup.keys()).isEmpty();
    }

    @Test
    void refusesAPartThatIsNoInstance() throws IOException {
      var part =
          new ReceivedPart(Optional.of(MediaType.of("image/jpeg")), InputStream.nullInputStream());
      var left = List.of(part).iterator();

      var result =
          setup
              .storeInstances()
              .store(
                  Optional.empty(),
                  ConflictPolicy.REJECT,
                  () -> left.hasNext() ? Optional.of(left.next()) : Optional.empty());

      assertThat(result.outcomes())
          .singleElement()
          .satisfies(
              o -> assertThat(((Unidentified) o).failure().sentence()).contains("image/jpeg"));
    }
  }

  private byte[] stored(SampleInstance instance) throws IOException {
    var key = setup.ledger.entry(instance.sopInstanceUid()).objectKey();
    try (InputStream object = setup.objects.open(key)) {
      return object.readAllBytes();
    }
  }
}
