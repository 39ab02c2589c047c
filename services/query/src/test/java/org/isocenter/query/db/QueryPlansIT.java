package org.isocenter.query.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.DeclaredAttribute;
import org.isocenter.query.app.DeclaredAttributes;
import org.isocenter.query.app.IndexDeclared;
import org.isocenter.query.app.IndexedInstance;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.SearchRequest;
import org.isocenter.query.app.SearchRequestParser;
import org.isocenter.query.app.SearchScope;
import org.isocenter.query.app.TestInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That no documented search reads the archive: plans over twenty thousand studies. */
class QueryPlansIT {

  private static final int STUDIES = 20_000;
  private static final int BATCH = 1_000;
  private static final List<String> MODALITIES = List.of("CT", "MR", "US", "CR", "NM");
  private static final List<String> NAMES =
      List.of("Smith", "Miller", "Garcia", "Okafor", "Tanaka", "Novak", "Silva", "Kumar");

  private static final List<DeclaredAttribute> DECLARED =
      Stream.of("instance:KVP", "series:DeviceUID", "study:Occupation")
          .map(DeclaredAttribute::parse)
          .toList();

  private static final DeclaredAttributes DECLARED_ATTRIBUTES = new DeclaredAttributes(DECLARED);

  private static DataSource database;

