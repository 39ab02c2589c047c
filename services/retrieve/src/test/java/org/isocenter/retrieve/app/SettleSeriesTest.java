package org.isocenter.retrieve.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.isocenter.dicomweb.AcceptHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettleSeriesTest {

  private static final String BASE_URL = "https://pacs.example/dicom-web";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  private MemoryArchive archive;

  @BeforeEach
  void open() {
    archive = new MemoryArchive(folder);
  }

  @Test
  void makesTheVeryTextThatTheInstancesAreComposedTo() throws IOException {
    var series = store(12);
    var composed = ask(series, BASE_URL, 3);

    assertThat(archive.settled.settle(NOW)).isOne();

    var settled = ask(series, BASE_URL, 1);
    assertThat(settled).isInstanceOf(SettledDocument.class);
    assertThat(bytes(settled, ContentCoding.IDENTITY))
        .isEqualTo(bytes(composed, ContentCoding.IDENTITY));
    assertThat(gunzip(bytes(settled, ContentCoding.GZIP)))
        .isEqualTo(new String(bytes(composed, ContentCoding.IDENTITY), UTF_8));
    assertThat(bytes(settled, ContentCoding.GZIP))
        .hasSizeLessThan(bytes(composed, ContentCoding.GZIP).length / 2);
    for (var coding : ContentCoding.values()) {
      assertThat(settled.length(coding)).hasValue(bytes(settled, coding).length);
    }
    assertThat(settled.digest(ContentCoding.IDENTITY))
        .isEqualTo(composed.digest(ContentCoding.IDENTITY));
    assertThat(settled.digest(ContentCoding.GZIP))
        .isNotEqualTo(composed.digest(ContentCoding.GZIP));
  }

  @Test
  void leavesSmallSeriesAlone() {
    var series = store(7);
    ask(series, BASE_URL, 5);

    assertThat(archive.settled.settle(NOW)).isZero();
  }

  @Test
  void waitsUntilNothingIsStoredAnyMore() {
    ask(store(12), BASE_URL, 3);
    archive.settled.settle(NOW);
    var series = store(12);
    archive.settled.changed(Set.of(series), NOW);

    assertThat(archive.settled.settle(NOW.plus(Duration.ofSeconds(29)))).isZero();
    assertThat(archive.settled.settle(NOW.plus(Duration.ofSeconds(30)))).isOne();
    assertThat(archive.settled.settle(NOW.plus(Duration.ofSeconds(31)))).isZero();
  }

  @Test
  void makesNothingForABaseUrlThatIsHardlyUsed() {
    ask(store(12), BASE_URL, 2);

    assertThat(archive.settled.settle(NOW)).isZero();
  }

  @Test
  void makesATextForEachBaseUrlInUse() {
    var series = store(12);
    ask(series, BASE_URL, 3);
    ask(series, "http://inside/dicom-web", 3);

    assertThat(archive.settled.settle(NOW)).isEqualTo(2);
    assertThat(ask(series, "http://inside/dicom-web", 1)).isInstanceOf(SettledDocument.class);
    assertThat(ask(series, "http://elsewhere/dicom-web", 1)).isInstanceOf(MetadataDocument.class);
  }

  @Test
  void doesNotServeTheTextOfAnEarlierState() {
    var series = store(12);
    ask(series, BASE_URL, 3);
    archive.settled.settle(NOW);

    archive.store(sample().in(series.studyInstanceUid(), series.seriesInstanceUid()).build());

    assertThat(ask(series, BASE_URL, 1)).isInstanceOf(MetadataDocument.class);
    assertThat(archive.settled.settle(NOW)).isOne();
    assertThat(ask(series, BASE_URL, 1)).isInstanceOf(SettledDocument.class);
  }

  @Test
  void givesUpOnATextBeyondTheBound() {
    var narrow = new SettleSeries(archive, archive.texts, new SettleRules(8, Duration.ZERO, 1000));
    var series = store(40);
    for (int i = 0; i < 3; i++) {
      narrow.find(archive.snapshot(series), BASE_URL);
    }

    assertThat(narrow.settle(NOW)).isZero();
    assertThat(ask(series, BASE_URL, 1)).isInstanceOf(MetadataDocument.class);
  }

  private Scope.Series store(int count) {
    var series = new Scope.Series(newUid(), newUid());
    for (int i = 0; i < count; i++) {
      archive.store(sample().in(series.studyInstanceUid(), series.seriesInstanceUid()).build());
    }
    return series;
  }

  private MetadataText ask(Scope.Series series, String baseUrl, int times) {
    for (int i = 1; i < times; i++) {
      archive.retrieveMetadata().retrieve(series, AcceptHeader.ANYTHING, baseUrl);
    }
    return (MetadataText)
        archive.retrieveMetadata().retrieve(series, AcceptHeader.ANYTHING, baseUrl);
  }

  private static byte[] bytes(MetadataText text, ContentCoding coding) throws IOException {
    var out = new ByteArrayOutputStream();
    text.writeTo(out, coding);
    return out.toByteArray();
  }

  private static String gunzip(byte[] member) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(member))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
