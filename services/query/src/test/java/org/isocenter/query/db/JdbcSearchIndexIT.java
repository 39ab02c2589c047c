package org.isocenter.query.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.query.app.DeclaredAttributes;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.RemovedInstance;
import org.isocenter.query.app.ResultRow;
import org.isocenter.query.app.SearchRequest;
import org.isocenter.query.app.SearchRequestParser;
import org.isocenter.query.app.SearchScope;
import org.isocenter.query.app.TestInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of matching against a few instances in a real PostgreSQL. */
class JdbcSearchIndexIT {

  private static final String SR = "1.2.840.10008.5.1.4.1.1.88.11";

  private static JdbcSearchIndex index;

  @BeforeAll
  static void fillTheIndex() throws SQLException {
    var database = QueryDatabase.empty();
    index = new JdbcSearchIndex(database, 2, Duration.ofSeconds(30));
    new JdbcInstanceIndex(database)
        .apply(
            Stream.of(smith("1.1.1", "1"), smith("1.1.2", "2"), smithReport(), yamada(), mueller())
                .map(TestInstance::indexed)
                .toList());
  }

  private static TestInstance smith(String sop, String number) {
    return TestInstance.of("1", "1.1", sop)
        .with(Tags.PATIENT_NAME, "SMITH^John")
        .with(Tags.PATIENT_ID, "HO-1")
        .with(Tags.PATIENT_SEX, "M")
        .with(Tags.ACCESSION_NUMBER, "A%1")
        .with(Tags.STUDY_DATE, "20240101")
        .with(Tags.STUDY_TIME, "120000")
        .with(Tags.STUDY_DESCRIPTION, "CT Head")
        .with(Tags.MODALITY, "CT")
        .with(Tags.SERIES_NUMBER, "1")
        .with(Tags.BODY_PART_EXAMINED, "HEAD")
        .with(Tags.SERIES_DATE, "20240101")
        .with(Tags.SERIES_TIME, "1230")
        .with(Tags.OPERATORS_NAME, "Ng^Tom", "Op^Ann")
        .with(Tags.CONTENT_DATE, "20240103")
        .with(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY")
        .with(Tags.ROWS, "512")
        .with(Tags.INSTANCE_NUMBER, number)
        .with(Tags.ACQUISITION_DATE_TIME, "20240101120000." + number)
        .withJson(
            Tags.REQUEST_ATTRIBUTES_SEQUENCE,
            "{\"vr\":\"SQ\",\"Value\":["
                + request("SPS1", "RP1")
                + ","
                + request("SPS2", "RP2")
                + "]}");
  }

  private static String request(String step, String procedure) {
    return "{\"00400009\":{\"vr\":\"SH\",\"Value\":[\""
        + step
        + "\"]},"
        + "\"00401001\":{\"vr\":\"SH\",\"Value\":[\""
        + procedure
        + "\"]}}";
  }

  private static TestInstance smithReport() {
    return TestInstance.of("1", "1.2", "1.2.1")
        .withSopClass(SR)
        .with(Tags.MODALITY, "SR")
        .with(Tags.SERIES_NUMBER, "2");
  }

  private static TestInstance yamada() {
    return TestInstance.of("2", "2.1", "2.1.1")
        .with(Tags.PATIENT_NAME, "Yamada^Tarou=山田^太郎=やまだ^たろう")
        .with(Tags.PATIENT_ID, "HO_2")
        .with(Tags.ACCESSION_NUMBER, "A11")
        .with(Tags.STUDY_DATE, "20240102")
        .with(Tags.STUDY_TIME, "080000")
        .with(Tags.TIMEZONE_OFFSET_FROM_UTC, "+0100")
        .with(Tags.MODALITY, "MR");
  }

  private static TestInstance mueller() {
    return TestInstance.of("3", "3.1", "3.1.1")
        .with(Tags.PATIENT_NAME, "Müller^Jürgen")
        .with(Tags.REFERRING_PHYSICIAN_NAME, "Smith^Ann")
        .with(Tags.NAME_OF_PHYSICIANS_READING_STUDY, "Li^Wei", "Özdemir^Can")
        .with(Tags.PATIENT_WEIGHT, "70.5")
        .with(Tags.ACCESSION_NUMBER, "X*7")
        .with(Tags.MODALITY, "MR");
  }

  private static SearchRequest request(SearchScope scope, String query) {
    var parameters = new ArrayList<Map.Entry<String, String>>();
    for (var parameter : query.split("&", -1)) {
      var equals = parameter.indexOf('=');
      parameters.add(Map.entry(parameter.substring(0, equals), parameter.substring(equals + 1)));
    }
    return new SearchRequestParser(1000, DeclaredAttributes.none())
        .parse(scope, parameters, "test");
  }

  private static List<String> search(SearchScope scope, String query) {
    var request = request(scope, query);
    assertThat(request.warnings()).isEmpty();
    try (var results = index.open(request)) {
      return Stream.generate(results::next)
          .takeWhile(java.util.Optional::isPresent)
          .map(row -> uid(scope.level(), row.orElseThrow()))
          .toList();
    }
  }

  private static String uid(Level level, ResultRow row) {
    int tag =
        switch (level) {
          case STUDY -> Tags.STUDY_INSTANCE_UID;
          case SERIES -> Tags.SERIES_INSTANCE_UID;
          case INSTANCE -> Tags.SOP_INSTANCE_UID;
        };
    return row.valueOf(tag).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PatientName=SMITH^John | 1",
        "PatientName=smith^john | 1",
        "PatientName=smith^john^^ | 1",
        "PatientName=Smith | ",
        "PatientName=smi* | 1",
        "PatientName=*ohn | 1",
        "PatientName=s?ith* | 1",
        "PatientName=*MULLER* | 3",
        "PatientName=Müller^Jurgen | 3",
        "PatientName=山田* | 2",
        "PatientName=*たろう | 2",
        "PatientName=Yamada^Tarou=山田^太郎 | 2",
        "PatientName=Yamada^Tarou=太郎^山田 | ",
        "PatientName=yamada*太郎 | ",
        "PatientName=smyth&fuzzymatching=true | 1",
        "PatientName=jon smythe&fuzzymatching=true | 1",
        "PatientName=miller&fuzzymatching=true | 3",
        "PatientName=novak&fuzzymatching=true | ",
        "PatientName=太郎 山田&fuzzymatching=true | 2",
        "ReferringPhysicianName=smit&fuzzymatching=true | 3",
        "PatientName=smith^john^* | 1",
        "PatientName=smith^\\* | ",
        "NameOfPhysiciansReadingStudy=*OZ* | 3",
        "NameOfPhysiciansReadingStudy=özdemir^can | 3",
        "NameOfPhysiciansReadingStudy=osdemir&fuzzymatching=true | 3",
        "NameOfPhysiciansReadingStudy=smith | ",
        "NameOfPhysiciansReadingStudy=\"\"&emptyvaluematching=true | 2,1",
        "PatientWeight=70.5 | 3",
        "PatientWeight=70.50 | 3",
        "NumberOfStudyRelatedInstances=3 | 1",
        "NumberOfStudyRelatedSeries=1 | 2,3",
        "PatientName=smith&fuzzymatching=true | 1",
        "PatientName=john smith&fuzzymatching=true | 1",
        "PatientName=muler&fuzzymatching=true | 3",
        "ReferringPhysicianName=SMITH* | 3",
        "PatientID=HO-1 | 1",
        "PatientID=ho-1 | ",
        "PatientID=HO-* | 1",
        "PatientID=HO_* | 2",
        "PatientID=HO?* | 2,1",
        "PatientID=%' OR 1=1 -- | ",
        "AccessionNumber=A%1 | 1",
        "AccessionNumber=A%* | 1",
        "AccessionNumber=*1 | 2,1",
        "AccessionNumber=X\\*7 | 3",
        "AccessionNumber=X\\** | 3",
        "AccessionNumber=X\\?7 | ",
        "AccessionNumber=A*\\X*&multiplevaluematching=true | 2,1,3",
        "PatientID=HO-1,HO_2&multiplevaluematching=true | 2,1",
        "PatientID=\"\"&emptyvaluematching=true | 3",
        "StudyInstanceUID=1,3 | 1,3",
        "StudyInstanceUID=1\\3 | 1,3",
        "StudyDate=20240101 | 1",
        "StudyDate=20240101-20240102 | 2,1",
        "StudyDate=20240102- | 2",
        "StudyDate=-20240101 | 1",
        "StudyTime=12 | 1",
        "StudyTime=07-09 | 2",
        "StudyDate=20240101-20240102&StudyTime=1100-0900 | 2,1",
        "StudyDate=20240101-20240102&StudyTime=1300-0900 | 2",
        "StudyDate=20240101-20240102&StudyTime=12 | 1",
        "StudyDate=20240101&TimezoneOffsetFromUTC=+0100 | 1",
        "StudyDate=20240101&00080201=+0100 | 1",
        "StudyDate=20240102&00080201=+0100 | 2",
        "StudyDate=20240101&00080201=-0800 | 2,1",
        "StudyDate=20240101&StudyTime=2000-2359&00080201=-0800 | 2",
        "StudyTime=0200-0300&00080201=-0500 | 2",
        "StudyTime=0800&00080201=-0500 | ",
        "ModalitiesInStudy=CT | 1",
        "ModalitiesInStudy=MR | 2,3",
        "ModalitiesInStudy=SR,MR | 2,1,3",
        "ModalitiesInStudy=C* | 1",
        "SOPClassesInStudy=1.2.840.10008.5.1.4.1.1.88.11 | 1",
        "StudyDescription=*Head* | 1",
        "PatientSex=M | 1",
        "PatientSex=? | 1",
        "PatientSex=\"\"&emptyvaluematching=true | 2,3",
        "limit=1 | 2",
        "limit=1&offset=1 | 1",
        "limit=2&offset=1 | 1,3",
        "limit=0 | ",
        "offset=3 | ",
        "PatientID=* | 2,1,3",
      })
  void findsStudiesNewestFirst(String query, String uids) {
    assertThat(String.join(",", search(SearchScope.all(Level.STUDY), query)))
        .isEqualTo(uids == null ? "" : uids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Modality=CT | 1.1",
        "Modality=CT,SR | 1.1,1.2",
        "PatientID=HO-1&Modality=SR | 1.2",
        "SeriesNumber=2 | 1.2",
        "BodyPartExamined=HEAD | 1.1",
        "BodyPartExamined=H* | 1.1",
        "RequestAttributesSequence.ScheduledProcedureStepID=SPS1 | 1.1",
        "00400275.00400009=SPS*&00400275.00401001=RP2 | 1.1",
        "00400275.00400009=*1&00400275.00401001=RP2 | ",
        "00400275.00400009=*1&00400275.00401001=?P1 | 1.1",
        "00400275.00400009=SPS7\\SPS2&multiplevaluematching=true | 1.1",
        "00400275.00400009=\"\"&emptyvaluematching=true | 1.2,2.1,3.1",
        "SeriesDate=20240101 | 1.1",
        "SeriesDate=20231231-20240101 | 1.1",
        "SeriesDate=20240102- | ",
        "SeriesTime=1230 | 1.1",
        "SeriesTime=1200-1229 | ",
        "SeriesTime=1200-1230 | 1.1",
        "SeriesDate=20240101-20240102&SeriesTime=1300-0100 | ",
        "SeriesDate=20231231-20240101&SeriesTime=2300-1231 | 1.1",
        "OperatorsName=op* | 1.1",
        "OperatorsName=ann^op | ",
        "OperatorsName=Ann&fuzzymatching=true | 1.1",
        "NumberOfSeriesRelatedInstances=2 | 1.1",
        "00400275.00400009=SPS1&00400275.00401001=RP1 | 1.1",
        "00400275.00400009=SPS1&00400275.00401001=RP2 | ",
        "StudyDate=20240101-&ModalitiesInStudy=MR | 2.1",
      })
  void findsSeries(String query, String uids) {
    assertThat(search(SearchScope.all(Level.SERIES), query))
        .containsExactlyInAnyOrder(uids == null ? new String[0] : uids.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "InstanceNumber=2 | 1.1.2",
        "SOPClassUID=1.2.840.10008.5.1.4.1.1.88.11 | 1.2.1",
        "SOPInstanceUID=1.1.1,2.1.1 | 1.1.1,2.1.1",
        "PatientID=HO-1&Modality=CT | 1.1.1,1.1.2",
        "AcquisitionDateTime=20240101120000.1 | 1.1.1",
        "AcquisitionDateTime=2024 | 1.1.1,1.1.2",
        "AcquisitionDateTime=20240101110000+0000- | 1.1.1,1.1.2",
        "ContentDate=20240101-20240131 | 1.1.1,1.1.2",
        "ImageType=PRIMARY&InstanceNumber=1 | 1.1.1",
        "ImageType=PRIM* | 1.1.1,1.1.2",
        "Rows=512&SOPInstanceUID=1.1.2 | 1.1.2",
        "OperatorsName=Ng^Tom | 1.1.1,1.1.2",
        "AcquisitionDateTime=20240101120000.15- | 1.1.2",
      })
  void findsInstances(String query, String uids) {
    assertThat(search(SearchScope.all(Level.INSTANCE), query))
        .containsExactlyInAnyOrder(uids.split(","));
  }

