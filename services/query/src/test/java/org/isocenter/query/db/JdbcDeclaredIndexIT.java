package org.isocenter.query.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.query.app.DeclaredAttribute;
import org.isocenter.query.app.DeclaredAttributes;
import org.isocenter.query.app.IndexDeclared;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.RemovedInstance;
import org.isocenter.query.app.SearchRequestParser;
import org.isocenter.query.app.SearchScope;
import org.isocenter.query.app.TestInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attributes declared searchable, for instances that come later and that were there before. */
class JdbcDeclaredIndexIT {

  private static final List<DeclaredAttribute> DECLARED =
      Stream.of(
              "instance:KVP",
              "instance:DateOfSecondaryCapture",
              "series:ACME|00091002:LO",
              "study:VerifyingObserverSequence.VerifyingObserverName")
          .map(DeclaredAttribute::parse)
          .toList();

  private DataSource database;
  private JdbcInstanceIndex instances;
  private DeclaredAttributes attributes;
  private IndexDeclared indexDeclared;

  @BeforeEach
  void emptyTheDatabase() throws SQLException {
    database = QueryDatabase.empty();
    instances = new JdbcInstanceIndex(database);
    attributes = new DeclaredAttributes(DECLARED);
    indexDeclared = new IndexDeclared(new JdbcDeclaredIndex(database), attributes);
  }

  private static TestInstance instance(String study, String sop) {
    return TestInstance.of(study, study + ".1", sop)
        .with(Tags.KVP, "120.0")
        .with(Tags.DATE_OF_SECONDARY_CAPTURE, "20240102")
        .withJson(0x00090011, "{\"vr\":\"LO\",\"Value\":[\"ACME\"]}")
        .withJson(0x00091102, "{\"vr\":\"UN\",\"Value\":[\"x-" + study + "\",\"y\"]}")
        .withJson(
            Tags.VERIFYING_OBSERVER_SEQUENCE,
            "{\"vr\":\"SQ\",\"Value\":[{\"0040A075\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Öz^Can\"}]}}]}");
  }

  private void indexAll() {
    while (indexDeclared.step()) {
      assertThat(indexDeclared.left()).isNotNegative();
    }
  }

  private List<String> search(Level level, String name, String value) {
    var parser = new SearchRequestParser(1000, attributes);
    var parameters = new ArrayList<Map.Entry<String, String>>();
    parameters.add(Map.entry(name, value));
    parameters.add(Map.entry("emptyvaluematching", "true"));
    var request = parser.parse(SearchScope.all(level), parameters, "test");
    assertThat(request.warnings()).isEmpty();
    try (var results = new JdbcSearchIndex(database, 10, Duration.ofSeconds(30)).open(request)) {
      return Stream.generate(results::next)
          .takeWhile(Optional::isPresent)
          .map(row -> row.orElseThrow().valueOf(Tags.STUDY_INSTANCE_UID).orElseThrow())
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INSTANCE, KVP, 120, '1,2'",
    "INSTANCE, 00180060, 120.00, '1,2'",
    "INSTANCE, KVP, 80, ''",
    "INSTANCE, DateOfSecondaryCapture, 20240101-20240103, '1,2'",
    "INSTANCE, DateOfSecondaryCapture, 20240103-, ''",
    "SERIES, ACME|00091002, x-1, 1",
    "SERIES, ACME|00091002, y, '1,2'",
    "SERIES, ACME|00091002, *-2, 2",
    "INSTANCE, ACME|00091002, x-2, 2",
    "INSTANCE, ACME|00091002, '\"\"', ''",
    "STUDY, VerifyingObserverSequence.VerifyingObserverName, OZ*, '2,1'",
    "SERIES, VerifyingObserverSequence.VerifyingObserverName, öz^can, '1,2'",
  })
  void areFoundWhereverTheInstancesWereStored(
      Level level, String name, String value, String studies) {
    instances.apply(List.of(instance("1", "1.1.1").indexed()));
    indexDeclared.begin();
    instances.apply(List.of(instance("2", "2.1.1").indexedBy(DECLARED)));
    indexAll();

    assertThat(String.join(",", search(level, name, value))).isEqualTo(studies);
  }

  @Test
  void followReplacementsAndDeletions() {
    indexDeclared.begin();
    indexAll();
    instances.apply(List.of(instance("1", "1.1.1").indexedBy(DECLARED)));

    instances.apply(
        List.of(instance("1", "1.1.1").with(Tags.KVP, "80").withVersion(2).indexedBy(DECLARED)));
    assertThat(search(Level.INSTANCE, "KVP", "120")).isEmpty();
    assertThat(search(Level.INSTANCE, "KVP", "80")).containsExactly("1");

    instances.apply(List.of(new RemovedInstance(3, "1.1.1", Instant.now())));
    assertThat(search(Level.INSTANCE, "KVP", "80")).isEmpty();
  }

  @Test
  void goOnAfterARestartAndAreKnownToBeComplete() {
    instances.apply(
        IntStream.range(0, 250).mapToObj(n -> instance("1", "1.1." + n).indexed()).toList());
    indexDeclared.begin();
    assertThat(indexDeclared.step()).isTrue();
    assertThat(indexDeclared.left()).isEqualTo(150);

    var restarted = new IndexDeclared(new JdbcDeclaredIndex(database), attributes);
    restarted.begin();
    assertThat(restarted.step()).isTrue();
    assertThat(restarted.left()).isEqualTo(50);
    restarted.step();
    assertThat(restarted.step()).isFalse();

    assertThat(search(Level.INSTANCE, "KVP", "120")).hasSize(250);
    var again = new DeclaredAttributes(DECLARED);
    new IndexDeclared(new JdbcDeclaredIndex(database), again).begin();
    assertThat(DECLARED).allMatch(again::isComplete);
  }
}
