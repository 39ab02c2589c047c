package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.ReportBuilder.image;
import static org.isocenter.retrieve.fixture.ReportBuilder.report;
import static org.isocenter.retrieve.fixture.ReportBuilder.text;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.retrieve.fixture.Client;
import org.isocenter.retrieve.fixture.ReportBuilder;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendered structured reports, PS3.18 table 8.7.4-1, category Text. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class ReportsIT extends RetrieveContract {

  private static final String HOSTILE = "<script>alert('\u00E4')</script>";

  /** RT Plan Storage. */
  private static final String RT_PLAN = "1.2.840.10008.5.1.4.1.1.481.5";

  private Sample stored(ReportBuilder report) {
    return archive.store(sample().withAttributes(report.build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "text/html", "text/*", "text/html,application/xhtml+xml,*/*;q=0.8"})
  void isAPageThatRunsNothing(String accept) {
    var report = stored(report("Chest").containing(text("Finding", HOSTILE)));

    var response = client.get(report.path() + "/rendered", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("sandbox")
        .doesNotContain("allow-scripts");
    assertThat(new String(response.body(), UTF_8))
        .startsWith("<!DOCTYPE html>")
        .contains("&lt;script&gt;alert(&#39;\u00E4&#39;)&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void isPlainTextWhereThatIsWanted() {
    var report = stored(report("Chest").containing(text("Finding", "none")));

    var response = client.get(report.path() + "/rendered", "Accept", "text/plain");

    assertThat(header(response, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(header(response, "Content-Security-Policy")).isEqualTo("sandbox");
    assertThat(new String(response.body(), UTF_8)).startsWith("CHEST").endsWith("Finding: none\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/xml", "text/xml;charset=utf-8, text/html;q=0.5"})
  void isXmlWhereThatIsWanted(String accept) throws Exception {
    var report = stored(report("Chest").containing(text("Finding", HOSTILE + "]]>")));

    var response = client.get(report.path() + "/rendered", "Accept", accept);

    assertThat(header(response, "Content-Type")).isEqualTo("text/xml; charset=utf-8");
    assertThat(header(response, "Content-Security-Policy")).isEqualTo("sandbox");
    var document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(response.body()));
    assertThat(document.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.w3.org/1999/xhtml");
    assertThat(document.getDocumentElement().getTextContent()).contains(HOSTILE + "]]>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2.840.10008.5.1.4.1.1.88.11", "1.2.840.10008.5.1.4.1.1.88.59", "1.2.3.4"})
  void isKnownByItsSopClassOrItsContent(String sopClass) {
    var report = stored(report("Selection").with(Tags.SOP_CLASS_UID, Vr.UI, sopClass));

    assertThat(client.get(report.path() + "/rendered").statusCode()).isEqualTo(200);
  }

  @Test
  void linksLeadToResourcesOfThisServer() {
    String study = newUid();
    String series = newUid();
    var image = archive.store(sample().in(study, series).withFrames(3));
    String uid = image.location().sopInstanceUid();
    var report = stored(report("Chest").evidence(study, series, uid).containing(image(uid, "2")));

    String page = new String(client.get(report.path() + "/rendered").body(), UTF_8);

    String path = image.path() + "/frames/2/rendered";
    assertThat(page).contains("<a href=\"" + baseUrl + path + "\">frame 2</a>");
    assertThat(client.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void hasATagAndRanges() {
    var report = stored(report("Chest").containing(text("Finding", "none")));
    String path = report.path() + "/rendered";

    var page = client.get(path);

    assertThat(client.get(path, "If-None-Match", header(page, "ETag")).statusCode()).isEqualTo(304);
    var range = client.get(path, "Range", "bytes=0-8");
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(new String(range.body(), UTF_8)).isEqualTo("<!DOCTYPE");
  }

  @ParameterizedTest
  @CsvSource({
    "'&contentType=text/html', text/html; charset=utf-8",
    "'&contentType=text/plain', text/plain; charset=utf-8",
    "'&contentType=text/xml', text/xml; charset=utf-8",
    "'', text/html; charset=utf-8",
    "'&contentType=application/dicom', application/dicom; transfer-syntax=1.2.840.10008.1.2.1",
  })
  void comesFromTheUriServiceToo(String more, String contentType) {
    var report = stored(report("Chest").containing(text("Finding", "none")));
    var location = report.location();

    var response =
        client.get(
            "/wado?requestType=WADO&studyUID=%s&seriesUID=%s&objectUID=%s"
                    .formatted(
                        location.studyInstanceUid(),
                        location.seriesInstanceUid(),
                        location.sopInstanceUid())
                + more,
            "Accept",
            "*/*");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(contentType);
  }

  @ParameterizedTest
  @CsvSource({"image/jpeg, 406", "application/pdf, 406", "'application/dicom, text/html', 400"})
  void isNoPicture(String accept, int status) {
    var report = stored(report("Chest"));

    assertThat(client.get(report.path() + "/rendered", "Accept", accept).statusCode())
        .isEqualTo(status);
  }

  @Test
  void ofTooManyItemsIsRefused() {
    var report = report("Long");
    for (int i = 0; i < 60; i++) {
      report.containing(text("N", "x"));
    }
    var stored = stored(report);

    var response = client.get(stored.path() + "/rendered");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(new String(response.body(), UTF_8)).contains("more than 50 content items");
  }

  @Test
  void ofWhatIsNoReportIsNotImplemented() {
    var other = archive.store(sample().withAttributes(new Dataset()));

    assertThat(client.get(other.path() + "/rendered").statusCode()).isEqualTo(501);
  }

  @ParameterizedTest
  @CsvSource({
    "*/*, 'application/pdf, text/html;charset=utf-8'",
    "'multipart/related; type=\"text/html\"', text/html;charset=utf-8",
    "'multipart/related; type=\"text/xml\"', text/xml;charset=utf-8",
    "'multipart/related; type=\"application/pdf\", text/plain;q=0.1', 'application/pdf, text/plain;charset=utf-8'",
  })
  void areAPartEachOfAStudyWithoutImages(String accept, String types) {
    String study = newUid();
    archive.store(sample().in(study, newUid()).withDocument("application/pdf", new byte[3000]));
    archive.store(
        sample()
            .in(study, newUid())
            .withAttributes(report("Chest").containing(text("Finding", "None")).build()));

    var response = client.get("/studies/" + study + "/rendered", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Client.parts(response))
        .extracting(part -> part.contentType().replace(" ", ""))
        .containsExactlyInAnyOrder(types.replace("; ", ";").split(", "));
  }

  @Test
  void areRefusedOfAStudyThatHasNone() {
    String study = newUid();
    archive.store(sample().in(study, newUid()).withoutPixels(RT_PLAN, new Dataset()));

    assertThat(client.get("/studies/" + study + "/rendered").statusCode()).isEqualTo(501);
    assertThat(client.get("/studies/" + study + "/rendered", "Accept", "image/gif").statusCode())
        .isEqualTo(501);
  }

  @Test
  void areRefusedOfAStudyOfWhichNoneIsAcceptable() {
    String study = newUid();
    archive.store(sample().in(study, newUid()).withDocument("application/pdf", new byte[3000]));

    var response = client.get("/studies/" + study + "/rendered", "Accept", "image/png");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(new String(response.body(), UTF_8)).contains("rendered as application/pdf only");
  }
}