  @Test
  void staysWithinThePath() {
    assertThat(search(SearchScope.ofStudy(Level.SERIES, "1"), "limit=9"))
        .containsExactly("1.1", "1.2");
    assertThat(search(SearchScope.ofStudy(Level.INSTANCE, "1"), "limit=9"))
        .containsExactly("1.1.1", "1.1.2", "1.2.1");
    assertThat(search(SearchScope.ofSeries("1", "1.1"), "limit=1&offset=1"))
        .containsExactly("1.1.2");
    assertThat(search(SearchScope.ofSeries("2", "1.1"), "limit=9")).isEmpty();
    assertThat(search(SearchScope.ofStudy(Level.SERIES, "404"), "limit=9")).isEmpty();
  }

  @Test
  void knowsWhetherThereIsMoreThanTheLimit() {
    assertThat(index.hasMore(request(SearchScope.all(Level.STUDY), "limit=2"))).isTrue();
    assertThat(index.hasMore(request(SearchScope.all(Level.STUDY), "limit=3"))).isFalse();
    assertThat(index.hasMore(request(SearchScope.all(Level.STUDY), "limit=2&offset=1"))).isFalse();
  }

  /** A lock of somebody else's keeps the search from its end, however fast the machine is. */
  @ParameterizedTest
  @CsvSource({"PT1S", "PT0.2S"})
  void refusesWhatTakesTooLong(Duration longest) throws SQLException {
    var hurried = new JdbcSearchIndex(QueryDatabase.asItIs(), 2, longest);
    var request = request(SearchScope.all(Level.STUDY), "StudyDescription=*Head*");
    try (var connection = QueryDatabase.asItIs().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE query.study IN ACCESS EXCLUSIVE MODE");

      assertThatExceptionOfType(PayloadTooLarge.class)
          .isThrownBy(() -> hurried.open(request))
          .withMessageContaining("narrow it");
      assertThatExceptionOfType(PayloadTooLarge.class).isThrownBy(() -> hurried.hasMore(request));

      connection.rollback();
    }
    try (var results = hurried.open(request)) {
      assertThat(results.next()).isPresent();
    }
  }