  @BeforeAll
  static void fillTheArchive() throws SQLException {
    database = QueryDatabase.empty();
    var indexDeclared = new IndexDeclared(new JdbcDeclaredIndex(database), DECLARED_ATTRIBUTES);
    indexDeclared.begin();
    // complete, since nothing is there yet
    assertThat(indexDeclared.step()).isFalse();
    var index = new JdbcInstanceIndex(database);
    for (int first = 0; first < STUDIES; first += BATCH) {
      var batch = new ArrayList<IndexedInstance>();
      for (int number = first; number < first + BATCH; number++) {
        batch.add(study(number));
      }
      index.apply(batch);
    }
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  private static IndexedInstance study(int number) {
    return TestInstance.of("1.2." + number, "1.3." + number, "1.4." + number)
        .with(Tags.PATIENT_ID, "HO-" + number / 2)
        .with(Tags.PATIENT_NAME, NAMES.get(number % 8) + number / 16 + "^" + NAMES.get(number % 7))
        .with(Tags.REFERRING_PHYSICIAN_NAME, "Ref" + number % 500 + "^Ann")
        .with(Tags.ACCESSION_NUMBER, "A" + number)
        .with(Tags.STUDY_ID, "S" + number)
        .with(Tags.STUDY_DATE, Integer.toString(20200101 + number % 28 + number / 28 % 12 * 100))
        .with(Tags.STUDY_TIME, "%02d0000".formatted(number % 24))
        .with(Tags.STUDY_DESCRIPTION, "Examination " + number % 1000)
        .with(Tags.MODALITY, MODALITIES.get(number % 5))
        .with(Tags.SERIES_NUMBER, "1")
        .with(Tags.INSTANCE_NUMBER, "1")
        .with(Tags.KVP, Integer.toString(number))
        .with(Tags.DEVICE_UID, "1.5." + number)
        .with(Tags.OCCUPATION, "Occupation " + number)
        .indexedBy(DECLARED);
  }

  private static SearchRequest request(String path, String query) {
    var parameters = new ArrayList<Map.Entry<String, String>>();
    for (var parameter : Arrays.asList(query.split("&", -1))) {
      int equals = parameter.indexOf('=');
      parameters.add(Map.entry(parameter.substring(0, equals), parameter.substring(equals + 1)));
    }
    var scope =
        switch (path) {
          case "studies" -> SearchScope.all(Level.STUDY);
          case "series" -> SearchScope.all(Level.SERIES);
          case "instances" -> SearchScope.all(Level.INSTANCE);
          case "series of a study" -> SearchScope.ofStudy(Level.SERIES, "1.2.777");
          case "instances of a study" -> SearchScope.ofStudy(Level.INSTANCE, "1.2.777");
          default -> SearchScope.ofSeries("1.2.777", "1.3.777");
        };
    return new SearchRequestParser(50_000, DECLARED_ATTRIBUTES).parse(scope, parameters, "test");
  }

  private static String plan(SearchRequest request) throws SQLException {
    return plan(request, Optional.empty());
  }

  private static String plan(SearchRequest request, Optional<List<String>> lastBefore)
      throws SQLException {
    var explained =
        Sql.concat(
            Sql.of("EXPLAIN (ANALYZE, BUFFERS) "),
            new SearchSql(request, lastBefore).results(request.limit()));
    try (var connection = database.getConnection();
        var statement = JdbcSearchIndex.prepare(connection, explained);
        var rows = statement.executeQuery()) {
      var plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      return plan.toString();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "studies | PatientID=HO-777",
        "studies | PatientID=HO-777*",
        "studies | PatientID=*O-777*",
        "studies | AccessionNumber=A777",
        "studies | AccessionNumber=*777*",
        "studies | StudyInstanceUID=1.2.1,1.2.2,1.2.3,1.2.4,1.2.5,1.2.6,1.2.7,1.2.8,1.2.9,1.2.10",
        "studies | StudyID=S777",
        "studies | StudyDate=20200105&limit=100",
        "studies | StudyDate=20200105-20200106&ModalitiesInStudy=CT&limit=100",
        "studies | PatientName=smi*&limit=100",
        "studies | PatientName=*ovak12*&limit=100",
        "studies | PatientName=Smith123&fuzzymatching=true&limit=100",
        "studies | PatientName=smith&fuzzymatching=true&limit=101&offset=0",
        "studies | StudyDate=20200105&StudyTime=0800-0900&limit=100",
        "studies | StudyDate=20200105&TimezoneOffsetFromUTC=+0100&limit=100",
        "studies | ReferringPhysicianName=ref77*&limit=100",
        "studies | StudyDescription=*777*&limit=100",
        "studies | limit=100",
        "studies | limit=101&offset=10000",
        "series | SeriesInstanceUID=1.3.777",
        "series | Modality=CT&limit=100",
        "series | PatientID=HO-777&limit=100",
        "series | limit=100",
        "series of a study | limit=100",
        "instances of a study | limit=100",
        "instances of a series | limit=1&offset=0",
        "instances | SOPInstanceUID=1.4.777",
        "instances | StudyInstanceUID=1.2.777&SeriesInstanceUID=1.3.777",
        "instances | PatientID=HO-777&limit=100",
        "instances | limit=100",
      })
  void useIndexes(String path, String query) throws SQLException {
    var plan = plan(request(path, query));
    System.getLogger("plans")
        .log(System.Logger.Level.DEBUG, () -> path + "?" + query + "\n" + plan);

    assertThat(plan).doesNotContain("Seq Scan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instances | KVP=777 | declared_value_order",
        "instances | KVP=777.0 | declared_value_order",
        "series | DeviceUID=1.5.777 | declared_value_order",
        "instances | DeviceUID=1.5.777,1.5.778 | declared_value_order",
        "studies | Occupation=Occupation 777 | declared_value_order",
        "studies | Occupation=*ation 777* | declared_value_text",
      })
  void useTheIndexOfDeclaredAttributes(String path, String query, String index)
      throws SQLException {
    var request = request(path, query);

    var plan = plan(request);

    assertThat(request.warnings()).isEmpty();
    // the table of the declarations has a row each
    var scans = plan.replace("Seq Scan on declared_attribute", "");
    assertThat(scans).contains(index).doesNotContain("Seq Scan");
    assertThat(plan).containsPattern("actual time=\\S+ rows=[1-9]");
  }

  @ParameterizedTest
  @CsvSource({
    "studies, 2020-01-05 00:00:00/500, study_order",
    "series, 500, series_pkey",
    "instances, 500, instance_pkey",
    "instances of a study, 500/1/500, instance_order",
  })
  void beginLaterPagesWhereTheLastOneEnded(String path, String key, String index)
      throws SQLException {
    var plan = plan(request(path, "limit=100&offset=10000"), Optional.of(List.of(key.split("/"))));

    assertThat(plan).contains(index).doesNotContain("Seq Scan").doesNotContain("Sort");
  }
}
