package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.isocenter.dicom.data.Uid;
import org.isocenter.events.InstanceEvent;
import org.isocenter.events.Position;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.objectstore.ObjectKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {
  private static final SampleInstance STORED = SampleInstance.number(1);
  private static final Clock TOMORROW = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));

  @TempDir Path folder;
  private StoreSetup setup;

  @BeforeEach
  void storeOne() throws IOException {
    setup = new StoreSetup(folder);
    setup.store(ConflictPolicy.REJECT, STORED.bytes());
  }

  @Test
  void removesBlobsWithoutARow() {
    var orphan = plant("instances/%s/ORPHAN.dcm".formatted(STORED.ref()));

    assertThat(sweep(TOMORROW).sweep()).isEqualTo(1);

    assertThat(setup.objects.exists(orphan)).isFalse();
    assertThat(setup.keys()).hasSize(1);
  }

  @Test
  void leavesYoungBlobsAlone() {
    var young = plant("instances/%s/YOUNG.dcm".formatted(STORED.ref()));

    assertThat(sweep(Clock.systemUTC()).sweep()).isZero();

    assertThat(setup.objects.exists(young)).isTrue();
  }

  @Test
  void removesEventsThatNobodyRefersTo() {
    var lost = plant("index/1.2/1.3/1.4/70.json");
    var young = sweep(Clock.systemUTC()).sweep();

    assertThat(young).isZero();
    assertThat(sweep(TOMORROW).sweep()).isEqualTo(1);
    assertThat(setup.objects.exists(lost)).isFalse();
  }

  @Test
  void leavesEventsAloneThatTheLedgerKnows() throws IOException {
    long version = setup.ledger.entry(STORED.sopInstanceUid()).version();
    setup.store(ConflictPolicy.REPLACE, STORED.withPatientName("New^Name").bytes());
    long replacing = setup.ledger.entry(STORED.sopInstanceUid()).version();
    var past = plant("index/1.2/1.3/1.4/%d.json".formatted(version));
    var current = plant("index/1.2/1.3/1.4/%d.json".formatted(replacing));

    assertThat(sweep(TOMORROW).sweep()).isZero();

    assertThat(setup.objects.exists(past)).isTrue();
    assertThat(setup.objects.exists(current)).isTrue();
  }

  @Test
  void keepsReplacedObjectsForTheirGracePeriod() throws IOException {
    var first = setup.ledger.entry(STORED.sopInstanceUid());
    setup.store(ConflictPolicy.REPLACE, STORED.withPatientName("New^Name").bytes());
    var claim = plant("index/%s/%d.json".formatted(STORED.ref(), first.version()));

    assertThat(sweep(TOMORROW).sweep()).isZero();
    assertThat(removal(Clock.systemUTC()).remove()).isZero();
    assertThat(setup.objects.exists(first.objectKey())).isTrue();

    assertThat(removal(TOMORROW).remove()).isEqualTo(1);
    assertThat(setup.objects.exists(first.objectKey())).isFalse();
    assertThat(setup.objects.exists(claim)).isFalse();
    assertThat(removal(TOMORROW).remove()).isZero();
    assertThat(setup.keys()).hasSize(1);
  }

  @Test
  void publishesDeletionsAgain() {
    setup.deleteInstances().delete(new InstanceScope.Study(new Uid(STORED.studyInstanceUid())));
    List<InstanceEvent> published = new ArrayList<>();

    assertThat(republication(published).changedSince(Instant.EPOCH)).isEqualTo(1);

    assertThat(published).containsExactly(setup.codec.decode(setup.relayed.getLast().bytes()));
  }

  @Test
  void leavesBlobsAloneThatAreNotItsOwn() {
    var other = plant("reports/1.2/1.3/1.4/7.json");

    assertThat(sweep(TOMORROW).sweep()).isZero();

    assertThat(setup.objects.exists(other)).isTrue();
  }

  @Test
  void publishesTheSameEventsAgain() {
    List<InstanceEvent> published = new ArrayList<>();

    int count = republication(published).study(new Uid(STORED.studyInstanceUid()));

    assertThat(count).isEqualTo(1);
    assertThat(published).containsExactly(setup.codec.decode(setup.relayed.getFirst().bytes()));
  }

  @Test
  void publishesOnlyWhatWasStoredSince() {
    List<InstanceEvent> published = new ArrayList<>();

    assertThat(republication(published).changedSince(Instant.now().plusSeconds(60))).isZero();
    assertThat(republication(published).changedSince(Instant.EPOCH)).isEqualTo(1);
  }

  @Test
  void publishesTheOthersWhenAnObjectIsGone() throws IOException {
    var second = SampleInstance.number(2);
    setup.store(ConflictPolicy.REJECT, second.bytes());
    setup.objects.delete(setup.ledger.entry(STORED.sopInstanceUid()).objectKey());

    assertThat(republication(new ArrayList<>()).changedSince(Instant.EPOCH)).isEqualTo(1);
  }

  private SweepOrphans sweep(Clock clock) {
    return new SweepOrphans(setup.objects, setup.ledger, clock, Duration.ofHours(24));
  }

  private RemoveSuperseded removal(Clock clock) {
    return new RemoveSuperseded(setup.objects, setup.ledger, clock);
  }

  private RepublishInstances republication(List<InstanceEvent> published) {
    return new RepublishInstances(
        setup.ledger,
        setup.receiver(),
        setup.events,
        event -> {
          published.add(event);
          return CompletableFuture.completedFuture(new Position(0, published.size()));
        });
  }

  private ObjectKey plant(String name) {
    var key = new ObjectKey(name);
    try (var writer = setup.objects.create(key)) {
      writer.write(new byte[] {1, 2, 3});
      writer.commit();
    }
    return key;
  }
}
