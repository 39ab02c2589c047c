package org.isocenter.retrieve.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.Sample;
import org.junit.jupiter.api.Test;

/** Studies, series and instances as application/zip, PS3.18 8.6.1.3. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class ArchivesIT extends RetrieveContract {

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static String name(Sample sample) {
    var location = sample.location();
    return location.seriesInstanceUid() + "/" + location.sopInstanceUid() + ".dcm";
  }

  @Test
  void ofAStudyHoldEveryInstanceAsItIsStored() throws IOException {
    String study = newUid();
    var first = archive.store(sample().in(study, newUid()).numbered(1, 1).ofSize(400, 300));
    var second =
        archive.store(
            sample()
                .in(study, newUid())
                .numbered(2, 1)
                .encodedAs(TransferSyntax.JPEG_2000)
                .withFrames(3));

    var response = client.get("/studies/" + study, "Accept", "application/zip");

    assertThat(header(response, "Content-Type")).isEqualTo("application/zip");
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + study + ".zip\"");
    var entries = entries(response.body());
    assertThat(entries.keySet()).containsExactly(name(first), name(second));
    assertThat(entries.get(name(first))).isEqualTo(first.part10());
    assertThat(entries.get(name(second))).isEqualTo(second.part10());
  }

  @Test
  void areTheSameEveryTime() {
    var sample = archive.store(sample().ofSize(300, 300));

    var first = client.get(sample.path(), "Accept", "application/zip");
    var second = client.get(sample.path() + "?accept=application/zip");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(
            client
                .get(
                    sample.path() + "?accept=application/zip",
                    "If-None-Match",
                    header(first, "ETag"))
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void holdNoForbiddenTransferSyntax() throws IOException {
    var sample = archive.store(sample().encodedAs(TransferSyntax.EXPLICIT_BIG_ENDIAN));

    var entries = entries(client.get(sample.path(), "Accept", "application/zip").body());

    assertThat(entries.get(name(sample)))
        .isEqualTo(client.get(sample.path(), "Accept", "application/dicom").body())
        .isNotEqualTo(sample.part10());
  }
}