  /** The pages of a walk, each with {@code between} it and the next. */
  private static List<String> walk(SearchScope scope, String query, int limit, Runnable between) {
    var uids = new ArrayList<String>();
    int before;
    do {
      before = uids.size();
      uids.addAll(search(scope, query + "limit=" + limit + "&offset=" + uids.size()));
      between.run();
    } while (uids.size() > before);
    return uids;
  }

  @Nested
  class Pages {

    private static final String PATIENT = "PatientID=paged&";
    private static final AtomicInteger VERSION = new AtomicInteger(10);
    private final AtomicInteger arrived = new AtomicInteger();

    private void arrive(int number, String date) {
      var study = "7." + number;
      new JdbcInstanceIndex(QueryDatabase.asItIs())
          .apply(
              List.of(
                  TestInstance.of(study, study + ".1", study + ".1.1")
                      .with(Tags.PATIENT_ID, "paged")
                      .with(Tags.STUDY_DATE, date)
                      .withVersion(VERSION.incrementAndGet())
                      .indexed()));
    }

    private void leave(String sop) {
      new JdbcInstanceIndex(QueryDatabase.asItIs())
          .apply(List.of(new RemovedInstance(VERSION.incrementAndGet(), sop, Instant.now())));
    }

    @BeforeEach
    void storeTenStudies() {
      IntStream.range(0, 10).forEach(n -> arrive(n, "2020010" + n));
    }

