package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.Client.parts;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.isocenter.retrieve.app.Instances;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.Sample;
import org.junit.jupiter.api.Test;

/** What is deleted is gone (410) for a while and then unknown (404), PS3.18 8.5 and 10.4.3. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class DeletedInstancesIT extends RetrieveContract {

  @Inject Instances instances;

  private static Instant later() {
    return Instant.now().plus(Duration.ofDays(1));
  }

  private static String study(Sample sample) {
    return "/studies/" + sample.location().studyInstanceUid();
  }

  private static String series(Sample sample) {
    return study(sample) + "/series/" + sample.location().seriesInstanceUid();
  }

  @Test
  void areGoneUnderEveryPath() {
    var sample = archive.store(sample());
    client.get(sample.path() + "/frames/1");

    archive.delete(sample, 2, later());

    var paths =
        List.of(
            study(sample),
            series(sample),
            sample.path(),
            study(sample) + "/metadata",
            series(sample) + "/metadata",
            sample.path() + "/metadata",
            sample.path() + "/frames/1",
            sample.path() + "/bulkdata/7FE00010",
            sample.path() + "/pixeldata",
            series(sample) + "/bulkdata",
            sample.path() + "/rendered",
            series(sample) + "/thumbnail",
            "/wado?requestType=WADO&studyUID=%s&seriesUID=%s&objectUID=%s"
                .formatted(
                    sample.location().studyInstanceUid(),
                    sample.location().seriesInstanceUid(),
                    sample.location().sopInstanceUid()));
    for (var path : paths) {
      assertThat(client.get(path)).as(path).extracting(r -> r.statusCode()).isEqualTo(410);
    }
    assertThat(new String(client.get(sample.path()).body(), UTF_8)).contains("/problems/gone");
  }

  @Test
  void areUnknownOnceTheGracePeriodIsOver() {
    var sample = archive.store(sample());

    archive.delete(sample, 2, Instant.now().minusSeconds(1));

    assertThat(client.get(sample.path()).statusCode()).isEqualTo(404);
    assertThat(instances.forgetDeletedBefore(Instant.now())).isPositive();
    assertThat(client.get(study(sample)).statusCode()).isEqualTo(404);
  }

  @Test
  void leaveTheOthersOfTheirSeriesUnderNewTags() {
    var kept = archive.store(sample().numbered(1, 1));
    var location = kept.location();
    var deleted =
        archive.store(
            sample().in(location.studyInstanceUid(), location.seriesInstanceUid()).numbered(1, 2));
    String metadata = series(kept) + "/metadata";
    String before = header(client.get(metadata), "ETag");

    archive.delete(deleted, 2, later());

    var after = client.get(metadata, "If-None-Match", before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(header(after, "ETag")).isNotEqualTo(before);
    assertThat(new String(after.body(), UTF_8))
        .contains(location.sopInstanceUid())
        .doesNotContain(deleted.location().sopInstanceUid());
    assertThat(parts(client.get(series(kept)))).hasSize(1);
    assertThat(client.get(deleted.path()).statusCode()).isEqualTo(410);
    assertThat(client.get(series(kept) + "/instances/" + newUid()).statusCode()).isEqualTo(404);
  }

  @Test
  void areNotBroughtBackByAnOlderAnnouncementThatComesLate() {
    var sample = archive.store(sample());
    archive.delete(sample, 3, later());

    archive.store(sample, 2);

    assertThat(client.get(sample.path()).statusCode()).isEqualTo(410);
  }

  @Test
  void comeBackWhenTheyAreStoredAgain() {
    var sample = archive.store(sample());
    archive.delete(sample, 2, later());
    assertThat(client.get(sample.path()).statusCode()).isEqualTo(410);

    archive.store(sample, 3);
    archive.delete(sample, 2, later());

    assertThat(client.get(sample.path()).statusCode()).isEqualTo(200);
    assertThat(client.get(study(sample) + "/metadata").statusCode()).isEqualTo(200);
  }
}
