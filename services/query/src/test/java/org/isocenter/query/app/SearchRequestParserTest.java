package org.isocenter.query.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.matching.Matching;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PS3.18 section 8.3.4 and PS3.4 section C.2.2.2. */
class SearchRequestParserTest {

  private static final int MAX_RESULTS = 1000;

  private static SearchRequest parse(SearchScope scope, String... namesAndValues) {
    return parse(scope, DeclaredAttributes.none(), namesAndValues);
  }

  private static SearchRequest parse(
      SearchScope scope, DeclaredAttributes declared, String... namesAndValues) {
    var parameters = new ArrayList<Map.Entry<String, String>>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      parameters.add(Map.entry(namesAndValues[index], namesAndValues[index + 1]));
    }
    return new SearchRequestParser(MAX_RESULTS, declared).parse(scope, parameters, "test");
  }

  private static SearchRequest studies(String... namesAndValues) {
    return parse(SearchScope.all(Level.STUDY), namesAndValues);
  }

  private static Matching matchingOf(String... namesAndValues) {
    var request = parse(SearchScope.all(Level.INSTANCE), namesAndValues);
    assertThat(request.warnings()).isEmpty();
    return switch (request.criteria().getFirst()) {
      case Criterion.OfColumn column -> column.matching();
      case Criterion.OfDocument document -> document.matching();
      case Criterion.OfPeriod period -> period.dates();
      case Criterion.OfDeclared declared -> declared.matching();
    };
  }

  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  @Nested
  class Attributes {

    @ParameterizedTest
    @ValueSource(strings = {"PatientID", "00100020"})
    void areNamedByKeywordOrTag(String name) {
      assertThat(studies(name, "4711").criteria())
          .containsExactly(
              new Criterion.OfColumn(
                  IndexedAttributes.require(Tags.PATIENT_ID), new Matching.AnyOf(List.of("4711"))));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "RequestAttributesSequence.ScheduledProcedureStepID",
          "00400275.00400009",
          "RequestAttributesSequence.00400009"
        })
    void inSequencesAreNamedByPath(String name) {
      assertThat(parse(SearchScope.all(Level.SERIES), name, "SPS1").criteria())
          .containsExactly(
              new Criterion.OfDocument(
                  Level.SERIES,
                  List.of(Tags.REQUEST_ATTRIBUTES_SEQUENCE, Tags.SCHEDULED_PROCEDURE_STEP_ID),
                  Vr.SH,
                  new Matching.AnyOf(List.of("SPS1"))));
    }

    @ParameterizedTest
    @CsvSource({
      "Nonsense, The parameter Nonsense is ignored: it is not a known attribute",
      "0010002, The parameter 0010002 is ignored: it is not a known attribute",
      "PixelData, The parameter PixelData is ignored: it cannot be searched by",
      "ProcedureCodeSequence, 'The parameter ProcedureCodeSequence is ignored: it cannot be"
          + " searched by'",
      "Modality, The parameter Modality is ignored: it is not an attribute at the level that is"
          + " searched",
    })
    void thatCannotBeMatchedAreIgnoredWithAWarning(String name, String warning) {
      var request = studies(name, "1");

      assertThat(request.criteria()).isEmpty();
      assertThat(request.warnings()).containsExactly(warning);
    }

    @Test
    void givenTwiceAlikeAreOne() {
      assertThat(studies("PatientID", "1", "PatientID", "1").criteria()).hasSize(1);
    }

    @Test
    void givenTwiceAreRefused() {
      assertThatThrownBy(() -> studies("PatientID", "1", "PatientID", "2"))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("twice");
    }

    @Test
    void ofParentsAreMatchedAtLowerLevels() {
      var request = parse(SearchScope.all(Level.INSTANCE), "PatientID", "1", "Modality", "CT");

      assertThat(request.criteria())
          .extracting(Criterion::level)
          .containsExactly(Level.STUDY, Level.SERIES);
    }
  }

  @Nested
  class Values {

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "**", " "})
    void thatMatchEverythingAreNoCriterion(String value) {
      assertThat(studies("PatientID", value, "StudyDate", value).criteria()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2,3.4", "1.2\\3.4", " 1.2 , 3.4 ,"})
    void ofUidsMayBeLists(String value) {
      assertThat(matchingOf("StudyInstanceUID", value))
          .isEqualTo(new Matching.AnyOf(List.of("1.2", "3.4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CT,MR", "CT\\MR"})
    void ofCodesMayBeLists(String value) {
      assertThat(matchingOf("ModalitiesInStudy", value))
          .isEqualTo(new Matching.AnyOf(List.of("CT", "MR")));
    }

    @Test
    void ofTextAreListsOnlyWhenAskedFor() {
      assertThat(matchingOf("StudyDescription", "Head, neck"))
          .isEqualTo(new Matching.AnyOf(List.of("Head, neck")));
      assertThat(matchingOf("PatientID", "1,2", "multiplevaluematching", "true"))
          .isEqualTo(new Matching.AnyOf(List.of("1,2", "1", "2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMI*", "*MIT?", "?"})
    void mayHaveWildcards(String value) {
      assertThat(matchingOf("PatientName", value)).isEqualTo(new Matching.Wildcard(List.of(value)));
      assertThat(matchingOf("AccessionNumber", value))
          .isEqualTo(new Matching.Wildcard(List.of(value)));
    }

    @Test
    void ofNamesAreFoundByLikenessWhenAskedForAndWithoutWildcards() {
      assertThat(matchingOf("PatientName", "Smith", "fuzzymatching", "true"))
          .isEqualTo(new Matching.Alike("Smith"));
      assertThat(matchingOf("PatientName", "*mith", "fuzzymatching", "true"))
          .isEqualTo(new Matching.Wildcard(List.of("*mith")));
      assertThat(matchingOf("PatientID", "Smith", "fuzzymatching", "true"))
          .isEqualTo(new Matching.AnyOf(List.of("Smith")));
    }

    @Test
    void areAbsentOnlyWhenAskedFor() {
      assertThat(matchingOf("PatientID", "\"\"", "emptyvaluematching", "true"))
          .isEqualTo(new Matching.Empty());
      assertThat(matchingOf("PatientID", "\"\"")).isEqualTo(new Matching.AnyOf(List.of("\"\"")));
    }

    @ParameterizedTest
    @CsvSource({
      "20240131, 2024-01-31, 2024-01-31",
      "20240101-20240131, 2024-01-01, 2024-01-31",
      "20240101-, 2024-01-01,",
      "-20240131,, 2024-01-31",
    })
    void ofDatesMayBeRanges(String value, String first, String last) {
      assertThat(matchingOf("StudyDate", value))
          .isEqualTo(
              new Matching.Dates(
                  Optional.ofNullable(first).map(LocalDate::parse),
                  Optional.ofNullable(last).map(LocalDate::parse)));
    }

    @Test
    void ofTimesReachToTheEndOfWhatTheyName() {
      assertThat(matchingOf("StudyTime", "10-1130"))
          .isEqualTo(
              new Matching.Times(
                  Optional.of(LocalTime.of(10, 0)),
                  Optional.of(LocalTime.parse("11:30:59.999999")),
                  true));
    }

    @ParameterizedTest
    @CsvSource({
      "20240101-20240102, 2024-01-01T00:00, 2024-01-02T23:59:59.999999, false",
      "20240101-0500, 2024-01-01T05:00, 2024-01-02T04:59:59.999999, true",
      "20240101-0500-2025, 2024-01-01T05:00, 2026-01-01T04:59:59.999999, true",
      "2024-2025, 2024-01-01T00:00, 2025-12-31T23:59:59.999999, false",
      "20240101120000 0100, 2024-01-01T11:00, 2024-01-01T11:00:00.999999, true",
    })
    void ofDateTimesMayBeRangesAndHaveOffsets(
        String value, String first, String last, boolean inUtc) {
      assertThat(matchingOf("AcquisitionDateTime", value))
          .isEqualTo(
              new Matching.DateTimes(
                  Optional.of(LocalDateTime.parse(first)),
                  Optional.of(LocalDateTime.parse(last)),
                  inUtc));
    }

    @Test
    void ofDateTimesAreInTheZoneOfTheRequest() {
      assertThat(
              matchingOf("AcquisitionDateTime", "20240101120000", "TimezoneOffsetFromUTC", "+0200"))
          .isEqualTo(
              new Matching.DateTimes(
                  Optional.of(LocalDateTime.parse("2024-01-01T10:00")),
                  Optional.of(LocalDateTime.parse("2024-01-01T10:00:00.999999")),
                  true));
    }

    @ParameterizedTest
    @CsvSource({
      "A\\*1, A*1",
      "A\\?, A?",
      "A\\\\B, A\\B",
      "A\\B, A\\B",
    })
    void loseTheirWildcardsBehindABackslash(String value, String literal) {
      assertThat(matchingOf("PatientID", value)).isEqualTo(new Matching.AnyOf(List.of(literal)));
    }

    @Test
    void mayBeListsOfPatterns() {
      assertThat(matchingOf("PatientID", "A*\\B\\*", "multiplevaluematching", "true"))
          .isEqualTo(new Matching.Wildcard(List.of("A*", "B\\*")));
      assertThat(matchingOf("StudyDescription", "a,b", "multiplevaluematching", "true"))
          .isEqualTo(new Matching.AnyOf(List.of("a,b", "a", "b")));
    }

    @ParameterizedTest
    @CsvSource({
      "StudyDate, 2024-01-31",
      "StudyDate, 20241399",
      "StudyDate, -",
      "StudyDate, 20240101-20240102-20240103",
      "StudyTime, 99",
      "AcquisitionDateTime, yesterday",
      "StudyInstanceUID, 1.2.x",
      "StudyInstanceUID, 1..2",
      "SeriesNumber, one",
      "SeriesNumber, 99999999999999999999",
      "AcquisitionDateTime, 20240101120000+9900",
      "PatientWeight, heavy",
    })
    void thatTheirVrForbidsAreRefused(String name, String value) {
      assertThatThrownBy(() -> parse(SearchScope.all(Level.INSTANCE), name, value))
          .isInstanceOf(BadRequest.class)
          .hasMessageStartingWith(name)
          .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "Europe/Berlin", "+01:00", "+9900", "0100"})
    void ofTheTimeZoneAreOffsets(String value) {
      assertThatThrownBy(() -> studies("00080201", value))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("offset from UTC");
    }

    @Test
    void ofDatesInDocumentsMayBeRanges() {
      assertThat(matchingOf("SeriesDate", "20240101-"))
          .isEqualTo(new Matching.Dates(Optional.of(day("2024-01-01")), Optional.empty()));
    }
  }

  @Nested
  class DeclaredOnes {

    private static final DeclaredAttributes DECLARED =
        new DeclaredAttributes(
            Stream.of("instance:KVP", "series:ACME 1.1|00091002:DS")
                .map(DeclaredAttribute::parse)
                .toList());

    private static SearchRequest instances(String... namesAndValues) {
      DECLARED.all().forEach(DECLARED::complete);
      return parse(SearchScope.all(Level.INSTANCE), DECLARED, namesAndValues);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME 1.1|00091002", "ACME 1.1|00091102"})
    void areNamedByTheirCreator(String name) {
      assertThat(instances(name, "7").criteria())
          .containsExactly(
              new Criterion.OfDeclared(DECLARED.all().getLast(), new Matching.AnyOf(List.of("7"))));
    }

    @Test
    void areNamedByTheirBlockAndWhoseItIs() {
      var request = instances("00091002", "7", "00090010", "ACME 1.1", "KVP", "120");

      assertThat(request.criteria()).hasSize(2).hasOnlyElementsOfType(Criterion.OfDeclared.class);
      assertThat(request.warnings()).isEmpty();
    }

    @Test
    void ofOthersAreIgnoredWithAWarning() {
      assertThat(instances("OTHER|00091002", "7").warnings()).hasSize(1);
      assertThat(instances("00091002", "7").warnings()).hasSize(1);
    }

    @Test
    void areNotMatchedAboveTheirLevel() {
      var request = parse(SearchScope.all(Level.STUDY), DECLARED, "KVP", "120");

      assertThat(request.criteria()).isEmpty();
      assertThat(request.warnings()).hasSize(1);
    }

    @Test
    void warnWhileTheyAreBeingIndexed() {
      var fresh = new DeclaredAttributes(List.of(DeclaredAttribute.parse("instance:KVP")));

      assertThat(parse(SearchScope.all(Level.INSTANCE), fresh, "KVP", "120").warnings())
          .singleElement()
          .asString()
          .contains("not everything is found yet");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"KVP", "patient:KVP", "instance:Nonsense", "instance:00091002", "instance:"})
    void areRefusedWhenTheyAreWrittenOtherwise(String declaration) {
      assertThatThrownBy(() -> DeclaredAttribute.parse(declaration))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("searchable-attributes");
    }
  }

  @Nested
  class DatesAndTimes {

    @Test
    void givenAsRangesAreOnePeriod() {
      var request =
          studies("StudyDate", "20240101-20240103", "StudyTime", "1200-1300", "StudyID", "1");

      assertThat(request.criteria()).hasSize(2);
      assertThat(request.criteria().getLast())
          .isEqualTo(
              new Criterion.OfPeriod(
                  IndexedAttributes.require(Tags.STUDY_DATE),
                  IndexedAttributes.require(Tags.STUDY_TIME),
                  new Matching.Dates(
                      Optional.of(day("2024-01-01")), Optional.of(day("2024-01-03"))),
                  new Matching.Times(
                      Optional.of(LocalTime.of(12, 0)),
                      Optional.of(LocalTime.parse("13:00:59.999999")),
                      true),
                  Optional.empty()));
    }

    @Test
    void areMomentsWhenATimeZoneIsGiven() {
      assertThat(studies("StudyDate", "20240101", "00080201", "+0100").criteria())
          .containsExactly(
              new Criterion.OfPeriod(
                  IndexedAttributes.require(Tags.STUDY_DATE),
                  IndexedAttributes.require(Tags.STUDY_TIME),
                  new Matching.Dates(
                      Optional.of(day("2024-01-01")), Optional.of(day("2024-01-01"))),
                  new Matching.Times(Optional.empty(), Optional.empty(), true),
                  Optional.of(ZoneOffset.ofHours(1))));
    }

    @Test
    void withASingleTimeAreMatchedApart() {
      assertThat(studies("StudyDate", "20240101-20240103", "StudyTime", "1200").criteria())
          .hasOnlyElementsOfType(Criterion.OfColumn.class)
          .hasSize(2);
    }
  }

  @Nested
  class Paging {

    @Test
    void takesLimitAndOffset() {
      var request = studies("limit", "101", "offset", "200");

      assertThat(request.limit()).isEqualTo(101);
      assertThat(request.offset()).isEqualTo(200);
      assertThat(request.capped()).isFalse();
    }

    @Test
    void isUpToTheServerWhenNothingIsSaid() {
      assertThat(studies().limit()).isEqualTo(MAX_RESULTS);
      assertThat(studies().capped()).isTrue();
      assertThat(studies().warnings()).isEmpty();
    }

    @Test
    void saysWhenTheLimitIsTooHigh() {
      var request = studies("limit", "50000");

      assertThat(request.limit()).isEqualTo(MAX_RESULTS);
      assertThat(request.warnings()).containsExactly("The limit was reduced to 1000 results");
    }

    @ParameterizedTest
    @CsvSource({"limit, -1", "limit, ten", "offset, -5", "offset, 1.5", "fuzzymatching, maybe"})
    void refusesWhatIsNoNumberOrFlag(String name, String value) {
      assertThatThrownBy(() -> studies(name, value))
          .isInstanceOf(BadRequest.class)
          .hasMessageStartingWith(name);
    }
  }

  @Nested
  class Fields {

    @ParameterizedTest
    @ValueSource(
        strings = {"00081030,StudyDescription", "StudyDescription, 00101010", "all", "00081030"})
    void areIncludedByKeywordOrTag(String value) {
      assertThat(studies("includefield", value).fields().includes(Tags.STUDY_DESCRIPTION)).isTrue();
    }

    @Test
    void mayBeRepeated() {
      var fields = studies("includefield", "00081030", "includefield", "PatientAge").fields();

      assertThat(fields.includes(Tags.STUDY_DESCRIPTION)).isTrue();
      assertThat(fields.includes(Tags.PATIENT_AGE)).isTrue();
    }

    @Test
    void thatNobodyKnowsAreWarnedOf() {
      assertThat(studies("includefield", "Nonsense").warnings())
          .containsExactly("The field Nonsense is not a known attribute");
    }

    @Test
    void ofLowerLevelsAreLeftOutInSilenceAsViewersAlwaysAskForThem() {
      var request = studies("includefield", "00080060");

      assertThat(request.fields().includes(Tags.MODALITY)).isFalse();
      assertThat(request.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "charset", ""})
  void leavesParametersOfOthersAlone(String name) {
    assertThat(studies(name, "x").warnings()).isEmpty();
  }

  @Test
  void refusesAPathThatIsNoUid() {
    assertThatThrownBy(() -> parse(SearchScope.ofStudy(Level.SERIES, "1.2.a")))
        .isInstanceOf(BadRequest.class)
        .hasMessage("The study in the path is not a UID.");
  }
}
