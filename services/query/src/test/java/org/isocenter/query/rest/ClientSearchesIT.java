package org.isocenter.query.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.QueryString;
import org.isocenter.query.app.DeclaredAttributes;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.SearchRequest;
import org.isocenter.query.app.SearchRequestParser;
import org.isocenter.query.app.SearchScope;
import org.isocenter.query.app.TestInstance;
import org.isocenter.query.db.JdbcInstanceIndex;
import org.isocenter.query.db.JdbcSearchIndex;
import org.isocenter.query.db.QueryDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What viewers and libraries send, to the letter, and what they must find in the response. */
class ClientSearchesIT {

  private static final String OHIF_LIST =
      "/studies?limit=101&offset=0&fuzzymatching=true&includefield=00081030%2C00080060";

  private static JdbcSearchIndex index;

  @BeforeAll
  static void fillTheIndex() throws SQLException {
    var database = QueryDatabase.empty();
    index = new JdbcSearchIndex(database, 100, Duration.ofSeconds(30));
    new JdbcInstanceIndex(database)
        .apply(
            Stream.of(
                    instance("1.2", "3.4", "5.6").with(Tags.INSTANCE_NUMBER, "1"),
                    instance("1.2", "3.4", "5.7").with(Tags.INSTANCE_NUMBER, "2"),
                    TestInstance.of("1.3", "3.5", "5.8").with(Tags.STUDY_DATE, "20230101"))
                .map(TestInstance::indexed)
                .toList());
  }

  private static TestInstance instance(String study, String series, String sop) {
    return TestInstance.of(study, series, sop)
        .with(Tags.PATIENT_ID, "HO-1")
        .with(Tags.ISSUER_OF_PATIENT_ID, "HOSP")
        .with(Tags.PATIENT_NAME, "Doe^Jane")
        .with(Tags.PATIENT_SEX, "F")
        .with(Tags.PATIENT_BIRTH_DATE, "19700101")
        .with(Tags.ACCESSION_NUMBER, "ACC1")
        .with(Tags.STUDY_DATE, "20240115")
        .with(Tags.STUDY_TIME, "101500")
        .with(Tags.STUDY_ID, "S1")
        .with(Tags.STUDY_DESCRIPTION, "CT Abdomen")
        .with(Tags.MODALITY, "CT")
        .with(Tags.SERIES_NUMBER, "4")
        .with(Tags.SERIES_DESCRIPTION, "axial")
        .with(Tags.SERIES_DATE, "20240115")
        .with(Tags.ROWS, "512")
        .with(Tags.COLUMNS, "512")
        .with(Tags.BITS_ALLOCATED, "16");
  }

  /** A response, as far as tests look at it. */
  private record Answer(List<String> objects, List<String> warnings) {
    Answer {
      objects = List.copyOf(objects);
    }
  }

  private static Answer get(String url) throws IOException {
    int question = url.indexOf('?');
    var path = question < 0 ? url : url.substring(0, question);
    var query = question < 0 ? null : url.substring(question + 1);
    var request =
        new SearchRequestParser(5000, DeclaredAttributes.none())
            .parse(scope(path), QueryString.parse(query), "test");
    return new Answer(objects(request), request.warnings());
  }

  private static List<String> objects(SearchRequest request) throws IOException {
    var writer = new ResultWriter(request.fields(), "http://pacs/dicom-web");
    var objects = new ArrayList<String>();
    try (var results = index.open(request)) {
      for (var row = results.next(); row.isPresent(); row = results.next()) {
        var out = new ByteArrayOutputStream();
        writer.write(row.get(), out);
        objects.add(out.toString(UTF_8));
      }
    }
    return objects;
  }

  private static SearchScope scope(String path) {
    var parts = path.split("/", -1);
    return switch (parts.length) {
      case 2 -> SearchScope.all(level(parts[1]));
      case 4 -> SearchScope.ofStudy(level(parts[3]), parts[2]);
      default -> SearchScope.ofSeries(parts[2], parts[4]);
    };
  }

