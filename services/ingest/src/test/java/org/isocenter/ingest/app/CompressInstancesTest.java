package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.events.InstanceEvent;
import org.isocenter.events.InstanceStored;
import org.isocenter.events.Position;
import org.isocenter.ingest.app.compress.CompressionLimits;
import org.isocenter.testsupport.image.TestImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompressInstancesTest {
  private static final Clock TOMORROW = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));

  @TempDir Path folder;
  private CompressionSetup setup;

  @BeforeEach
  void setUp() {
    setup = new CompressionSetup(folder);
  }

  @Test
  void putsACompressedObjectInPlaceOfTheOriginal() throws IOException {
    var image = TestImage.of("CT");
    LedgerEntry original = store(image);

    assertThat(setup.compress()).isEqualTo(1);

    LedgerEntry entry = entry(image);
    assertThat(entry.transferSyntaxUid()).isEqualTo(CompressionSetup.JPEG_2000);
    assertThat(entry.version()).isGreaterThan(original.version());
    assertThat(entry.storedAt()).isEqualTo(original.storedAt());
    assertThat(entry.size()).isLessThan(original.size()).isEqualTo(setup.bytes(entry).length);
    assertThat(setup.restored(entry)).isEqualTo(image.bytes());
    assertThat(setup.store.keys())
        .containsExactlyInAnyOrder(
            original.objectKey().value(),
            entry.objectKey().value(),
            entry.objectKey().value() + ".origin");
    assertThat(setup.outcomes).containsExactly("compressed");
  }

  @Test
  void saysSoInAnEvent() throws IOException {
    var image = TestImage.of("CT");
    store(image);

    setup.compress();

    var event = (InstanceStored) setup.store.codec.decode(setup.store.relayed.getLast().bytes());
    assertThat(event.transferSyntaxUid()).isEqualTo(CompressionSetup.JPEG_2000);
    assertThat(event.objectKey()).isEqualTo(entry(image).objectKey().value());
    assertThat(FrameTable.fromBytes(event.frames()).count()).isEqualTo(1);
  }

  static Stream<Arguments> images() {
    return Stream.of(
            "1.2.840.10008.1.2.5",
            "1.2.840.10008.1.2.4.70",
            "1.2.840.10008.1.2.4.80",
            "1.2.840.10008.1.2.4.90",
            "1.2.840.10008.1.2.4.201",
            "1.2.840.10008.1.2.8.1")
        .flatMap(syntax ->
            Stream.of(
                    TestImage.of("CT").bits(8, 8),
                    TestImage.of("CT").bits(16, 12),
                    TestImage.of("CT").bits(16, 12).signed(),
                    TestImage.of("CT")
                        .bits(16, 16)
                        .signed()
                        .syntax(TransferSyntax.IMPLICIT_LITTLE_ENDIAN),
                    TestImage.of("CT").colour(0).frames(2),
                    TestImage.of("CT").bits(8, 8).size(33, 31).frames(3),
                    TestImage.of("CT").bits(16, 10).frames(3).behind(4))
                .map(image -> Arguments.of(syntax, image)));
  }

  @ParameterizedTest
  @MethodSource("images")
  void restoresEveryBitOfTheOriginal(String syntax, TestImage image) throws IOException {
    setup.syntaxes = Map.of("CT", syntax);
    store(image);

    setup.compress();

    assertThat(setup.outcomes).containsExactly("compressed");
    assertThat(entry(image).transferSyntaxUid()).isEqualTo(syntax);
    assertThat(setup.restored(entry(image))).isEqualTo(image.bytes());
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("modality", TestImage.of("MR")),
        Arguments.of("pixels", TestImage.of("CT").bits(1, 1)),
        Arguments.of("pixels", TestImage.of("CT").bits(16, 12).behind(64 * 64 * 2)),
        Arguments.of("attributes", TestImage.of("CT").colour(1)),
        Arguments.of("unused_bits", TestImage.of("CT").bits(16, 12).unusedBits(0x1000)),
        Arguments.of("memory", TestImage.of("CT").bits(8, 8).frames(5)),
        Arguments.of("size", TestImage.of("CT").bits(8, 8).size(1, 2)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void leavesOthersAloneWithAReason(String reason, TestImage image) throws IOException {
    setup.limits = new CompressionLimits(4, 64 << 20, Duration.ofMinutes(1), 5);
    LedgerEntry stored = store(image);

    assertThat(setup.compress()).isZero();
    assertThat(setup.compress()).isZero();

    assertThat(setup.outcomes).containsExactly(reason);
    assertThat(setup.compressions.reason(stored.version())).isEqualTo(reason);
    assertThat(entry(image)).isSameAs(stored);
    assertThat(setup.store.keys()).containsExactly(stored.objectKey().value());
  }

  @Test
  void compressesWhatItLeftAloneWhenThePolicyNamesIt() throws IOException {
    var image = TestImage.of("MR");
    store(image);
    setup.compress();

    setup.syntaxes = Map.of("CT", CompressionSetup.JPEG_2000, "default", "1.2.840.10008.1.2.5");

    assertThat(setup.compress()).isEqualTo(1);
    assertThat(entry(image).transferSyntaxUid()).isEqualTo("1.2.840.10008.1.2.5");
  }

  @Test
  void takesModalitiesAsEnvironmentVariablesWriteThem() throws IOException {
    var image = TestImage.of("CT");
    store(image);
    setup.syntaxes = Map.of("ct", "1.2.840.10008.1.2.5", "DEFAULT", CompressionSetup.JPEG_2000);

    setup.compress();

    assertThat(entry(image).transferSyntaxUid()).isEqualTo("1.2.840.10008.1.2.5");
  }

  @Test
  void worksThroughAllBatches() throws IOException {
    for (int i = 0; i < 5; i++) {
      store(TestImage.of(i == 2 ? "MR" : "CT"));
    }

    assertThat(setup.compress()).isEqualTo(4);
  }

  @Test
  void doesNothingWithoutAPolicy() throws IOException {
    setup.syntaxes = Map.of();
    store(TestImage.of("CT"));

    assertThat(setup.compress()).isZero();
    assertThat(setup.outcomes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.1",
    "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.4.110", "1.2.3"
  })
  void refusesAPolicyThatMayLoseSomething(String syntax) {
    setup.syntaxes = Map.of("CT", syntax);

    assertThatThrownBy(setup::compress)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("isocenter.ingest.compress.syntaxes.CT");
  }

  @Test
  void takesTheOriginalForWhatIsStored() throws IOException {
    var image = TestImage.of("CT");
    store(image);
    setup.compress();
    LedgerEntry compressed = entry(image);

    var again = setup.store.store(ConflictPolicy.REJECT, image.bytes());
    setup.store.store(ConflictPolicy.REPLACE, image.bytes());

    assertThat(again.outcomes()).allMatch(StoreOutcome.Stored.class::isInstance);
    assertThat(entry(image)).isSameAs(compressed);
  }

  @Test
  void keepsBothObjectsUntilTheInstanceIsReplaced() throws IOException {
    var image = TestImage.of("CT");
    store(image);
    setup.compress();
    LedgerEntry compressed = entry(image);
    sweepAndRemove();
    assertThat(setup.store.keys()).hasSize(2);
    assertThat(setup.restored(compressed)).isEqualTo(image.bytes());

    setup.store.store(ConflictPolicy.REPLACE, image.patientName("Other^Name").bytes());
    assertThat(entry(image).origin()).isNull();
    sweepAndRemove();

    assertThat(setup.store.keys()).containsExactly(entry(image).objectKey().value());
  }

  @Test
  void deletesBothObjects() throws IOException {
    var image = TestImage.of("CT");
    store(image);
    setup.compress();
    setup
        .store
        .deleteInstances()
        .delete(new InstanceScope.Study(new Uid(image.studyInstanceUid())));

    assertThat(sweep(TOMORROW)).isZero();
    remove(Clock.offset(Clock.systemUTC(), StoreSetup.DELETE_GRACE.plusDays(1)));

    assertThat(setup.store.keys()).isEmpty();
  }

  @Test
  void publishesTheCompressedFormAgain() throws IOException {
    var image = TestImage.of("CT");
    store(image);
    setup.compress();
    List<InstanceEvent> published = new ArrayList<>();
    var republication =
        new RepublishInstances(
            setup.store.ledger,
            setup.store.receiver(),
            setup.store.events,
            event -> {
              published.add(event);
              return CompletableFuture.completedFuture(new Position(0, published.size()));
            });

    assertThat(republication.changedSince(Instant.EPOCH)).isEqualTo(1);

    assertThat(published)
        .containsExactly(setup.store.codec.decode(setup.store.relayed.getLast().bytes()));
  }

  @Test
  void commitsWhatWasCompressedAsLongAsTheOriginalCanBeRestored() throws IOException {
    var image = TestImage.of("CT");
    store(image);
    setup.compress();
    LedgerEntry entry = entry(image);
    assertThat(verified(entry)).containsExactly(CommitmentOutcome.COMMITTED);

    setup.store.objects.delete(ObjectNames.origin(entry.objectKey()));

    assertThat(verified(entry)).containsExactly(CommitmentOutcome.LOST);
  }

  private Collection<CommitmentOutcome> verified(LedgerEntry entry) {
    var verification =
        new VerifyInstances(setup.store.ledger, setup.store.objects, 1, new Bandwidth(0));
    var reference = new OpenReference(1, new CommitmentReference.Instance(entry.ref().sop()));
    return verification.verify(List.of(reference), () -> true).values();
  }

  private LedgerEntry store(TestImage image) throws IOException {
    assertThat(setup.store.store(ConflictPolicy.REJECT, image.bytes()).outcomes())
        .allMatch(StoreOutcome.Stored.class::isInstance);
    return entry(image);
  }

  private LedgerEntry entry(TestImage image) {
    return setup.store.ledger.entry(image.sopInstanceUid());
  }

  private void sweepAndRemove() {
    assertThat(sweep(TOMORROW)).isZero();
    remove(TOMORROW);
  }

  private int sweep(Clock clock) {
    var objects = setup.store.objects;
    return new SweepOrphans(objects, setup.store.ledger, clock, Duration.ofHours(24)).sweep();
  }

  private void remove(Clock clock) {
    new RemoveSuperseded(setup.store.objects, setup.store.ledger, clock).remove();
  }
}
