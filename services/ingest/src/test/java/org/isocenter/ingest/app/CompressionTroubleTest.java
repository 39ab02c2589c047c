package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.ingest.app.compress.Compressions;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.ObjectWriter;
import org.isocenter.objectstore.StoredObject;
import org.isocenter.testsupport.image.TestImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens while an instance is compressed: it is the old one, or the new one. */
class CompressionTroubleTest {
  private static final Duration GRACE = Duration.ofHours(24);
  private static final Clock TOMORROW = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));

  @TempDir Path folder;
  private CompressionSetup setup;
  private final TestImage image = TestImage.of("CT").frames(2);
  private LedgerEntry original;

  @BeforeEach
  void storeOne() throws IOException {
    setup = new CompressionSetup(folder);
    setup.store.store(ConflictPolicy.REJECT, image.bytes());
    original = entry();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aFullStoreLeavesTheOriginalForAnotherTime(int room) throws IOException {
    var now = new AtomicReference<>(Instant.now());
    setup.clock = new ClockAt(now);
    var full = new FailingObjectStore(setup.store.objects, room);
    var instances = setup.instances(setup.compressions, full);

    assertThat(instances.compressDue()).isZero();

    assertThat(setup.outcomes).containsExactly("failed");
    assertOriginalAlone();
    full.left().set(2);
    assertThat(instances.compressDue()).as("somebody else may be at it").isZero();
    now.updateAndGet(instant -> instant.plus(Duration.ofHours(2)));
    assertThat(instances.compressDue()).isEqualTo(1);
    assertThat(setup.restored(entry())).isEqualTo(image.bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {".compressed.dcm", ".origin"})
  void aNewObjectThatIsReadBackOtherwiseDoesNotTakeThePlace(String name) throws IOException {
    for (int fromEnd : List.of(1, 40, 200)) {
      setup.syntaxes = Map.of("CT", "1.2.840.10008.1.2.5", "x" + fromEnd, "1.2.840.10008.1.2.5");
      var damaging = new DamagingStore(setup.store.objects, name, fromEnd);

      assertThat(setup.compress(setup.compressions, damaging)).isZero();

      assertThat(setup.outcomes).containsOnly("proof");
      assertOriginalAlone();
    }
    assertThat(setup.outcomes).hasSize(3);
  }

  @Test
  void anOriginalThatIsDamagedStays() throws IOException {
    var damaging = new DamagingStore(setup.store.objects, "", 300);

    assertThat(setup.compress(setup.compressions, damaging)).isZero();

    assertThat(setup.outcomes).containsExactly("damaged");
    assertOriginalAlone();
  }

  @Test
  void anOriginalThatIsNotThereIsLost() {
    setup.store.objects.delete(original.objectKey());

    assertThat(setup.compress()).isZero();
    assertThat(setup.compress()).as("not tried again").isZero();

    assertThat(setup.outcomes).containsExactly("lost");
    assertThat(setup.store.keys()).isEmpty();
  }

  @Test
  void anOriginalThatWasReplacedAndRemovedIsNotLost() throws IOException {
    var claimed = new AtomicBoolean();
    Compressions removing =
        new Meanwhile(setup.compressions, setup.compressions::replace) {
          @Override
          public List<LedgerEntry> claim(Search search, int limit) {
            var batch = super.claim(search, limit);
            if (!claimed.getAndSet(true)) {
              replaceAndRemove();
            }
            return batch;
          }
        };

    setup.compress(removing, setup.store.objects);

    assertThat(setup.outcomes).containsExactly("compressed");
    assertThat(setup.restored(entry())).isEqualTo(image.patientName("Newer^Name").bytes());
  }

  private void replaceAndRemove() {
    try {
      setup.store.store(ConflictPolicy.REPLACE, image.patientName("Newer^Name").bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    setup.store.objects.delete(original.objectKey());
  }

  @Test
  void saysSinceWhenItsWorkHasBeenDue() {
    setup.compress();

    assertThat(setup.work).containsExactly(Optional.of(original.storedAt()), Optional.empty());
  }

  @Test
  void anOriginalThatIsReplacedMeanwhileWins() throws IOException {
    byte[] newer = image.patientName("Newer^Name").bytes();

    // The newer one is due at once, and nothing happens to it.
    assertThat(compressWhile(() -> setup.store.store(ConflictPolicy.REPLACE, newer))).isEqualTo(1);

    assertThat(setup.restored(entry())).isEqualTo(newer);
    assertThat(setup.store.keys()).as("two originals and one new pair").hasSize(4);
  }

  @Test
  void aDeletionMeanwhileWins() throws IOException {
    var study = new InstanceScope.Study(new Uid(image.studyInstanceUid()));

    assertThat(compressWhile(() -> setup.store.deleteInstances().delete(study))).isZero();

    assertThat(entry().isDeleted()).isTrue();
    assertThat(setup.store.keys()).containsExactly(original.objectKey().value());
  }

  @Test
  void aSwitchOfWhichNobodyKnowsWhetherItWasMadeRemovesNothing() throws IOException {
    assertThatThrownBy(() ->
            setup.compress(
                new Meanwhile(
                    setup.compressions,
                    (compressed, version, keep) -> {
                      setup.compressions.replace(compressed, version, keep);
                      throw new Unavailable("The connection is gone.", Duration.ofSeconds(1));
                    }),
                setup.store.objects))
        .isInstanceOf(Unavailable.class);

    assertThat(entry().transferSyntaxUid()).isEqualTo(CompressionSetup.JPEG_2000);
    assertThat(setup.restored(entry())).isEqualTo(image.bytes());
    assertThat(sweep()).isZero();
  }

  /** As kill -9 does between the objects and the row. */
  @Test
  void objectsOfASwitchThatWasNeverMadeAreSwept() throws IOException {
    assertThatThrownBy(() ->
            setup.compress(
                new Meanwhile(
                    setup.compressions,
                    (_, _, _) -> {
                      throw new Unavailable("The database is gone.", Duration.ofSeconds(1));
                    }),
                setup.store.objects))
        .isInstanceOf(Unavailable.class);
    assertThat(setup.store.keys()).hasSize(3);

    assertThat(sweep()).isEqualTo(2);

    assertOriginalAlone();
  }

  /** Half the time that the sweep grants is the most that the work may take. */
  @Test
  void workThatTakesSoLongThatItIsSweptDoesNotTakeThePlace() throws IOException {
    var now = new AtomicReference<>(Instant.now());
    setup.clock = new ClockAt(now);
    var slow =
        new ClosingStore(
            setup.store.objects,
            () -> {
              now.updateAndGet(instant -> instant.plus(GRACE).plusSeconds(60));
              assertThat(sweep(setup.clock)).as("the new pair").isEqualTo(2);
            });

    assertThat(setup.compress(setup.compressions, slow)).isZero();

    assertThat(setup.outcomes).containsExactly("time");
    assertOriginalAlone();
  }

  @Test
  void theEndOfTheServiceLeavesTheOriginal() throws IOException {
    var instances = setup.instances(setup.compressions, setup.store.objects);
    instances.end();

    assertThat(instances.compressDue()).isZero();

    assertOriginalAlone();
  }

  private void assertOriginalAlone() throws IOException {
    assertThat(entry()).isSameAs(original);
    assertThat(setup.bytes(entry())).isEqualTo(image.bytes());
    assertThat(setup.store.keys()).containsExactly(original.objectKey().value());
  }

  private LedgerEntry entry() {
    return setup.store.ledger.entry(image.sopInstanceUid());
  }

  private int sweep() {
    return sweep(TOMORROW);
  }

  private int sweep(Clock clock) {
    return new SweepOrphans(setup.store.objects, setup.store.ledger, clock, GRACE).sweep();
  }

  /** A clock that is set by hand. */
  private static final class ClockAt extends Clock {
    private final AtomicReference<Instant> now;

    ClockAt(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  /** Something that happens between the proof and the switch. */
  private interface Event {
    void happen() throws IOException;
  }

  private int compressWhile(Event event) {
    var happened = new AtomicBoolean();
    Switch after =
        (compressed, version, keep) -> {
          try {
            if (!happened.getAndSet(true)) {
              event.happen();
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return setup.compressions.replace(compressed, version, keep);
        };
    return setup.compress(new Meanwhile(setup.compressions, after), setup.store.objects);
  }

  private interface Switch {
    boolean replace(NewInstance compressed, long original, Instant keepReplaced);
  }

  private static class Meanwhile implements Compressions {
    private final Compressions port;
    private final Switch switching;

    Meanwhile(Compressions port, Switch switching) {
      this.port = port;
      this.switching = switching;
    }

    @Override
    public List<LedgerEntry> claim(Search search, int limit) {
      return port.claim(search, limit);
    }

    @Override
    public OptionalLong left(Instant now) {
      return port.left(now);
    }

    @Override
    public long searched(long afterVersion, Instant storedBefore) {
      return port.searched(afterVersion, storedBefore);
    }

    @Override
    public boolean replace(NewInstance compressed, long original, Instant keepReplaced) {
      return switching.replace(compressed, original, keepReplaced);
    }

    @Override
    public boolean leave(long version, String policy, String reason) {
      return port.leave(version, policy, reason);
    }
  }

  /** A store in which something happens when an origin has been read back. */
  private record ClosingStore(ObjectStore store, Runnable event) implements ObjectStore {
    @Override
    public InputStream open(ObjectKey key) {
      if (!key.value().endsWith(".origin")) {
        return store.open(key);
      }
      return new FilterInputStream(store.open(key)) {
        private boolean closed;

        @Override
        public void close() throws IOException {
          super.close();
          if (!closed) {
            closed = true;
            event.run();
          }
        }
      };
    }

    @Override
    public ObjectWriter create(ObjectKey key) {
      return store.create(key);
    }

    @Override
    public InputStream open(ObjectKey key, ByteRange range) {
      return store.open(key, range);
    }

    @Override
    public void delete(ObjectKey key) {
      store.delete(key);
    }

    @Override
    public OptionalLong size(ObjectKey key) {
      return store.size(key);
    }

    @Override
    public void forEach(String prefix, Consumer<StoredObject> action) {
      store.forEach(prefix, action);
    }

    @Override
    public void check() {
      store.check();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /**
   * A store of which some objects are read with a wrong bit.
   *
   * @param name with which their keys end; empty: all of them
   * @param fromEnd where the byte is
   */
  private record DamagingStore(ObjectStore store, String name, int fromEnd) implements ObjectStore {
    @Override
    public ObjectWriter create(ObjectKey key) {
      return store.create(key);
    }

    @Override
    public InputStream open(ObjectKey key, ByteRange range) {
      return store.open(key, range);
    }

    @Override
    public InputStream open(ObjectKey key) {
      if (!key.value().endsWith(name)) {
        return store.open(key);
      }
      try (var in = store.open(key)) {
        byte[] bytes = in.readAllBytes();
        bytes[bytes.length - fromEnd] ^= 1;
        return new ByteArrayInputStream(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void delete(ObjectKey key) {
      store.delete(key);
    }

    @Override
    public OptionalLong size(ObjectKey key) {
      return store.size(key);
    }

    @Override
    public void forEach(String prefix, Consumer<StoredObject> action) {
      store.forEach(prefix, action);
    }

    @Override
    public void check() {
      store.check();
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
