package org.isocenter.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.isocenter.conformance.fixture.CharacterSets;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.JsonModel;
import org.isocenter.conformance.judge.Multipart;
import org.isocenter.conformance.judge.XmlModel;

/** Section 10.6 where a table row is not enough: paging, RetrieveURLs, character sets. */
final class SearchChecks {

  private static final String JSON = "Accept: application/dicom+json";

  private SearchChecks() {}

  static List<Check> all() {
    var checks = new CheckList("10.6 Search");
    paging(checks);
    urls(checks);
    for (var it : CharacterSets.CASES) {
      characters(checks, it);
    }
    warnings(checks);
    xml(checks);
    return checks.all();
  }

  private static void paging(CheckList checks) {
    for (var level : List.of("studies 0020000D 5", "series 0020000E 6", "instances 00080018 7")) {
      var words = level.split(" ", -1);
      for (int size = 1; size <= 3; size++) {
        int limit = size;
        checks.add(
            "8.3.4.4",
            "paging through /" + words[0] + " by " + limit + " meets every result once",
            s -> {
              var seen = new ArrayList<String>();
              for (int offset = 0; offset <= 12; offset += limit) {
                var answer =
                    s.get(
                        Template.fill(
                            "/" + words[0] + "?{pq}&limit=" + limit + "&offset=" + offset, s),
                        JSON);
                Expect.status(answer, 200, 204);
                var page =
                    answer.status() == 204
                        ? List.<JsonNode>of()
                        : JsonModel.datasets(answer.body());
                Mismatch.unless(page.size() <= limit, "a page of %d", page.size());
                page.forEach(dataset -> seen.add(DatasetJudges.text(dataset.path(words[1]))));
              }
              var distinct = new HashSet<>(seen).size();
              Mismatch.unless(
                  seen.size() == Integer.parseInt(words[2]) && distinct == seen.size(),
                  "%d results, %d different, of %s",
                  seen.size(),
                  distinct,
                  words[2]);
              return seen.size() + " results";
            });
      }
    }
    checks.add(
        "8.3.4.4",
        "the order is the same every time",
        s -> {
          var target = Template.fill("/instances?{pq}", s);
          var first = uids(s, target);
          Mismatch.unless(first.equals(uids(s, target)), "the order differs");
          return first.size() + " results";
        });
  }

  private static List<String> uids(Session session, String target) throws Exception {
    var answer = session.get(target, JSON);
    Expect.status(answer, 200);
    return JsonModel.datasets(answer.body()).stream()
        .map(dataset -> DatasetJudges.text(dataset.path("00080018")))
        .toList();
  }

  private static void urls(CheckList checks) {
    for (var row :
        List.of(
            "/studies?StudyInstanceUID={q1a.studyUid} {q1a.study}",
            "{q1a.study}/series?SeriesInstanceUID={q1a.seriesUid} {q1a.series}",
            "/series?SeriesInstanceUID={q1a.seriesUid} {q1a.series}",
            "{q1a.study}/instances?SOPInstanceUID={q1a.sopUid} {q1a}",
            "/instances?SOPInstanceUID={q1a.sopUid} {q1a}")) {
      var words = row.split(" ", -1);
      checks.add(
          "10.6.3.3",
          "the RetrieveURL of GET " + words[0] + " ends in " + words[1] + " and can be retrieved",
          s -> {
            var target = Template.fill(words[0], s);
            var answer = s.get(target, JSON);
            Expect.status(answer, 200);
            var url =
                DatasetJudges.text(JsonModel.datasets(answer.body()).getFirst().path("00081190"));
            Mismatch.unless(url.endsWith(Template.fill(words[1], s)), "RetrieveURL is '%s'", url);
            var retrieved =
                s.server()
                    .follow(
                        url,
                        target,
                        "Accept: multipart/related; type=\"application/dicom\"; transfer-syntax=*");
            Expect.status(retrieved, 200);
            return url;
          });
    }
  }

