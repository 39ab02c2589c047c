package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.Client.parts;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.retrieve.fixture.Client;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.Sample;
import org.isocenter.retrieve.fixture.SampleBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service whole: object and event in, HTTP out (PS3.18 10.4). */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class WadoRsIT extends RetrieveContract {

  private static final String ANY_FRAME =
      "multipart/related; type=application/octet-stream; transfer-syntax=*";
  private static final String ANY_OBJECT =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

  @Inject ObjectStore objects;

  @Nested
  class Metadata {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void ofASeriesIsOneGzipMemberInTheOrderOfInstanceNumbers(int count) throws IOException {
      var series = storeSeries(count);

      var response =
          client.get(series + "/metadata", "Accept-Encoding", "gzip", "Accept", "application/json");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(response, "Vary")).isEqualTo("Accept, Accept-Encoding");
      assertThat(header(response, "Content-Length"))
          .isEqualTo(Integer.toString(response.body().length));
      assertThat(instanceNumbers(gunzip(response.body())))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
    }

    @Test
    void ofASeriesIsTheSameWithoutGzip() throws IOException {
      var series = storeSeries(7);

      var gzip = client.get(series + "/metadata", "Accept-Encoding", "gzip");
      var plain = client.get(series + "/metadata", "Accept-Encoding", "gzip;q=0");

      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(header(plain, "Content-Type")).isEqualTo("application/dicom+json");
      assertThat(header(plain, "Content-Length")).isEqualTo(Integer.toString(plain.body().length));
      assertThat(new String(plain.body(), UTF_8)).isEqualTo(gunzip(gzip.body()));
      assertThat(header(plain, "ETag")).isNotEqualTo(header(gzip, "ETag"));
    }

    @Test
    void ofAStudyGoesThroughItsSeriesInOrder() {
      String study = newUid();
      archive.store(sample().in(study, newUid()).numbered(2, 1));
      String first = newUid();
      archive.store(sample().in(study, first).numbered(1, 5));
      archive.store(sample().in(study, first).numbered(1, 4));

      var response = client.get("/studies/" + study + "/metadata");

      assertThat(instanceNumbers(new String(response.body(), UTF_8))).containsExactly(4, 5, 1);
    }

    @Test
    void ofAnInstanceHasBulkDataUrisThatCanBeFollowed() {
      var sample = archive.store(sample());

      var text = new String(client.get(sample.path() + "/metadata").body(), UTF_8);

      var uris = Pattern.compile("\"BulkDataURI\":\"([^\"]+)\"").matcher(text).results().toList();
      assertThat(uris).hasSize(2);
      for (var uri : uris) {
        assertThat(uri.group(1)).startsWith(baseUrl + sample.path() + "/bulkdata/");
        assertThat(client.get(uri.group(1).substring(baseUrl.length())).statusCode())
            .isEqualTo(200);
      }
    }

    /** Orthanc's forms of asking are among them. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "multipart/related; type=\"application/dicom+xml\"",
          "multipart/related; type=application/dicom+xml",
          "text/plain, multipart/related ; type = application/dicom+xml"
        })
    void isAPartOfXmlForEachInstance(String accept) throws IOException {
      var series = storeSeries(5);

      var plain = client.get(series + "/metadata", "Accept", accept);
      var gzip = client.get(series + "/metadata", "Accept", accept, "Accept-Encoding", "gzip");

      assertThat(parts(plain)).hasSize(5);
      for (var part : parts(plain)) {
        assertThat(part.contentType()).isEqualTo("application/dicom+xml");
        assertThat(new String(part.content(), UTF_8))
            .contains("<NativeDicomModel", "keyword=\"InstanceNumber\"", baseUrl + series);
      }
      assertThat(gunzip(gzip.body())).isEqualTo(new String(plain.body(), UTF_8));
      assertThat(header(gzip, "ETag")).isNotEqualTo(header(plain, "ETag"));
    }

    @Test
    void ofOneInstanceIsAlsoAnXmlDocumentAlone() {
      var sample = archive.store(sample());

      var response = client.get(sample.path() + "/metadata", "Accept", "application/dicom+xml");

      assertThat(header(response, "Content-Type")).isEqualTo("application/dicom+xml");
      assertThat(new String(response.body(), UTF_8)).startsWith("<?xml");
    }

    @ParameterizedTest
    @CsvSource({"utf-8,200", "'latin1,UTF-8;q=0.5',200", "*,200", "latin1,406"})
    void isGivenInUtf8Only(String charset, int status) {
      var sample = archive.store(sample());

      var response = client.get(sample.path() + "/metadata?charset=" + charset.replace(";", "%3B"));

      assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void isNotSentAgainWhileItHolds() {
      var series = storeSeries(2);
      var first = client.get(series + "/metadata");
      String tag = header(first, "ETag");

      var second = client.get(series + "/metadata", "If-None-Match", tag);

      assertThat(second.statusCode()).isEqualTo(304);
      assertThat(second.body()).isEmpty();
      assertThat(header(second, "ETag")).isEqualTo(tag);
    }

    @Test
    void hasAnotherTagOnceAnInstanceWasAdded() {
      var sample = archive.store(sample());
      var series = seriesPath(sample);
      String before = header(client.get(series + "/metadata"), "ETag");

      archive.store(inSeriesOf(sample).numbered(1, 2));

      var after = client.get(series + "/metadata", "If-None-Match", before);
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(header(after, "ETag")).isNotEqualTo(before);
    }

    @Test
    void isGivenThoughTheObjectIsGone() {
      var sample = archive.store(sample());
      objects.delete(new ObjectKey(sample.objectKey(1)));

      assertThat(client.get(sample.path() + "/metadata").statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class Instances {

    @ParameterizedTest
    @CsvSource({
      "1.2.840.10008.1.2.1",
      "1.2.840.10008.1.2.1.99",
      "1.2.840.10008.1.2.4.50",
    })
    void goOutByteForByteAsTheyAreStored(String syntax) {
      var sample = archive.store(sample().encodedAs(TransferSyntax.of(syntax)).ofBits(8));

      var response = client.get(sample.path(), "Accept", ANY_OBJECT);

      var only = parts(response).getFirst();
      assertThat(only.content()).isEqualTo(sample.part10());
      assertThat(only.contentType()).isEqualTo("application/dicom; transfer-syntax=" + syntax);
      assertThat(header(response, "Content-Length"))
          .isEqualTo(Integer.toString(response.body().length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.2"})
    void goOutAsExplicitLittleEndianWhereTheStandardForbidsTheStoredSyntax(String syntax)
        throws IOException {
      var sample = archive.store(sample().encodedAs(TransferSyntax.of(syntax)).withFrames(3));

      var only = parts(client.get(sample.path(), "Accept", ANY_OBJECT)).getFirst();

      assertThat(only.contentType())
          .isEqualTo("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
      assertThat(pixelsOf(only.content())).isEqualTo(sample.pixels());
    }

    @Test
    void goOutInflatedWhereExplicitLittleEndianIsWanted() throws IOException {
      var sample = archive.store(sample().encodedAs(TransferSyntax.DEFLATED).withFrames(3));

      var response =
          client.get(
              sample.path(), "Accept", "application/dicom; transfer-syntax=1.2.840.10008.1.2.1");

      assertThat(header(response, "Content-Type"))
          .isEqualTo("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
      assertThat(pixelsOf(response.body())).isEqualTo(sample.pixels());
    }

    @Test
    void ofASeriesComeInOrderAndWithTheirLength() {
      var first = archive.store(sample().numbered(1, 1));
      var third = archive.store(inSeriesOf(first).numbered(1, 3));
      var second =
          archive.store(
              inSeriesOf(first).numbered(1, 2).encodedAs(TransferSyntax.RLE_LOSSLESS).ofBits(8));

      var response = client.get(seriesPath(first), "Accept", ANY_OBJECT);

      assertThat(parts(response))
          .extracting(Client.Part::content)
          .containsExactly(first.part10(), second.part10(), third.part10());
      assertThat(header(response, "Content-Length"))
          .isEqualTo(Integer.toString(response.body().length));
    }

    @Test
    void ofAStudyMixedWithWhatMustBeConvertedComeWithoutALength() {
      String study = newUid();
      archive.store(sample().in(study, newUid()));
      archive.store(sample().in(study, newUid()).encodedAs(TransferSyntax.IMPLICIT_LITTLE_ENDIAN));

      var response = client.get("/studies/" + study, "Accept", ANY_OBJECT);

      assertThat(parts(response)).hasSize(2);
      assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void comeAsASinglePartAndInRanges() {
      var sample = archive.store(sample());
      var whole = client.get(sample.path(), "Accept", "application/dicom");

      var range =
          client.get(
              sample.path(),
              "Accept",
              "application/dicom",
              "Range",
              "bytes=128-131",
              "If-Range",
              header(whole, "ETag"));

      assertThat(whole.body()).isEqualTo(sample.part10());
      assertThat(range.statusCode()).isEqualTo(206);
      assertThat(new String(range.body(), UTF_8)).isEqualTo("DICM");
      assertThat(header(range, "Content-Range"))
          .isEqualTo("bytes 128-131/" + sample.part10().length);
    }

    @Test
    void answerHeadWithTheHeadersOfGet() {
      var sample = archive.store(sample());
      var get = client.get(sample.path(), "Accept", ANY_OBJECT);

      var head = client.head(sample.path(), "Accept", ANY_OBJECT);

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      for (var name : List.of("Content-Type", "Content-Length", "ETag")) {
        assertThat(header(head, name)).isEqualTo(header(get, name));
      }
    }

    @Test
    void breakOffTheConnectionWhereOneIsMissingBehindTheFirstByte() {
      var first = archive.store(sample().numbered(1, 1).ofSize(512, 512));
      var lost = archive.store(inSeriesOf(first).numbered(1, 2));
      objects.delete(new ObjectKey(lost.objectKey(1)));

      assertThatThrownBy(() -> client.get(seriesPath(first), "Accept", ANY_OBJECT))
          .hasMessageContaining("broke off");
    }

    @Test
    void haveTheSameBoundaryEveryTime() {
      var sample = archive.store(sample());

      assertThat(client.get(sample.path()).body()).isEqualTo(client.get(sample.path()).body());
    }
  }

  @Nested
  class Frames {

    /** What a client keeps under one tag must not be taken for the other. */
    @Test
    void haveATagForEachTransferSyntax() {
      var sample = archive.store(sample());
      var path = sample.path() + "/frames/1";
      String octets = "multipart/related; type=\"application/octet-stream\"; transfer-syntax=";

      var stored = client.get(path, "Accept", octets + "*");
      var rle = client.get(path, "Accept", octets + "1.2.840.10008.1.2.5");
      var again = client.get(path, "Accept", octets + "1.2.840.10008.1.2.5");

      assertThat(rle.statusCode()).isEqualTo(200);
      assertThat(header(rle, "ETag")).isNotEqualTo(header(stored, "ETag"));
      assertThat(header(again, "ETag")).isEqualTo(header(rle, "ETag"));
      assertThat(again.body()).isEqualTo(rle.body()).isNotEqualTo(stored.body());
    }

    @Test
    void comeOnePartEachInTheOrderOfTheList() {
      var sample = archive.store(sample().withFrames(5));

      var response = client.get(sample.path() + "/frames/4,2%2C5", "Accept", ANY_FRAME);

      assertThat(parts(response))
          .extracting(Client.Part::content)
          .containsExactly(frame(sample, 4), frame(sample, 2), frame(sample, 5));
      assertThat(header(response, "Content-Length"))
          .isEqualTo(Integer.toString(response.body().length));
    }

    @Test
    void beginWithTheContentTypeAndItsTransferSyntax() {
      var sample = archive.store(sample().encodedAs(TransferSyntax.JPEG_BASELINE).ofBits(8));

      var response = client.get(sample.path() + "/frames/1", "Accept", ANY_FRAME);

      String boundary = header(response, "Content-Type").replaceFirst(".*boundary=", "");
      assertThat(new String(response.body(), 0, 200, UTF_8))
          .startsWith("--" + boundary + "\r\nContent-Type: ")
          .containsPattern("^--.*\r\nContent-Type: .*transfer-syntax=1.2.840.10008.1.2.4.50\r\n");
    }

    @Test
    void comeByTheAcceptParameterInPlaceOfTheHeader() {
      var sample = archive.store(sample());

      var response =
          client.get(
              sample.path() + "/frames/1?accept=application%2Foctet-stream", "Accept", "text/html");

      assertThat(header(response, "Content-Type")).startsWith("application/octet-stream");
      assertThat(response.body()).isEqualTo(frame(sample, 1));
    }

    @ParameterizedTest
    @CsvSource({"0,400", "-1,400", "x,400", "1%2C,400", "3,404", "99999999999,404"})
    void areRefusedWhereTheyAreNoneOrNotThere(String list, int status) {
      var sample = archive.store(sample().withFrames(2));

      var response = client.get(sample.path() + "/frames/" + list, "Accept", ANY_FRAME);

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void areRefusedWithWhatWasConsideredWhereNothingIsAcceptable() {
      var sample = archive.store(sample());

      var response =
          client.get(
              sample.path() + "/frames/1", "Accept", "multipart/related; type=\"image/jpx\"");

      assertThat(response.statusCode()).isEqualTo(406);
      assertThat(new String(response.body(), UTF_8)).contains("considered", "image/jpx");
    }

    @Test
    void areUnavailableWhileTheirObjectIsGone() {
      var sample = archive.store(sample());
      objects.delete(new ObjectKey(sample.objectKey(1)));

      assertThat(client.get(sample.path() + "/frames/1").statusCode()).isBetween(500, 503);
    }

    @Test
    void areThoseOfTheNewestVersion() {
      String uid = newUid();
      var old = archive.store(sample().named(uid));
      var path = old.path() + "/frames/1";
      assertThat(parts(client.get(path)).getFirst().content()).isEqualTo(frame(old, 1));

      var replaced =
          sample()
              .named(uid)
              .in(old.location().studyInstanceUid(), old.location().seriesInstanceUid())
              .ofSize(4, 4)
              .build();
      archive.store(replaced, 2);
      archive.store(old, 1);

      assertThat(parts(client.get(path)).getFirst().content()).isEqualTo(frame(replaced, 1));
    }
  }

  @Nested
  class BulkData {

    @Test
    void ofANestedItemIsTheValueAlone() {
      var sample = archive.store(sample());

      var response =
          client.get(
              sample.path() + "/bulkdata/" + SampleBuilder.NESTED_VALUE,
              "Accept",
              "application/octet-stream");

      assertThat(response.body()).hasSize(3000);
      assertThat(header(response, "Content-Type")).startsWith("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1.2.840.10008.1.2",
          "1.2.840.10008.1.2.1",
          "1.2.840.10008.1.2.1.99",
          "1.2.840.10008.1.2.2"
        })
    void ofNativePixelsIsOneLittleEndianPart(String syntax) {
      var sample = archive.store(sample().encodedAs(TransferSyntax.of(syntax)).withFrames(3));

      var response = client.get(sample.path() + "/bulkdata/7FE00010");

      assertThat(parts(response)).extracting(Client.Part::content).containsExactly(sample.pixels());
    }

    @Test
    void ofCompressedPixelsIsAPartForEachFrame() {
      var sample =
          archive.store(
              sample()
                  .encodedAs(TransferSyntax.JPEG_BASELINE)
                  .ofBits(8)
                  .withFrames(3)
                  .inFragments(2));

      var response = client.get(sample.path() + "/bulkdata/7FE00010", "Accept", ANY_FRAME);

      assertThat(parts(response))
          .extracting(Client.Part::content)
          .containsExactlyElementsOf(sample.frames());
    }

    @Test
    void comesInRanges() {
      var sample = archive.store(sample());
      var path = sample.path() + "/bulkdata/7FE00010";

      var range = client.get(path, "Accept", "application/octet-stream", "Range", "bytes=100-");
      var beyond = client.get(path, "Accept", "application/octet-stream", "Range", "bytes=128-");

      assertThat(range.statusCode()).isEqualTo(206);
      assertThat(range.body()).isEqualTo(Arrays.copyOfRange(sample.pixels(), 100, 128));
      assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void isNotFoundWhereThePathNamesNoValue() {
      var sample = archive.store(sample());

      assertThat(client.get(sample.path() + "/bulkdata/00081140/1/00420011").statusCode())
          .isEqualTo(404);
    }
  }

  @Nested
  class WhatIsNotThere {

    @Test
    void isNamedInTheAnswer() {
      var sample = archive.store(sample());
      var at = sample.location();
      String other = newUid();

      assertThat(problem("/studies/" + other)).contains("no study " + other);
      assertThat(problem("/studies/%s/series/%s/metadata".formatted(at.studyInstanceUid(), other)))
          .contains("no series " + other);
      assertThat(problem(seriesPath(sample) + "/instances/" + other))
          .contains("no instance " + other);
      assertThat(
              problem(
                  "/studies/%s/series/%s/instances/%s/frames/1"
                      .formatted(other, at.seriesInstanceUid(), at.sopInstanceUid())))
          .contains("no study " + other);
    }

    @Test
    void isToldFromWhatIsNoUid() {
      assertThat(client.get("/studies/1.2.nonsense").statusCode()).isEqualTo(400);
    }

    private String problem(String path) {
      HttpResponse<byte[]> response = client.get(path);
      assertThat(response.statusCode()).isEqualTo(404);
      return new String(response.body(), UTF_8);
    }
  }

  private String storeSeries(int count) {
    var first = archive.store(sample().numbered(1, count));
    for (int number = count - 1; number > 0; number--) {
      archive.store(inSeriesOf(first).numbered(1, number));
    }
    return seriesPath(first);
  }

  private static SampleBuilder inSeriesOf(Sample sample) {
    var at = sample.location();
    return sample().in(at.studyInstanceUid(), at.seriesInstanceUid());
  }

  private static String seriesPath(Sample sample) {
    return sample.path().replaceFirst("/instances/.*", "");
  }

  private static byte[] frame(Sample sample, int number) {
    return sample.frames().get(number - 1);
  }

  private static byte[] pixelsOf(byte[] part10) throws IOException {
    var reader = DicomReader.open(new ByteArrayInputStream(part10), ReadLimits.DEFAULT);
    return DatasetReader.read(reader).value(Tags.PIXEL_DATA).orElseThrow().bytes();
  }

  private static List<Integer> instanceNumbers(String json) {
    return Pattern.compile("\"00200013\":\\{\"vr\":\"IS\",\"Value\":\\[(\\d+)]")
        .matcher(json)
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .toList();
  }

  private static String gunzip(byte[] bytes) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