    @AfterEach
    void deleteThem() {
      IntStream.range(0, 30).forEach(n -> leave("7." + n + ".1.1"));
    }

    @Test
    void repeatNothingThoughNewerStudiesArrive() {
      var uids =
          walk(
              SearchScope.all(Level.STUDY),
              PATIENT,
              3,
              () -> arrive(10 + arrived.getAndIncrement(), "20210101"));

      assertThat(uids)
          .containsExactly("7.9", "7.8", "7.7", "7.6", "7.5", "7.4", "7.3", "7.2", "7.1", "7.0");
    }

    @Test
    void leaveNothingOutThoughStudiesOfEarlierPagesGo() {
      var uids =
          walk(
              SearchScope.all(Level.STUDY),
              PATIENT,
              3,
              () -> leave("7." + (9 - arrived.getAndIncrement()) + ".1.1"));

      assertThat(uids).contains("7.6", "7.3", "7.0").doesNotHaveDuplicates();
    }

    @Test
    void ofAllInstancesEndWithThoseThatArriveMeanwhile() {
      var uids =
          walk(
              SearchScope.all(Level.INSTANCE),
              PATIENT,
              4,
              () -> {
                if (arrived.get() < 3) {
                  arrive(10 + arrived.getAndIncrement(), "20210101");
                }
              });

      assertThat(uids).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    void canBeAskedForInAnyOrder() {
      assertThat(search(SearchScope.all(Level.STUDY), PATIENT + "limit=2&offset=4"))
          .containsExactly("7.5", "7.4");
      assertThat(search(SearchScope.all(Level.STUDY), PATIENT + "limit=2&offset=4"))
          .containsExactly("7.5", "7.4");
      assertThat(search(SearchScope.all(Level.STUDY), PATIENT + "limit=2&offset=0"))
          .containsExactly("7.9", "7.8");
    }
  }
}
