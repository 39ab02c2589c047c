package org.isocenter.query.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.query.app.IndexedInstance;
import org.isocenter.query.app.RemovedInstance;
import org.isocenter.query.app.TestInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcInstanceIndexIT {

  private static final String MR_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4";

  private DataSource database;
  private JdbcInstanceIndex index;

  @BeforeEach
  void emptyTheDatabase() throws SQLException {
    database = QueryDatabase.empty();
    index = new JdbcInstanceIndex(database);
  }

  private void apply(TestInstance... instances) {
    index.apply(Arrays.stream(instances).map(TestInstance::indexed).toList());
  }

  private List<String> rows(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var result = new ArrayList<String>();
      while (rows.next()) {
        result.add(row(rows));
      }
      return result;
    }
  }

  private static String row(ResultSet rows) throws SQLException {
    var columns = new StringJoiner(" | ");
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      columns.add(rows.getString(column));
    }
    return columns.toString();
  }

  private List<String> studies() throws SQLException {
    return rows(
        "SELECT study_instance_uid, series_count, instance_count, modalities, sop_classes"
            + " FROM query.study ORDER BY 1");
  }

  private List<String> series() throws SQLException {
    return rows(
        "SELECT series_instance_uid, instance_count, sop_classes FROM query.series ORDER BY 1");
  }

  private static TestInstance ct(String study, String series, String sop) {
    return TestInstance.of(study, series, sop).with(Tags.MODALITY, "CT");
  }

  private static TestInstance mr(String study, String series, String sop) {
    return TestInstance.of(study, series, sop)
        .withSopClass(MR_IMAGE_STORAGE)
        .with(Tags.MODALITY, "MR");
  }

  @Nested
  class Counts {

    @Test
    void growWithEachBatch() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.1", "1.1.2"));
      apply(ct("1", "1.1", "1.1.3"), mr("1", "1.2", "1.2.1"), ct("2", "2.1", "2.1.1"));

      assertThat(studies())
          .containsExactly(
              "1 | 2 | 4 | {CT,MR} | {1.2.840.10008.5.1.4.1.1.2,1.2.840.10008.5.1.4.1.1.4}",
              "2 | 1 | 1 | {CT} | {1.2.840.10008.5.1.4.1.1.2}");
      assertThat(series())
          .containsExactly(
              "1.1 | 3 | {1.2.840.10008.5.1.4.1.1.2}",
              "1.2 | 1 | {1.2.840.10008.5.1.4.1.1.4}",
              "2.1 | 1 | {1.2.840.10008.5.1.4.1.1.2}");
    }

    @Test
    void holdModalitiesAsSendersWriteThem() throws SQLException {
      apply(TestInstance.of("1", "1.1", "1.1.1").with(Tags.MODALITY, "C\\\"{,T\\\\"));

      assertThat(rows("SELECT modalities[1] FROM query.study")).containsExactly("C\"{,T\\");
    }

    @Test
    void stayWhenABatchComesAgain() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.1", "1.1.2"));
      var before = studies();

      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.1", "1.1.2"));

      assertThat(studies()).isEqualTo(before);
      assertThat(rows("SELECT count(*) FROM query.instance")).containsExactly("2");
    }

    @Test
    void countAnInstanceOnceThatIsTwiceInABatch() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.1", "1.1.1"));

      assertThat(series()).containsExactly("1.1 | 1 | {1.2.840.10008.5.1.4.1.1.2}");
    }

    @Test
    void followAnInstanceToAnotherSeriesOfItsStudy() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.1", "1.1.2"));

      apply(ct("1", "1.2", "1.1.2").withVersion(2));

      assertThat(studies()).containsExactly("1 | 2 | 2 | {CT} | {1.2.840.10008.5.1.4.1.1.2}");
      assertThat(series())
          .containsExactly(
              "1.1 | 1 | {1.2.840.10008.5.1.4.1.1.2}", "1.2 | 1 | {1.2.840.10008.5.1.4.1.1.2}");
    }

    @Test
    void followAnInstanceToAnotherStudyWhichLeavesNothingEmptyBehind() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"));

      apply(mr("2", "2.1", "1.1.1").withVersion(2));

      assertThat(studies()).containsExactly("2 | 1 | 1 | {MR} | {1.2.840.10008.5.1.4.1.1.4}");
      assertThat(series()).containsExactly("2.1 | 1 | {1.2.840.10008.5.1.4.1.1.4}");
    }

    @Test
    void forgetAClassThatNoInstanceHasAnyMore() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.1", "1.1.2").withSopClass(MR_IMAGE_STORAGE));

      apply(ct("1", "1.1", "1.1.2").withVersion(2));

      assertThat(studies()).containsExactly("1 | 1 | 2 | {CT} | {1.2.840.10008.5.1.4.1.1.2}");
    }

    @Test
    void moveTogetherWithinOneBatch() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.2", "1.2.1"));

      apply(
          ct("1", "1.2", "1.1.1").withVersion(2),
          ct("1", "1.1", "1.2.1").withVersion(2),
          ct("1", "1.1", "1.1.9"));

      assertThat(series())
          .containsExactly(
              "1.1 | 2 | {1.2.840.10008.5.1.4.1.1.2}", "1.2 | 1 | {1.2.840.10008.5.1.4.1.1.2}");
    }

    @Test
    void tellSeriesOfTwoStudiesApartThatShareAUid() throws SQLException {
      apply(ct("1", "9", "1.1"), ct("2", "9", "2.1"));

      assertThat(studies())
          .containsExactly(
              "1 | 1 | 1 | {CT} | {1.2.840.10008.5.1.4.1.1.2}",
              "2 | 1 | 1 | {CT} | {1.2.840.10008.5.1.4.1.1.2}");
    }
  }

  @Nested
  class Versions {

    @Test
    void olderOnesChangeNothing() throws SQLException {
      apply(ct("1", "1.1", "1.1.1").with(Tags.PATIENT_ID, "NEW").withVersion(7));

      apply(ct("2", "2.1", "1.1.1").with(Tags.PATIENT_ID, "OLD").withVersion(6));

      assertThat(rows("SELECT study_instance_uid, patient_id FROM query.study"))
          .containsExactly("1 | NEW");
    }

    @Test
    void theHighestOfABatchCounts() throws SQLException {
      apply(
          ct("1", "1.1", "1.1.1").with(Tags.INSTANCE_NUMBER, "2").withVersion(2),
          ct("1", "1.1", "1.1.1").with(Tags.INSTANCE_NUMBER, "1").withVersion(1));

      assertThat(rows("SELECT version, instance_number FROM query.instance"))
          .containsExactly("2 | 2");
    }
  }

  @Nested
  class Attributes {

    @Test
    void ofAStudyAreThoseOfAllItsInstances() throws SQLException {
      apply(ct("1", "1.1", "1.1.1").with(Tags.STUDY_DESCRIPTION, "Head").with(Tags.STUDY_ID, "A"));
      apply(ct("1", "1.1", "1.1.2").with(Tags.PATIENT_ID, "P").with(Tags.STUDY_ID, "B"));

      assertThat(rows("SELECT study_description, patient_id, study_id FROM query.study"))
          .containsExactly("Head | P | B");
      assertThat(rows("SELECT attributes->'00081030'->'Value'->>0 FROM query.study"))
          .containsExactly("Head");
    }

    @Test
    void thatPostgresCannotKeepAreMadeHarmless() throws SQLException {
      apply(
          ct("1", "1.1", "1.1.1")
              .with(Tags.PATIENT_ID, "a\\u0000b\\ud800c")
              .with(Tags.STUDY_DESCRIPTION, "x".repeat(5000))
              .with(Tags.STUDY_DATE, "20269999")
              .withJson(Tags.PATIENT_WEIGHT, "{\"vr\":\"DS\",\"Value\":[1e999999]}"));

      assertThat(rows("SELECT patient_id, study_date IS NULL FROM query.study"))
          .containsExactly("a\uFFFDb\uFFFDc | t");
    }
  }

  private void remove(long version, String... sops) {
    index.apply(
        Arrays.stream(sops)
            .map(sop -> new RemovedInstance(version, sop, Instant.now().plusSeconds(3600)))
            .toList());
  }

  private List<String> left() throws SQLException {
    return rows(
        "SELECT (SELECT count(*) FROM query.study), (SELECT count(*) FROM query.series),"
            + " (SELECT count(*) FROM query.instance), (SELECT count(*) FROM query.contribution)");
  }

  @Nested
  class Deletions {

    @Test
    void leaveTheCountsOfWhatRemains() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.1", "1.1.2"), mr("1", "1.2", "1.2.1"));

      remove(2, "1.1.2", "1.2.1");

      assertThat(studies()).containsExactly("1 | 1 | 1 | {CT} | {1.2.840.10008.5.1.4.1.1.2}");
      assertThat(series()).containsExactly("1.1 | 1 | {1.2.840.10008.5.1.4.1.1.2}");
    }

    @Test
    void leaveNothingOfAStudyWithoutInstances() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.2", "1.2.1"));

      remove(2, "1.1.1");
      remove(2, "1.2.1");

      assertThat(left()).containsExactly("0 | 0 | 0 | 0");
    }

    @Test
    void takeAlongWhatOnlyTheDeletedInstanceSaid() throws SQLException {
      apply(
          ct("1", "1.1", "1.1.1").with(Tags.PATIENT_ID, "A").with(Tags.SERIES_DESCRIPTION, "x"),
          ct("1", "1.1", "1.1.2").with(Tags.PATIENT_ID, "B").with(Tags.STUDY_ID, "S"));

      remove(2, "1.1.2");

      assertThat(rows("SELECT patient_id, study_id, attributes ? '00200010' FROM query.study"))
          .containsExactly("A | null | f");
      assertThat(rows("SELECT series_description FROM query.series")).containsExactly("x");
    }

    @Test
    void areNotUndoneByOlderVersionsThatComeLate() throws SQLException {
      apply(ct("1", "1.1", "1.1.1").withVersion(3));
      remove(4, "1.1.1");

      apply(ct("1", "1.1", "1.1.1").withVersion(3));

      assertThat(left()).containsExactly("0 | 0 | 0 | 0");
    }

    @Test
    void holdThoughTheyComeBeforeTheInstance() throws SQLException {
      remove(4, "1.1.1");

      apply(ct("1", "1.1", "1.1.1").withVersion(3));

      assertThat(left()).containsExactly("0 | 0 | 0 | 0");
    }

    @Test
    void ofOlderVersionsChangeNothing() throws SQLException {
      apply(ct("1", "1.1", "1.1.1").withVersion(5));

      remove(4, "1.1.1");

      assertThat(left()).containsExactly("1 | 1 | 1 | 1");
    }

    @Test
    void endWhenALaterVersionIsStored() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"));
      remove(2, "1.1.1");

      apply(ct("1", "1.1", "1.1.1").withVersion(3));
      apply(ct("1", "1.1", "1.1.1").withVersion(3));

      assertThat(left()).containsExactly("1 | 1 | 1 | 1");
      assertThat(rows("SELECT count(*) FROM query.tombstone")).containsExactly("0");
    }

    @Test
    void andStoresOfOneBatchAreToldApartByTheirVersions() throws SQLException {
      var gone = Instant.now().plusSeconds(3600);

      index.apply(
          List.of(
              ct("1", "1.1", "1.1.1").withVersion(1).indexed(),
              new RemovedInstance(2, "1.1.1", gone),
              ct("1", "1.1", "1.1.2").withVersion(3).indexed(),
              new RemovedInstance(2, "1.1.2", gone)));

      assertThat(rows("SELECT sop_instance_uid FROM query.instance")).containsExactly("1.1.2");
    }
  }

  @Nested
  class Replacements {

    @Test
    void replaceAllThatTheInstanceSaid() throws SQLException {
      apply(
          ct("1", "1.1", "1.1.1").with(Tags.PATIENT_NAME, "Old^Name").with(Tags.STUDY_ID, "S"),
          ct("1", "1.1", "1.1.2").with(Tags.ACCESSION_NUMBER, "A1"));

      apply(mr("1", "1.1", "1.1.1").with(Tags.PATIENT_NAME, "New^Name").withVersion(2));

      assertThat(
              rows(
                  "SELECT attributes->'00100010'->'Value'->0->>'Alphabetic', study_id,"
                      + " accession_number FROM query.study"))
          .containsExactly("New^Name | null | A1");
      assertThat(left()).containsExactly("1 | 1 | 2 | 2");
    }

    @Test
    void leaveContributionsAloneThatStayTheSame() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"), ct("1", "1.1", "1.1.2"));

      apply(ct("1", "1.1", "1.1.1").with(Tags.INSTANCE_NUMBER, "9").withVersion(2));

      assertThat(rows("SELECT instance_count FROM query.contribution")).containsExactly("2");
      assertThat(rows("SELECT instance_number FROM query.instance WHERE version = 2"))
          .containsExactly("9");
    }

    @Test
    void bringRowsOfAnOlderFormatUpToDate() throws SQLException {
      apply(ct("1", "1.1", "1.1.1"));
      rows(
          "UPDATE query.instance SET format = 1, metadata = NULL, contribution_pk = NULL"
              + " RETURNING 1");

      apply(ct("1", "1.1", "1.1.1"));

      assertThat(rows("SELECT format, metadata IS NOT NULL FROM query.instance"))
          .containsExactly("2 | t");
      assertThat(studies()).containsExactly("1 | 1 | 1 | {CT} | {1.2.840.10008.5.1.4.1.1.2}");
    }
  }

  @Test
  void indexesTheSameInstanceOnceWhenConsumersRace() throws SQLException {
    var batch =
        IntStream.range(0, 300).mapToObj(n -> ct("1", "1.1", "1.1." + n).indexed()).toList();

    var races =
        IntStream.range(0, 2).mapToObj(_ -> CompletableFuture.runAsync(() -> untilDone(batch)));
    CompletableFuture.allOf(races.toArray(CompletableFuture[]::new)).join();

    assertThat(studies()).singleElement().asString().startsWith("1 | 1 | 300 |");
  }

  /** As a consumer does: what fails comes again. */
  private void untilDone(List<IndexedInstance> batch) {
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        index.apply(batch);
        return;
      } catch (SearchIndexException e) {
        assertThat(e).hasRootCauseInstanceOf(SQLException.class);
      }
    }
    throw new AssertionError("the batch never succeeded");
  }

  @Test
  void appliesNothingOfABatchThatFails() throws SQLException {
    var good = ct("1", "1.1", "1.1.1").indexed();
    var bad =
        new IndexedInstance(
            1, "1", "1.1", "1.1.\0", "1.2", good.attributes(), new byte[0], List.of());

    assertThatThrownBy(() -> index.apply(List.of(good, bad))).isInstanceOf(RuntimeException.class);

    assertThat(studies()).isEmpty();
  }
}
