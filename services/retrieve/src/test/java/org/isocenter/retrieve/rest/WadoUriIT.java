package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URI service, PS3.18 chapter 9. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class WadoUriIT extends RetrieveContract {

  private static String query(Sample sample, String more) {
    var location = sample.location();
    return "/wado?requestType=WADO&studyUID=%s&seriesUID=%s&objectUID=%s%s"
        .formatted(
            location.studyInstanceUid(),
            location.seriesInstanceUid(),
            location.sopInstanceUid(),
            more);
  }

  /** The second one is OHIF's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "&contentType=application/dicom",
        "&contentType=application/dicom&transferSyntax=*",
        "&contentType=application%2Fdicom&transferSyntax=1.2.840.10008.1.2.4.50",
        "&contentType=image/jp2,application/dicom&charset=UTF-8",
        "&contentType=application/dicom&anonymize=no&unknown=1"
      })
  void givesTheObjectThatTheRestServiceGives(String more) {
    var sample = archive.store(sample().encodedAs(TransferSyntax.JPEG_BASELINE).ofBits(8));

    var response = client.get(query(sample, more), "Accept", "*/*");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type"))
        .isEqualTo("application/dicom; transfer-syntax=1.2.840.10008.1.2.4.50");
    assertThat(response.body())
        .isEqualTo(sample.part10())
        .isEqualTo(client.get(sample.path(), "Accept", "application/dicom").body());
  }

  @Test
  void neverGivesAForbiddenTransferSyntax() {
    var sample = archive.store(sample().encodedAs(TransferSyntax.IMPLICIT_LITTLE_ENDIAN));

    var plain = client.get(query(sample, "&contentType=application/dicom"));
    var asked =
        client.get(
            query(sample, "&contentType=application/dicom&transferSyntax=1.2.840.10008.1.2"));

    assertThat(header(plain, "Content-Type"))
        .isEqualTo("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
    assertThat(asked.statusCode()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"requestType", "studyUID", "seriesUID", "objectUID"})
  void refusesAParameterThatIsMissingOrRepeatedOrMalformed(String name) {
    var sample = archive.store(sample());
    String whole = query(sample, "&contentType=application/dicom");

    for (var query :
        new String[] {
          whole.replaceFirst(name + "=[^&]*&?", ""),
          whole + "&" + name + "=1.2.3",
          whole.replaceFirst(name + "=[^&]*", name + "="),
          whole.replaceFirst(name + "=[^&]*", name + "=no!")
        }) {
      var response = client.get(query);
      assertThat(response.statusCode()).as(query).isEqualTo(400);
      assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "&contentType=application/dicom&transferSyntax=JPEG, 400",
    "&contentType=application/pdf&transferSyntax=1.2.840.10008.1.2.1, 400",
    "&contentType=application/dicom&transferSyntax=1.2.840.10008.1.2.4.81, 406",
    "&contentType=dicom, 400",
    "&contentType=application/dicom&contentType=image/png, 400",
    "&contentType=application/dicom&charset=latin1, 406",
    "&contentType=text/html, 406",
    "&contentType=image/jp2, 406",
    "&contentType=image/jpeg&rows=0, 400",
    "&contentType=image/jpeg&windowCenter=5, 400",
    "'&contentType=image/jpeg&region=0.5,0,0.5,1', 400",
    "&contentType=image/jpeg&imageQuality=101, 400",
    "&contentType=image/jpeg&presentationUID=1.2.3, 400",
    "&contentType=application/dicom&anonymize=yes, 501",
    "&contentType=image/jpeg&frameNumber=0, 400",
    "&contentType=image/jpeg&frameNumber=2, 404",
  })
  void refusesWhatItCannotDo(String more, int status) {
    var sample = archive.store(sample());

    assertThat(client.get(query(sample, more)).statusCode()).isEqualTo(status);
  }

  @Test
  void saysWhatItConsidered() {
    var sample = archive.store(sample());

    var response = client.get(query(sample, "&contentType=image/jp2,text/html"));

    assertThat(new String(response.body(), UTF_8)).contains("considered", "image/jp2", "text/html");
  }

  @ParameterizedTest
  @CsvSource({
    "'', image/jpeg, 8, 8",
    "&contentType=image/png, image/png, 8, 8",
    "&contentType=image/jpeg&rows=4, image/jpeg, 4, 4",
    "&contentType=image/jpeg&rows=100&columns=16&imageQuality=50, image/jpeg, 16, 16",
    "'&contentType=image/png&region=0.5,0,1,0.25', image/png, 4, 2",
    "&contentType=image/png&windowCenter=5&windowWidth=10&frameNumber=1, image/png, 8, 8",
  })
  void rendersImages(String more, String type, int width, int height) throws IOException {
    var sample = archive.store(sample());

    var response = client.get(query(sample, more));

    assertThat(header(response, "Content-Type")).isEqualTo(type);
    var picture = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @ParameterizedTest
  @CsvSource({
    "application/dicom, 200",
    "'text/html, */*;q=0.1', 200",
    "image/png, 406",
    "'application/dicom;q=0, */*', 406"
  })
  void wantsTheAcceptHeaderToTakeTheContentType(String accept, int status) {
    var sample = archive.store(sample());

    var response = client.get(query(sample, "&contentType=application/dicom"), "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void givesWhatIsNoImageByDefaultAsItIs() {
    byte[] pdf = "%PDF-1.7".repeat(200).getBytes(UTF_8);
    var document = archive.store(sample().withDocument("application/pdf", pdf));
    var frames = archive.store(sample().withFrames(3));

    assertThat(client.get(query(document, "")).body()).isEqualTo(pdf);
    assertThat(client.get(query(document, "&contentType=application/pdf")).body()).isEqualTo(pdf);
    assertThat(client.get(query(frames, "")).body()).isEqualTo(frames.part10());
  }

  @Test
  void answersConditionsAndRanges() {
    var sample = archive.store(sample());
    String query = query(sample, "&contentType=application/dicom");
    var whole = client.get(query);

    var range = client.get(query, "Range", "bytes=128-131");

    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(sample.part10(), 128, 132));
    assertThat(client.get(query, "If-None-Match", header(whole, "ETag")).statusCode())
        .isEqualTo(304);
    assertThat(client.head(query).statusCode()).isEqualTo(200);
  }

  @Test
  void findsNothingUnderAnotherStudyOrSeries() {
    var sample = archive.store(sample());
    String query = query(sample, "&contentType=application/dicom");

    for (var name : new String[] {"studyUID", "seriesUID", "objectUID"}) {
      String other = query.replaceFirst(name + "=[^&]*", name + "=" + newUid());
      assertThat(client.get(other).statusCode()).as(name).isEqualTo(404);
    }
  }
}
