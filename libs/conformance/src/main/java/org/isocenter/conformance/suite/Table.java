package org.isocenter.conformance.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;

/**
 * Checks written as rows {@code section | expectation | request | headers | status | media type |
 * judges}. A {@code ?} before a status skips the check: what it asks for is optional. A row whose
 * request begins with {@code RAW} goes over a socket as written; headers are separated by {@code
 * &&}; several statuses and media types conform when they stand there, separated by blanks; judges
 * are those of {@link Judges}. A line {@code = name} begins a group, {@code #} a comment. Judges
 * look at successes; with {@code !} in front at failures too.
 */
final class Table {

  private record Row(
      String section,
      String text,
      String request,
      String headers,
      String status,
      String types,
      String judges) {}

  private static final int LONGEST = 600;

  private Table() {}

  static List<Check> read(String resource) {
    var checks = new ArrayList<Check>();
    var group = "";
    for (var line : lines(resource)) {
      if (line.startsWith("= ")) {
        group = line.substring(2).strip();
      } else if (!line.isBlank() && !line.startsWith("#")) {
        checks.add(check(group, line));
      }
    }
    return checks;
  }

  private static List<String> lines(String resource) {
    var in = Objects.requireNonNull(Table.class.getResourceAsStream(resource), resource);
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Check check(String group, String line) {
    var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != 7) {
      throw new IllegalStateException(cells.size() + " cells instead of 7: " + line);
    }
    var row =
        new Row(
            cells.get(0),
            cells.get(1),
            cells.get(2),
            cells.get(3),
            cells.get(4),
            cells.get(5),
            cells.get(6));
    var asked = row.request() + (row.headers().isEmpty() ? "" : " [" + row.headers() + "]");
    return new Check(
        group, row.section(), row.text() + ": " + asked, session -> repeatable(row, session));
  }

  /** A failure says how to see it again. */
  private static String repeatable(Row row, Session session) throws Exception {
    try {
      return probe(row, session);
    } catch (Mismatch e) {
      var target = Template.fill(row.request(), session).replaceFirst("^(RAW )?[A-Z]+ ?", "");
      var url = session.server().root() + target;
      throw new Mismatch(
          e.getMessage() + "  <" + (url.length() > LONGEST ? row.request() : url) + ">");
    }
  }

  private static String probe(Row row, Session session) throws Exception {
    var answer = send(row, session);
    var statuses = List.of(row.status().split(" ", -1));
    if (statuses.contains("?" + answer.status())) {
      throw new NotApplicable("optional, and not there: " + answer.summary());
    }
    Mismatch.unless(
        statuses.contains(Integer.toString(answer.status())),
        "%s instead of %s",
        answer.summary(),
        row.status().replaceAll(" ?\\?[0-9]+", ""));
    boolean success = answer.status() / 100 == 2;
    if (success && answer.status() != 204 && !row.types().isEmpty()) {
      Mismatch.unless(
          List.of(row.types().split(" ", -1)).contains(answer.mediaType()),
          "Content-Type is %s instead of %s",
          answer.header("Content-Type").orElse("absent"),
          row.types());
    }
    boolean always = row.judges().startsWith("!");
    if (success || always) {
      var judges = Template.fill(always ? row.judges().substring(1) : row.judges(), session);
      Judges.judge(judges, answer, session);
    }
    return answer.summary();
  }

  private static Answer send(Row row, Session session) throws Exception {
    var request = Template.fill(row.request(), session);
    var headers =
        row.headers().isEmpty()
            ? List.<String>of()
            : List.of(Template.fill(row.headers(), session).split(" *&& *", -1));
    if (request.startsWith("RAW ")) {
      return session.raw(request.substring(4), headers, new byte[0]);
    }
    var words = request.split(" ", 2);
    return session.send(new Call(words[0], words.length > 1 ? words[1] : "", headers, new byte[0]));
  }
}
