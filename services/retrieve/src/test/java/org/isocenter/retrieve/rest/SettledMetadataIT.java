package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.isocenter.retrieve.app.SettleSeries;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Series of eight instances are large here, see {@link RetrieveProfile}. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class SettledMetadataIT extends RetrieveContract {

  @Inject SettleSeries settled;

  @Inject
  @DataSource("retrieve-db")
  AgroalDataSource database;

  private String series = "";
  private Sample last = sample().build();

  @BeforeEach
  void storeALargeSeries() {
    String study = newUid();
    String uid = newUid();
    for (int number = 1; number <= 9; number++) {
      last = archive.store(sample().in(study, uid).numbered(1, number));
    }
    series = "/studies/" + study + "/series/" + uid;
  }

  @Test
  void isTheSameTextBeforeAndAfterwards() throws IOException {
    var composed = client.get(series + "/metadata", "Accept-Encoding", "gzip");
    var plain = client.get(series + "/metadata");
    client.get(series + "/metadata");

    assertThat(settled.settle(later())).isPositive();

    var gzip = client.get(series + "/metadata", "Accept-Encoding", "gzip");
    assertThat(gzip.body()).hasSizeLessThan(composed.body().length);
    assertThat(header(gzip, "Content-Length")).isEqualTo(Integer.toString(gzip.body().length));
    assertThat(header(gzip, "ETag")).isNotEqualTo(header(composed, "ETag"));
    assertThat(gunzip(gzip.body())).isEqualTo(new String(plain.body(), UTF_8));
    var again = client.get(series + "/metadata");
    assertThat(again.body()).isEqualTo(plain.body());
    assertThat(header(again, "ETag")).isEqualTo(header(plain, "ETag"));
    var part = client.get(series + "/metadata", "Range", "bytes=100-199");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), UTF_8)).isEqualTo(new String(plain.body(), 100, 100, UTF_8));
  }

  @Test
  void keepsNothingOfWhatIsDeleted() throws SQLException {
    for (int i = 0; i < 3; i++) {
      client.get(series + "/metadata");
    }
    settled.settle(later());
    assertThat(texts()).isOne();

    archive.delete(last, 2, Instant.now().plus(Duration.ofDays(1)));

    assertThat(texts()).isZero();
    assertThat(new String(client.get(series + "/metadata").body(), UTF_8))
        .doesNotContain(last.location().sopInstanceUid());
  }

  /** When nothing has been stored for long enough. */
  private static Instant later() {
    return Instant.now().plus(Duration.ofHours(1));
  }

  private int texts() throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select count(*) from retrieve.settled where series_instance_uid = ?")) {
      statement.setString(1, last.location().seriesInstanceUid());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static String gunzip(byte[] member) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(member))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