  private static void characters(CheckList checks, CharacterSets.Case it) {
    checks.add(
        "F.2, C19",
        "search gives the name of " + it.specimen() + " (" + it.term() + ") in UTF-8",
        s -> named(s, it, "/studies?StudyInstanceUID=" + s.specimen(it.specimen()).study()));
    checks.add(
        "F.2, C19",
        "metadata gives the name of " + it.specimen() + " (" + it.term() + ") in UTF-8",
        s -> named(s, it, s.specimen(it.specimen()).path() + "/metadata"));
    checks.add(
        "8.3.4.1",
        "a search for the name of " + it.specimen() + " (" + it.term() + ") in UTF-8 finds it",
        s -> {
          var specimen = s.specimen(it.specimen());
          var group = it.name(s.specimens().word()).split("=", -1)[0];
          var found =
              s.get(
                  "/studies?PatientName="
                      + URLEncoder.encode(group, StandardCharsets.UTF_8).replace("+", "%20"),
                  JSON);
          Expect.status(found, 200);
          Judges.judge("studies=" + specimen.name(), found, s);
          return found.summary();
        });
    if (it.name().contains("=")) {
      checks.add(
          "8.3.4.1",
          "a search for another group of the name of " + it.specimen() + " finds it",
          s -> {
            var specimen = s.specimen(it.specimen());
            var group = it.name(s.specimens().word()).split("=", -1)[1];
            var target =
                "/studies?PatientID="
                    + "CF"
                    + s.specimens().word()
                    + "-*&PatientName=*"
                    + URLEncoder.encode(group, StandardCharsets.UTF_8)
                    + "*";
            var found = s.get(target, JSON);
            Expect.status(found, 200);
            Judges.judge("studies=" + specimen.name(), found, s);
            return found.summary();
          });
    }
  }

  private static String named(Session session, CharacterSets.Case it, String target)
      throws Exception {
    session.specimen(it.specimen());
    var answer = session.get(target, JSON);
    Expect.status(answer, 200);
    var dataset = JsonModel.datasets(answer.body()).getFirst();
    var name = DatasetJudges.text(dataset.path("00100010"));
    Mismatch.unless(name.equals(it.name(session.specimens().word())), "the name is '%s'", name);
    var term = DatasetJudges.text(dataset.path("00080005"));
    Mismatch.unless(
        term.isEmpty() || term.equals("ISO_IR 192"),
        "(0008,0005) says %s, and JSON is UTF-8",
        term);
    return name;
  }

  private static void warnings(CheckList checks) {
    checks.add(
        "8.3.4.2",
        "a server without fuzzy matching says so in a Warning; one with it finds the misspelt name or not",
        s -> {
          var answer =
              s.get(
                  Template.fill(
                      "/studies?fuzzymatching=true&PatientName=Conff{word}%5EEva&{pq}", s),
                  JSON);
          Expect.status(answer, 200, 204);
          answer.header("Warning").ifPresent(SearchChecks::isWarning);
          return answer.summary() + answer.header("Warning").map(it -> ", " + it).orElse("");
        });
    checks.add(
        "8.3.4.1",
        "an attribute that nobody knows is refused, or ignored with a Warning",
        s -> {
          var answer = s.get(Template.fill("/studies?NoSuchAttribute=1&{pq}", s), JSON);
          Expect.status(answer, 200, 400);
          if (answer.status() == 200) {
            isWarning(Expect.header(answer, "Warning"));
          }
          return answer.summary();
        });
  }

  private static void isWarning(String value) {
    Mismatch.unless(
        value.matches("(?s)299 \\S+ \".*\".*"),
        "Warning: %s is none of 'Warning: 299 {service}: \"...\"'",
        value);
  }

  private static void xml(CheckList checks) {
    checks.add(
        "10.6.3",
        "XML results say the same as JSON",
        s -> {
          var target = Template.fill("/studies?StudyInstanceUID={q3.studyUid}", s);
          var answer = s.get(target, "Accept: multipart/related; type=\"application/dicom+xml\"");
          Expect.status(answer, 200);
          var model = XmlModel.of(Multipart.of(answer).parts().getFirst().body());
          var json = JsonModel.datasets(s.get(target, JSON).body()).getFirst();
          json.fieldNames()
              .forEachRemaining(tag ->
                  Mismatch.unless(
                      model.has(tag) || !json.path(tag).has("Value"), "XML lacks %s", tag));
          Mismatch.unless(
              model.text("00100010").contains("Åsa"), "the name is %s", model.text("00100010"));
          Mismatch.unless(
              model.text("0020000D").equals(s.specimen("q3").study()),
              "the study is %s",
              model.text("0020000D"));
          return answer.summary();
        });
  }
}
