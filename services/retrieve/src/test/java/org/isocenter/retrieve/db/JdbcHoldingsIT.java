package org.isocenter.retrieve.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.retrieve.app.Holdings;
import org.isocenter.retrieve.app.InstanceChange;
import org.isocenter.retrieve.app.Instances;
import org.isocenter.retrieve.app.NewInstance;
import org.isocenter.retrieve.app.ObjectEntry;
import org.isocenter.retrieve.app.Scope;
import org.isocenter.retrieve.app.Snapshot.Share;
import org.isocenter.retrieve.app.StoredInstance;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.SampleBuilder;
import org.junit.jupiter.api.Test;

/** Pages have three rows here, see {@link RetrieveProfile}. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class JdbcHoldingsIT {

  @Inject Instances instances;
  @Inject Holdings holdings;

  @Test
  void readsASeriesPageByPageInItsOrder() {
    var series = new Scope.Series(newUid(), newUid());
    record(series, 10, 4, 7, NewInstance.UNNUMBERED, 1, 3, 2, 9);

    var snapshot = holdings.snapshot(series);

    assertThat(keys(holdings.objects(snapshot)))
        .containsExactly("1", "2", "3", "4", "7", "9", "10", "2147483647");
    assertThat(snapshot.instances()).isEqualTo(8);
    assertThat(holdings.metadata(snapshot)).hasSize(8);
  }

  @Test
  void leavesOutWhatCameAfterTheSnapshot() {
    var series = new Scope.Series(newUid(), newUid());
    record(series, 2, 3);
    var snapshot = holdings.snapshot(series);

    record(series, 1);

    assertThat(keys(holdings.objects(snapshot))).containsExactly("2", "3");
    assertThat(keys(holdings.objects(holdings.snapshot(series)))).containsExactly("1", "2", "3");
  }

  @Test
  void sumsUpWhatMetadataWillTake() {
    var series = new Scope.Series(newUid(), newUid());
    record(series, 1, 2);

    var snapshot = holdings.snapshot(series);

    long deflated = 0;
    for (var metadata : holdings.metadata(snapshot)) {
      deflated += metadata.deflated().length;
    }
    assertThat(snapshot.sum(Share::metadataDeflated)).isEqualTo(deflated);
    assertThat(snapshot.sum(Share::metadataSegments)).isEqualTo(6);
  }

  @Test
  void changesNothingWhenTheSameOrAnOlderVersionComesAgain() {
    var series = new Scope.Series(newUid(), newUid());
    var uid = newUid();
    instances.record(List.of(row(series, uid, 1, 5)));
    var before = holdings.snapshot(series);

    instances.record(List.of(row(series, uid, 2, 5)));
    instances.record(List.of(row(series, uid, 3, 4)));

    assertThat(holdings.snapshot(series)).isEqualTo(before);
    assertThat(keys(holdings.objects(before))).containsExactly("1");
  }

  @Test
  void replacesAnOlderVersionAndForgetsTheCachedOne() {
    var series = new Scope.Series(newUid(), newUid());
    var uid = newUid();
    instances.record(List.of(row(series, uid, 1, 5)));
    assertThat(instances.find(uid).orElseThrow().version()).isEqualTo(5);
    var before = holdings.snapshot(series);

    instances.record(List.of(row(series, uid, 2, 6)));

    assertThat(instances.find(uid).orElseThrow().version()).isEqualTo(6);
    assertThat(holdings.snapshot(series).digest()).isNotEqualTo(before.digest());
    assertThat(holdings.objects(before)).as("replaced since the snapshot").isEmpty();
  }

  @Test
  void keepsWhatAnInstanceIsMadeOf() {
    var series = new Scope.Series(newUid(), newUid());
    var written = row(series, newUid(), 1, 1).instance();
    instances.record(List.of(row(series, written.location().sopInstanceUid(), 1, 1)));

    assertThat(instances.find(written.location().sopInstanceUid())).contains(written);
  }

  @Test
  void findsNothingUnderUnknownUids() {
    var unknown = new Scope.Instance(newUid(), newUid(), newUid());

    assertThat(instances.find(unknown.sopInstanceUid())).isEmpty();
    assertThat(holdings.contain(unknown)).isFalse();
    assertThat(holdings.snapshot(unknown).isEmpty()).isTrue();
  }

  private void record(Scope.Series series, int... numbers) {
    instances.record(
        IntStream.of(numbers)
            .<InstanceChange>mapToObj(number -> row(series, newUid(), number, 1))
            .toList());
  }

  private static NewInstance row(Scope.Series series, String uid, int number, long version) {
    var sample =
        SampleBuilder.sample()
            .in(series.studyInstanceUid(), series.seriesInstanceUid())
            .named(uid)
            .withFrames(2)
            .build();
    var event = sample.stored(version);
    var instance =
        new StoredInstance(
            sample.location(),
            version,
            new ObjectKey(Integer.toString(number)),
            event.size(),
            HexFormat.of().formatHex(event.sha256()),
            sample.syntax(),
            sample.scan().frames(),
            event.bulkData());
    return new NewInstance(instance, sample.scan().metadata(), 1, number);
  }

  private static List<String> keys(Iterable<ObjectEntry> objects) {
    List<String> keys = new ArrayList<>();
    objects.forEach(object -> keys.add(object.key().value()));
    return keys;
  }
}
