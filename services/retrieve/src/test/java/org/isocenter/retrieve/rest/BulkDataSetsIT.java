package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.Client.parts;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.retrieve.fixture.Client;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.Sample;
import org.isocenter.retrieve.fixture.SampleBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bulk data and pixel data of instances, series and studies (CP 2040), and of documents. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class BulkDataSetsIT extends RetrieveContract {

  private String uri(Sample sample, String path) {
    return baseUrl + sample.path() + "/bulkdata/" + path;
  }

  private static String study(Sample sample) {
    return "/studies/" + sample.location().studyInstanceUid();
  }

  /** An uncompressed and a compressed instance of one series. */
  private List<Sample> mixedSeries() {
    var plain = archive.store(sample().numbered(1, 1).withFrames(2));
    var location = plain.location();
    var compressed =
        archive.store(
            sample()
                .in(location.studyInstanceUid(), location.seriesInstanceUid())
                .numbered(1, 2)
                .encodedAs(TransferSyntax.RLE_LOSSLESS)
                .ofBits(8)
                .withFrames(2));
    return List.of(plain, compressed);
  }

  @Test
  void ofAnInstanceAreAllItsValuesEachWithItsUri() {
    var sample = archive.store(sample());

    var parts = parts(client.get(sample.path() + "/bulkdata"));

    assertThat(parts)
        .extracting(part -> part.location().orElseThrow())
        .containsExactly(uri(sample, SampleBuilder.NESTED_VALUE), uri(sample, "7FE00010"));
    assertThat(parts.get(1).content()).isEqualTo(sample.pixels());
    assertThat(parts.get(0).contentType())
        .isEqualTo("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1");
  }

  @Test
  void ofASeriesAndAStudyGoThroughTheirInstances() {
    var samples = mixedSeries();
    var plain = samples.getFirst();
    var compressed = samples.getLast();
    String series = study(plain) + "/series/" + plain.location().seriesInstanceUid();

    for (var path : List.of(study(plain) + "/bulkdata", series + "/bulkdata")) {
      assertThat(parts(client.get(path)))
          .extracting(part -> part.location().orElseThrow())
          .containsExactly(
              uri(plain, SampleBuilder.NESTED_VALUE),
              uri(plain, "7FE00010"),
              uri(compressed, SampleBuilder.NESTED_VALUE),
              uri(compressed, "7FE00010"),
              uri(compressed, "7FE00010"));
    }
    for (var path : List.of(study(plain) + "/pixeldata", series + "/pixeldata")) {
      assertThat(parts(client.get(path)))
          .extracting(Client.Part::content)
          .containsExactly(plain.pixels(), compressed.frames().get(0), compressed.frames().get(1));
    }
  }

  @Test
  void tellTheTransferSyntaxOfEachPart() {
    var samples = mixedSeries();

    var parts = parts(client.get(study(samples.getFirst()) + "/pixeldata"));

    assertThat(parts)
        .extracting(Client.Part::contentType)
        .containsExactly(
            "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1",
            "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.5",
            "application/octet-stream; transfer-syntax=1.2.840.10008.1.2.5");
  }

  @Test
  void ofOneEncodingCanBeHadByItsType() {
    var sample =
        archive.store(sample().encodedAs(TransferSyntax.RLE_LOSSLESS).ofBits(8).withFrames(2));

    var response =
        client.get(
            study(sample) + "/pixeldata", "Accept", "multipart/related; type=\"image/dicom-rle\"");

    assertThat(parts(response))
        .extracting(Client.Part::contentType)
        .containsOnly("image/dicom-rle; transfer-syntax=1.2.840.10008.1.2.5");
  }

  @Test
  void areRefusedInATypeThatTheyCannotHave() {
    var samples = mixedSeries();

    var response =
        client.get(
            study(samples.getFirst()) + "/pixeldata",
            "Accept",
            "multipart/related; type=image/jls, application/octet-stream");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(new String(response.body(), UTF_8)).contains("considered", "image/jls");
  }

  /** Table 10.4.4-1 has octets as a type of the instance resources too. */
  @Test
  void standInPlaceOfTheObjectsWhereOctetsAreAskedFor() {
    var samples = mixedSeries();
    var plain = samples.getFirst();
    String octets = "multipart/related; type=\"application/octet-stream\"";

    for (var path : List.of(study(plain), plain.path())) {
      assertThat(parts(client.get(path, "Accept", octets)))
          .extracting(Client.Part::content)
          .containsExactlyElementsOf(
              parts(client.get(path + "/bulkdata", "Accept", octets)).stream()
                  .map(Client.Part::content)
                  .toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?accept=%zz", "?accept=%", "?%ff=%e0%a4"})
  void areRefusedOrGivenButNeverAFaultForAnOddQuery(String query) {
    var sample = archive.store(sample());

    int status = statusOf(sample.path() + "/bulkdata" + query);

    assertThat(status).isIn(200, 400, 406);
  }

  /** Sent as it stands: the client's URI class would not let it pass. */
  private int statusOf(String path) {
    var uri = URI.create(baseUrl);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      var request =
          "GET %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(uri.getPath(), path, uri.getAuthority());
      socket.getOutputStream().write(request.getBytes(UTF_8));
      String line = new String(socket.getInputStream().readNBytes(12), UTF_8);
      return Integer.parseInt(line.substring(9));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void areNotFoundWhereThereAreNone() {
    var document = archive.store(sample().withDocument("application/pdf", new byte[3000]));

    assertThat(client.get(document.path() + "/pixeldata").statusCode()).isEqualTo(404);
    assertThat(client.get(study(document) + "/pixeldata").statusCode()).isEqualTo(404);
    assertThat(client.get(document.path() + "/bulkdata").statusCode()).isEqualTo(200);
    assertThat(client.get("/studies/" + newUid() + "/bulkdata").statusCode()).isEqualTo(404);
    assertThat(client.get("/studies/x/bulkdata").statusCode()).isEqualTo(400);
  }

  @Test
  void ofAnInstanceWithOneValueCanBeASinglePart() {
    var document = archive.store(sample().withDocument("application/pdf", new byte[3000]));

    var response = client.get(document.path() + "/bulkdata", "Accept", "application/octet-stream");

    assertThat(header(response, "Content-Type")).startsWith("application/octet-stream");
    assertThat(response.body()).hasSize(3000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/pdf",
        "application/pdf, application/octet-stream",
        "multipart/related; type=\"application/pdf\", application/octet-stream;q=0.1"
      })
  void ofADocumentComeAsWhatItIs(String accept) {
    byte[] pdf = "%PDF-1.7 and so on".repeat(101).getBytes(UTF_8);
    var document = archive.store(sample().withDocument("application/pdf", pdf));

    var response = client.get(document.path() + "/bulkdata/00420011", "Accept", accept);

    boolean multipart = accept.startsWith("multipart");
    var body = multipart ? parts(response).getFirst().content() : response.body();
    assertThat(body).isEqualTo(pdf);
    String type =
        multipart ? parts(response).getFirst().contentType() : header(response, "Content-Type");
    assertThat(type).isEqualTo("application/pdf");
  }

  @Test
  void ofAVideoAreOneStreamInWhatItIs() {
    var video =
        archive.store(
            sample().encodedAs(TransferSyntax.of("1.2.840.10008.1.2.4.102")).inFragments(4));
    byte[] stream = joined(video);

    var whole = client.get(video.path() + "/bulkdata/7FE00010", "Accept", "video/mp4");
    var byParameter = client.get(video.path() + "/bulkdata/7FE00010?accept=video/mp4");
    var range =
        client.get(
            video.path() + "/bulkdata/7FE00010", "Accept", "video/*", "Range", "bytes=10-109");

    assertThat(whole.body()).isEqualTo(stream);
    assertThat(header(whole, "Content-Type")).startsWith("video/mp4");
    assertThat(byParameter.body()).isEqualTo(stream);
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(stream, 10, 110));
  }

  private static byte[] joined(Sample sample) {
    var out = new ByteArrayOutputStream();
    Stream.of(sample.frames()).forEach(frames -> frames.forEach(out::writeBytes));
    return out.toByteArray();
  }
}
