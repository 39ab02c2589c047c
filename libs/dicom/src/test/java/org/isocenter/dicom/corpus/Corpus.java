package org.isocenter.dicom.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The corpus beside the sources, named by the system property {@code isocenter.corpus}. Builds of
 * the project must have it; elsewhere tests over it say that they were left out.
 */
final class Corpus {
  /** A file of the corpus and what a parser ought to make of it. */
  record Sample(String path, String expectation, String transferSyntax, Path file) {
    byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return path;
    }
  }

  /** A frame of a file and the digest on which decoders agree. */
  record Frame(String path, int number, String sha256, long bytes, String status) {}

  /** A line of a table with the names of its columns. */
  private record Row(List<String> columns, List<String> cells) {
    String cell(String column) {
      return cells.get(columns.indexOf(column));
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private Corpus() {}

  static boolean isHere() {
    if (Files.isDirectory(folder())) {
      return true;
    }
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      throw new IllegalStateException("The corpus is missing at " + folder());
    }
    System.err.println("Left out: there is no corpus at " + folder());
    return false;
  }

  private static Path folder() {
    return Path.of(System.getProperty("isocenter.corpus", "../../../shared/corpus"));
  }

  static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (Row row : table("MANIFEST.tsv")) {
      samples.add(
          new Sample(
              row.cell("path"),
              row.cell("expectation"),
              row.cell("transfer_syntax"),
              folder().resolve(row.cell("path"))));
    }
    return samples;
  }

  static List<Frame> frames() {
    return table("oracle/pixels.tsv").stream()
        .map(row ->
            new Frame(
                row.cell("path"),
                Integer.parseInt(row.cell("frame")),
                row.cell("sha256"),
                Long.parseLong(row.cell("bytes")),
                row.cell("status")))
        .toList();
  }

  /** The expected data set of each file for which there is one. */
  static Map<String, JsonNode> datasets() {
    Map<String, JsonNode> datasets = new LinkedHashMap<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(folder().resolve("oracle/dataset.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode entry = JSON.readTree(line);
        datasets.put(entry.get("path").asText(), entry.get("dataset"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return datasets;
  }

  private static List<Row> table(String name) {
    try {
      List<String> lines = Files.readAllLines(folder().resolve(name));
      List<String> columns = List.of(lines.getFirst().split("\t", -1));
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        rows.add(new Row(columns, List.of(line.split("\t", -1))));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
