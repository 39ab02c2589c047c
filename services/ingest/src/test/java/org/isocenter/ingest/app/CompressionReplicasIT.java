package org.isocenter.ingest.app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.ingest.app.compress.CompressInstances;
import org.isocenter.ingest.app.compress.CompressionPolicy;
import org.isocenter.ingest.app.compress.Compressions;
import org.isocenter.ingest.app.compress.SwitchContent;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.testsupport.image.TestImage;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas that compress at the same time, with one database and one object store. */
@QuarkusTest
@WithTestResource(
    value = EmbeddedParts.class,
    initArgs = {
      @ResourceArg(
          name = "isocenter.ingest.compress.syntaxes.CT",
          value = CompressionSetup.JPEG_2000),
      @ResourceArg(name = "isocenter.ingest.compress.every", value = "off")
    })
class CompressionReplicasIT {
  private static final int INSTANCES = 16;
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Clock TOMORROW = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));

  @Inject Ledger ledger;
  @Inject Compressions compressions;
  @Inject CompressInstances.Steps steps;
  @Inject CompressionPolicy policy;
  @Inject SwitchContent.Announcing announcing;
  @Inject InstanceReceiver receiver;
  @Inject ObjectStore objects;

  private final String study = TestImage.freshUid();
  private final Queue<Long> announced = new ConcurrentLinkedQueue<>();
  private Map<String, TestImage> images = Map.of();

  @BeforeEach
  void store() {
    List<TestImage> all = new ArrayList<>();
    for (int number = 0; number < INSTANCES; number++) {
      all.add(TestImage.of("CT").study(study).frames(2));
    }
    images = all.stream().collect(toMap(TestImage::sopInstanceUid, Function.identity()));
    all.forEach(image -> send(image.bytes(), false));
  }

  @Test
  void compressEachInstanceOnce() throws Exception {
    var one = replica(compressions, Clock.systemUTC());
    var other = replica(compressions, Clock.systemUTC());

    assertThat(both(one, other)).isEqualTo(INSTANCES);

    assertAllCompressed();
    assertThat(keys()).as("original, compressed form, origin").hasSize(3 * INSTANCES);
    assertThat(announced).hasSize(INSTANCES).doesNotHaveDuplicates();
    assertThat(announced)
        .containsExactlyInAnyOrderElementsOf(entries().stream().map(LedgerEntry::version).toList());
    removeReplacedAndSweep();
    assertThat(keys()).hasSize(2 * INSTANCES);
    assertAllCompressed();
  }

  @Test
  void theOtherFinishesTheWorkOfOneThatDies() throws Exception {
    var switched = new AtomicInteger();
    var dying =
        replica(
            new Watched(
                compressions,
                _ -> {
                  if (switched.incrementAndGet() > 2) {
                    throw new Unavailable("As if it were killed here.", LEASE);
                  }
                }),
            Clock.systemUTC());
    assertThatThrownBy(dying::compressDue).isInstanceOf(Unavailable.class);

    int rest = replica(compressions, Clock.systemUTC()).compressDue();
    assertThat(rest).as("what it had claimed is left to it for a while").isLessThan(INSTANCES - 2);
    int left = replica(compressions, Clock.offset(Clock.systemUTC(), LEASE)).compressDue();

    assertThat(2 + rest + left).isEqualTo(INSTANCES);
    assertAllCompressed();
    assertThat(keys()).as("a pair of nobody").hasSize(3 * INSTANCES + 2);
    removeReplacedAndSweep();
    assertThat(keys()).hasSize(2 * INSTANCES);
    assertAllCompressed();
  }

  @Test
  void whatIsDeletedOrReplacedMeanwhileStaysSo() throws Exception {
    var uids = List.copyOf(images.keySet());
    String deleted = uids.get(3);
    String replaced = uids.get(7);
    var newer = image(replaced).patientName("Newer^Name");
    var happened = new ConcurrentLinkedQueue<String>(List.of(deleted, replaced));
    Meanwhile event =
        uid -> {
          if (happened.remove(uid)) {
            change(uid, uid.equals(deleted), newer);
          }
        };
    var one = replica(new Watched(compressions, event), Clock.systemUTC());
    var other = replica(new Watched(compressions, event), Clock.systemUTC());

    both(one, other);

    assertThat(happened).isEmpty();
    assertThat(entry(deleted).isDeleted()).isTrue();
    assertThat(CompressionSetup.bytes(entry(deleted), objects)).isEqualTo(image(deleted).bytes());
    assertThat(entry(replaced).origin()).as("the newer one was due, too").isNotNull();
    assertThat(restored(replaced)).isEqualTo(newer.bytes());
    assertThat(keys()).as("one has no new form, one is twice there").hasSize(3 * INSTANCES - 1);
    removeReplacedAndSweep();
    assertThat(keys()).hasSize(2 * INSTANCES - 1);
  }

  /** A sweep at every switch, by a replica whose clock is right. */
  @Test
  void sweepsMeanwhileRemoveNothingThatIsNeeded() throws Exception {
    var sweep = new SweepOrphans(objects, ledger, Clock.systemUTC(), Duration.ofMinutes(5));
    Meanwhile sweeping = _ -> sweep.sweep();
    var one = replica(new Watched(compressions, sweeping), Clock.systemUTC());
    var other = replica(new Watched(compressions, sweeping), Clock.systemUTC());

    assertThat(both(one, other)).isEqualTo(INSTANCES);

    assertAllCompressed();
    assertThat(keys()).hasSize(3 * INSTANCES);
  }

  private void change(String uid, boolean delete, TestImage newer) {
    if (delete) {
      RestAssured.delete("/dicom-web" + image(uid).path()).then().statusCode(204);
    } else {
      send(newer.bytes(), true);
    }
  }

  private static void send(byte[] object, boolean replacing) {
    var request = RestAssured.given().contentType("application/dicom").body(object);
    var answer = replacing ? request.put("/dicom-web/studies") : request.post("/dicom-web/studies");
    assertThat(answer.statusCode()).isIn(200, 202);
  }

  private CompressInstances replica(Compressions port, Clock clock) {
    EventRelay relay =
        event -> {
          announced.add(event.version());
          return announcing.relay().relay(event);
        };
    var announce = new SwitchContent.Announcing(announcing.events(), announcing.codec(), relay);
    var content = new SwitchContent(ledger, port, announce, steps.blobs());
    var ours =
        new CompressInstances.Steps(
            steps.make(), content, steps.names(), steps.blobs(), steps.observer());
    var settings = new CompressInstances.Settings(Duration.ZERO, 3, LEASE, LEASE);
    return new CompressInstances(port, ours, policy, settings, clock);
  }

  private static int both(CompressInstances one, CompressInstances other) throws Exception {
    var start = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first =
          threads.submit(() -> {
            start.await();
            return one.compressDue();
          });
      var second =
          threads.submit(() -> {
            start.await();
            return other.compressDue();
          });
      return first.get() + second.get();
    }
  }

  private void assertAllCompressed() throws IOException {
    for (LedgerEntry entry : entries()) {
      assertThat(entry.transferSyntaxUid()).isEqualTo(CompressionSetup.JPEG_2000);
      assertThat(restored(entry.ref().sopInstanceUid()))
          .isEqualTo(image(entry.ref().sopInstanceUid()).bytes());
    }
  }

  private byte[] restored(String uid) throws IOException {
    return CompressionSetup.restored(entry(uid), receiver, objects);
  }

  private void removeReplacedAndSweep() {
    for (SupersededObject past : ledger.superseded(TOMORROW.instant(), 1000)) {
      objects.delete(past.objectKey());
      ledger.forgetSuperseded(List.of(past.version()));
    }
    new SweepOrphans(objects, ledger, TOMORROW, Duration.ofHours(24)).sweep();
  }

  private TestImage image(String uid) {
    return Objects.requireNonNull(images.get(uid));
  }

  private List<LedgerEntry> entries() {
    return ledger.ofStudy(study, 0, 100);
  }

  private LedgerEntry entry(String uid) {
    return ledger.ofInstances(List.of(uid)).getFirst();
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    objects.forEach("instances/" + study + "/", object -> keys.add(object.key().value()));
    return keys;
  }

  /** Something that happens between the proof of an instance and its switch. */
  private interface Meanwhile {
    void happen(String sopInstanceUid);
  }

  private record Watched(Compressions port, Meanwhile event) implements Compressions {
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
      event.happen(compressed.entry().ref().sopInstanceUid());
      return port.replace(compressed, original, keepReplaced);
    }

    @Override
    public boolean leave(long version, String policy, String reason) {
      return port.leave(version, policy, reason);
    }
  }
}
