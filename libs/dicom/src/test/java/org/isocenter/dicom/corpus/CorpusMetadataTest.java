package org.isocenter.dicom.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.isocenter.dicom.io.DicomFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The metadata of every readable file of the corpus is what pydicom, checked by DCMTK, found. The
 * exceptions stand with their reasons in {@code corpus-exceptions.tsv}: file, elements, reason.
 */
@EnabledIf("org.isocenter.dicom.corpus.Corpus#isHere")
class CorpusMetadataTest {
  private static final Map<String, JsonNode> EXPECTED = Corpus.datasets();

  @Test
  void agreesWithOtherParsersUpToTheListedExceptions() throws IOException {
    Map<String, String> found = new TreeMap<>();
    List<String> details = new ArrayList<>();

    for (Corpus.Sample sample : Corpus.samples()) {
      JsonNode expected = EXPECTED.get(sample.path());
      if (expected != null && !sample.expectation().equals("reject")) {
        List<String> differences = differences(expected, sample);
        details.addAll(differences.stream().map(d -> sample.path() + " " + d).toList());
        if (!differences.isEmpty()) {
          found.put(sample.path(), elements(differences));
        }
      }
    }

    assertThat(found).as(String.join("\n", details)).isEqualTo(exceptions());
  }

  @Test
  void refusesWhatItCannotReadWithoutAnyOtherFailure() throws IOException {
    List<String> refused = new ArrayList<>();

    for (Corpus.Sample sample : Corpus.samples()) {
      try {
        assertThat(ScannedSample.of(sample.bytes()).json().isObject()).isTrue();
      } catch (DicomFormatException e) {
        refused.add(sample.expectation());
      }
    }

    assertThat(refused).isNotEmpty().doesNotContain("valid");
  }

  private static List<String> differences(JsonNode expected, Corpus.Sample sample)
      throws IOException {
    try {
      return DatasetComparison.differences(expected, ScannedSample.of(sample.bytes()));
    } catch (DicomFormatException e) {
      return List.of("refused: " + e.reason());
    }
  }

  /** The differing elements of the data set itself; what differs in items is not told apart. */
  private static String elements(List<String> differences) {
    var elements = new TreeSet<String>();
    for (String difference : differences) {
      elements.add(difference.substring(0, difference.indexOf(':')).split("/", 2)[0]);
    }
    return String.join(" ", elements);
  }

  private static Map<String, String> exceptions() throws IOException {
    Map<String, String> exceptions = new TreeMap<>();
    try (InputStream in = CorpusMetadataTest.class.getResourceAsStream("corpus-exceptions.tsv")) {
      assertThat(in).isNotNull();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] cells = line.split("\t", -1);
        assertThat(cells).as(line).hasSize(3).doesNotContain("");
        exceptions.put(cells[0], cells[1]);
      }
    }
    return exceptions;
  }
}