  private static Level level(String name) {
    return switch (name) {
      case "studies" -> Level.STUDY;
      case "series" -> Level.SERIES;
      default -> Level.INSTANCE;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // OHIF
        OHIF_LIST + " | 2",
        OHIF_LIST + "&StudyInstanceUID=1.2 | 1",
        OHIF_LIST + "&StudyInstanceUID=1.2\\1.3 | 2",
        OHIF_LIST + "&StudyInstanceUID=1.2%5C1.3 | 2",
        OHIF_LIST + "&PatientName=*doe* | 1",
        OHIF_LIST + "&AccessionNumber=*CC* | 1",
        OHIF_LIST + "&StudyDescription=*Abdo* | 1",
        OHIF_LIST + "&ModalitiesInStudy=CT | 1",
        OHIF_LIST + "&StudyDate=20240101-20241231 | 1",
        "/studies?00100020=HO-1&limit=101&offset=0&fuzzymatching=true"
            + "&includefield=00081030%2C00080060 | 1",
        "/studies?00100020=*O-*&limit=101&offset=0&fuzzymatching=false"
            + "&includefield=00081030%2C00080060%2C00080090%2C00100030 | 1",
        "/studies/1.2/series?includefield=00080021%2C00080031%2C0008103E%2C00200011 | 1",
        "/studies/1.2/series?includefield=0008103E%2C00080021 | 1",
        "/studies/1.2/series | 1",
        "/studies/1.2/series?SeriesInstanceUID=3.4 | 1",
        "/studies/1.2/series/3.4/instances?limit=1&includefield=00080018 | 1",
        // Weasis
        "/studies?00100020=HO-1&00100021=HOSP&includefield=00080020,00080030,00080050,00080061,"
            + "00080090,00081030,00100010,00100020,00100021,00100030,00100040,0020000D,00200010"
            + " | 1",
        "/studies/1.2/series?includefield=0008103E,00080060,0020000E,00200011,00081190 | 1",
        "/studies/1.2/series?0020000E=3.4&includefield=00201209 | 1",
        "/studies/1.2/series/3.4/instances?includefield=00080016,00080018,00200013 | 2",
        "/studies/1.2/series/3.4/instances?includefield=00081190&offset=0&limit=1000 | 2",
        "/studies/1.2/series/3.4/instances?limit=1&offset=1 | 1",
        // dicomweb-client for JavaScript and for Python, 3D Slicer
        "/studies?PatientID=HO-* | 1",
        "/studies?PatientID=HO-%2A | 1",
        "/studies?includefield=StudyDescription&includefield=00101010&limit=50&offset=0 | 2",
        "/studies?includefield=StudyDescription&limit=50&offset=2 | 0",
        "/studies/1.2/series?includefield=SeriesNumber | 1",
        "/instances?SOPInstanceUID=5.6 | 1",
        "/series?Modality=CT | 1",
        // Google DICOM adapter
        "/studies?limit=5000&includefield=0020000D&includefield=00100010& | 2",
        "/series?limit=5000&StudyInstanceUID=1.2&includefield=0020000E& | 1",
        "/instances?limit=5000&StudyInstanceUID=1.2&SeriesInstanceUID=3.4& | 2",
      })
  void areAnsweredWithoutAWarning(String url, int results) throws IOException {
    var answer = get(url);

    assertThat(answer.warnings()).isEmpty();
    assertThat(answer.objects()).hasSize(results);
    for (var object : answer.objects()) {
      assertThat(topLevelTags(object)).isSorted().doesNotHaveDuplicates();
      assertThat(object).contains("\"00081190\"", "\"0020000D\"");
    }
  }

  @Test
  void ofTheGoogleAdapterMayNameLimitsBeyondOurs() throws IOException {
    assertThat(get("/instances?limit=50000&").warnings())
        .containsExactly("The limit was reduced to 5000 results");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/studies | 00080005 00080020 00080030 00080050 00080056 00080061 00080090 00081190"
            + " 00100010 00100020 00100030 00100040 0020000D 00200010 00201206 00201208",
        "/studies/1.2/series | 00080005 00080056 00080060 0008103E 00081190 0020000D 0020000E"
            + " 00200011 00201209",
        "/series | 00080005 00080020 00080030 00080050 00080056 00080060 00080061 00080090 0008103E"
            + " 00081190 00100010 00100020 00100030 00100040 0020000D 0020000E 00200010 00200011"
            + " 00201206 00201208 00201209",
        "/studies/1.2/series/3.4/instances | 00080005 00080016 00080018 00080056 00081190 0020000D"
            + " 0020000E 00200013 00280010 00280011 00280100",
        "/studies/1.2/instances | 00080005 00080016 00080018 00080056 00080060 0008103E 00081190"
            + " 0020000D 0020000E 00200011 00200013 00201209 00280010 00280011 00280100",
        "/instances | 00080005 00080016 00080018 00080020 00080030 00080050 00080056 00080060"
            + " 00080061 00080090 0008103E 00081190 00100010 00100020 00100030 00100040 0020000D"
            + " 0020000E 00200010 00200011 00200013 00201206 00201208 00201209 00280010 00280011"
            + " 00280100",
      })
  void getTheAttributesOfTheStandard(String url, String tags) throws IOException {
    assertThat(topLevelTags(get(url).objects().getFirst())).containsExactly(tags.split(" "));
  }

  @Test
  void getEverythingWhenTheyAskForAll() throws IOException {
    var series = get("/studies/1.2/series?includefield=all").objects().getFirst();

    assertThat(topLevelTags(series)).contains("00080021", "00100021", "00081030", "00080062");
  }

  private static List<String> topLevelTags(String object) throws IOException {
    var tags = new ArrayList<String>();
    try (var json = new JsonFactory().createParser(object)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        tags.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
    }
    return tags;
  }
}
