package org.isocenter.dicom.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of the shared corpus of public DICOM objects, with what its manifest says of it. */
record CorpusFile(Path root, String name, String transferSyntax, String expectation, String why) {

  /**
   * All files; none where the corpus is not at hand, which is said aloud, and a failure where the
   * build is for real (CI=true).
   */
  static List<CorpusFile> all() {
    var root = Path.of(System.getProperty("isocenter.corpus", "corpus-not-configured"));
    var manifest = root.resolve("MANIFEST.tsv");
    if (Files.isRegularFile(manifest)) {
      return rows(root, manifest);
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("the corpus is not at " + root + " (isocenter.corpus)");
    }
    System.err.println("LEFT OUT: tests over the DICOM corpus, which is not at " + root);
    return List.of();
  }

  private static List<CorpusFile> rows(Path root, Path manifest) {
    try (var lines = Files.lines(manifest)) {
      return lines
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(row -> new CorpusFile(root, row[0], row[5], row[16], row[17]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() throws IOException {
    return Files.readAllBytes(root.resolve(name));
  }

  boolean isReject() {
    return expectation.equals("reject");
  }

  /** Made for the corpus, with an expectation set by hand. */
  boolean isGenerated() {
    return name.contains("/gen-");
  }

  boolean isBomb() {
    return name.contains("deflate-bomb");
  }

  @Override
  public String toString() {
    return name;
  }
}
