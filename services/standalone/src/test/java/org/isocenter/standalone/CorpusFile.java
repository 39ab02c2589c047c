package org.isocenter.standalone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.ReadLimits;

/**
 * A file of the shared corpus.
 *
 * @param name its path within the corpus
 * @param stow what its manifest says of storing it: "store", or "refuse" with a reason
 */
record CorpusFile(String name, Path file, String why, String stow) {

  static List<CorpusFile> all(Path corpus) throws IOException {
    List<String> lines = Files.readAllLines(corpus.resolve("MANIFEST.tsv"));
    List<String> columns = List.of(lines.getFirst().split("\t", -1));
    return lines.stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(row ->
            new CorpusFile(
                row[columns.indexOf("path")],
                corpus.resolve(row[columns.indexOf("path")]),
                row[columns.indexOf("why")],
                row[columns.indexOf("stow")]))
        .toList();
  }

  boolean isToBeStored() {
    return stow.startsWith("store") && !isBomb();
  }

  /** Our limit of inflation refuses it, as its manifest allows. */
  private boolean isBomb() {
    return name.endsWith("/gen-deflate-bomb-64MiB.dcm");
  }

  /** Broken files that a more tolerant reader than others, or ours, may still read. */
  boolean mayBeStored() {
    return why.contains("a tolerant reader may")
        || stow.equals("refuse: unreadable") && !name.contains("/gen-");
  }

  byte[] bytes() throws IOException {
    return Files.readAllBytes(file);
  }

  InstanceScan scan() throws IOException {
    return scan(bytes());
  }

  static InstanceScan scan(byte[] object) throws IOException {
    return new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT)
        .scan(new ByteArrayInputStream(object), (identity, syntax) -> {});
  }

  @Override
  public String toString() {
    return name;
  }
}
