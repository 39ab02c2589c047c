package org.isocenter.imaging.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The corpus beside the sources, named by the system property {@code isocenter.corpus}. Builds of
 * the project must have it; elsewhere tests over it say that they were left out.
 */
public final class Corpus {

  /** A frame of a file and what decoders agree on. */
  record Frame(
      String path,
      int number,
      String sha256,
      String status,
      String tolerance,
      String photometric,
      String grid) {
    boolean lossy() {
      return status.startsWith("lossy");
    }

    /** The mean absolute difference that a lossy frame may have. */
    double allowed() {
      return Double.parseDouble(tolerance.split(";", 2)[0].replace("mean abs ", ""));
    }
  }

  /** A line of a table with the names of its columns. */
  private record Row(List<String> columns, List<String> cells) {
    String cell(String column) {
      return cells.get(columns.indexOf(column));
    }
  }

  private Corpus() {}

  public static boolean isHere() {
    if (Files.isDirectory(folder())) {
      return true;
    }
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      throw new IllegalStateException("The corpus is missing at " + folder());
    }
    System.err.println("Left out: there is no corpus at " + folder());
    return false;
  }

  public static Path folder() {
    return Path.of(System.getProperty("isocenter.corpus", "../../../shared/corpus"));
  }

  /** The frames with an oracle by the path of their file. */
  static Map<String, List<Frame>> frames() {
    Map<String, List<Frame>> frames = new LinkedHashMap<>();
    for (Row row : table(folder().resolve("oracle/pixels.tsv"))) {
      var frame =
          new Frame(
              row.cell("path"),
              Integer.parseInt(row.cell("frame")),
              row.cell("sha256"),
              row.cell("status"),
              row.cell("tolerance"),
              row.cell("photometric_as_decoded").strip(),
              row.cell("grid4x4"));
      frames.computeIfAbsent(frame.path(), _ -> new ArrayList<>()).add(frame);
    }
    return frames;
  }

  /** The transfer syntax of each file as the manifest has it. */
  static Map<String, String> syntaxes() {
    Map<String, String> syntaxes = new LinkedHashMap<>();
    for (Row row : table(folder().resolve("MANIFEST.tsv"))) {
      syntaxes.put(row.cell("path"), row.cell("transfer_syntax"));
    }
    return syntaxes;
  }

  private static List<Row> table(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> columns = List.of(lines.getFirst().split("\t", -1));
      return lines.stream()
          .skip(1)
          .map(line -> new Row(columns, List.of(line.split("\t", -1))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
