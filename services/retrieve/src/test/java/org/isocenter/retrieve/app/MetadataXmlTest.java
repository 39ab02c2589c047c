package org.isocenter.retrieve.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Representation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata and bulk data in the forms that are asked for instead of the usual ones. */
class MetadataXmlTest {

  private static final String BASE_URL = "http://host/dicom-web";

  @TempDir Path folder;
  private MemoryArchive archive;

  @BeforeEach
  void open() {
    archive = new MemoryArchive(folder);
  }

  private static AcceptHeader accept(String header) {
    return AcceptHeader.parse(List.of(header), Optional.empty());
  }

  private Scope.Series storeSeries(int count) {
    var series = new Scope.Series(newUid(), newUid());
    for (int i = 1; i <= count; i++) {
      archive.store(
          sample()
              .in(series.studyInstanceUid(), series.seriesInstanceUid())
              .numbered(1, i)
              .build());
    }
    return series;
  }

  private Retrieval metadata(Scope scope, String header) {
    var answer = archive.retrieveMetadata().retrieve(scope, accept(header), BASE_URL);
    return ((MetadataXml) answer).retrieval();
  }

  private static List<byte[]> contents(Retrieval retrieval) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    retrieval
        .parts()
        .sendTo(part -> {
          var bytes = new ByteArrayOutputStream();
          part.content().writeTo(bytes);
          contents.add(bytes.toByteArray());
        });
    return contents;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=\"application/dicom+xml\"",
        "multipart/related; type=application/dicom+xml",
        "application/dicom+xml"
      })
  void isADocumentForEachInstanceOfASeries(String header) throws IOException {
    var series = storeSeries(3);

    var retrieval = metadata(series, header);

    assertThat(retrieval.representation()).isInstanceOf(Representation.Multipart.class);
    var documents = contents(retrieval);
    assertThat(documents).hasSize(3);
    for (var document : documents) {
      assertThat(new String(document, UTF_8))
          .startsWith("<?xml")
          .contains("<NativeDicomModel", "keyword=\"InstanceNumber\"", BASE_URL + series.path())
          .endsWith("</NativeDicomModel>");
    }
  }

  @Test
  void isOneDocumentOfAnInstance() throws IOException {
    var sample = sample().build();
    archive.store(sample);

    var retrieval = metadata(sample.location(), "application/dicom+xml");

    assertThat(retrieval.representation()).isInstanceOf(Representation.SinglePart.class);
    assertThat(contents(retrieval)).hasSize(1);
  }

  /** Table 10.4.4-1 has octets as a type of the instance resources too. */
  @Test
  void leavesRoomForTheBulkDataInPlaceOfObjects() throws IOException {
    var series = storeSeries(2);
    var frames = new RetrieveFrames(archive.finder, archive.contents, archive.transcode);
    var bulkData =
        new RetrieveBulkData(archive.finder, archive, new Values(archive.contents, frames));
    var instances = new RetrieveInstances(archive.finder, archive, archive.source, bulkData);
    var octets = accept("multipart/related; type=\"application/octet-stream\"");

    var instead = instances.retrieve(series, octets, BASE_URL);
    var asked = bulkData.all(series, BulkDataSelection.ALL, octets, BASE_URL);

    assertThat(instead.representation().mediaType()).isEqualTo(MediaType.OCTET_STREAM);
    assertThat(contents(instead)).hasSize(4).containsExactlyElementsOf(contents(asked));
  }
}
