package org.isocenter.retrieve.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.ResourceKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataDocumentTest {

  private static final String BASE_URL = "https://pacs.example/dicom-web";

  @TempDir Path folder;
  private MemoryArchive archive;

  @BeforeEach
  void open() {
    archive = new MemoryArchive(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 40})
  void isAnArrayOfAllInstancesWithTheBaseUrlInEveryBulkDataUri(int count) throws IOException {
    var series = storeSeries(count);
    var document = document(series);

    String text = gunzip(bytes(document, ContentCoding.GZIP));

    assertThat(text).isEqualTo(expected(series));
    assertThat(text.split(BASE_URL + "/studies/", -1)).hasSize(2 * count + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40})
  void isTheSameTextWithoutGzip(int count) throws IOException {
    var series = storeSeries(count);
    var document = document(series);

    assertThat(new String(bytes(document, ContentCoding.IDENTITY), UTF_8))
        .isEqualTo(expected(series));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40})
  void knowsItsLengthBeforehand(int count) throws IOException {
    var series = storeSeries(count);
    var document = document(series);

    for (var coding : ContentCoding.values()) {
      assertThat(document.length(coding)).hasValue(bytes(document, coding).length);
    }
  }

  @Test
  void faultsWhenAnInstanceWentAwayMeanwhile() {
    var series = storeSeries(2);
    var snapshot = archive.snapshot(series);
    var document =
        new MetadataDocument(
            snapshot,
            List.of(archive.metadata(snapshot).iterator().next()),
            Negotiation.negotiate(ResourceKind.METADATA, AcceptHeader.ANYTHING),
            BASE_URL);

    assertThatThrownBy(() -> bytes(document, ContentCoding.GZIP)).isInstanceOf(IOException.class);
  }

  private Scope.Series storeSeries(int count) {
    var series = new Scope.Series(newUid(), newUid());
    for (int i = 0; i < count; i++) {
      archive.store(sample().in(series.studyInstanceUid(), series.seriesInstanceUid()).build());
    }
    return series;
  }

  private MetadataDocument document(Scope scope) {
    return (MetadataDocument)
        archive.retrieveMetadata().retrieve(scope, AcceptHeader.ANYTHING, BASE_URL);
  }

  private String expected(Scope scope) {
    return StreamSupport.stream(archive.metadata(archive.snapshot(scope)).spliterator(), false)
        .map(metadata -> new String(metadata.json(BASE_URL), UTF_8))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static byte[] bytes(MetadataDocument document, ContentCoding coding) throws IOException {
    var out = new ByteArrayOutputStream();
    document.writeTo(out, coding);
    return out.toByteArray();
  }

  private static String gunzip(byte[] bytes) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
