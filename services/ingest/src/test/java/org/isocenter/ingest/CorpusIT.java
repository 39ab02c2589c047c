package org.isocenter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.db.SqlLedger;
import org.isocenter.ingest.rest.StowRequests;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Every file of the shared corpus is stored or refused as its manifest says. */
@QuarkusTest
@WithTestResource(EmbeddedParts.class)
class CorpusIT {
  private static final Logger log = Logger.getLogger(CorpusIT.class);

  private static final Set<Integer> REFUSED = Set.of(400, 409, 413);
  private static final int COERCION = 0xB000;

  @Inject SqlLedger ledger;
  @Inject ObjectStore objects;

  /** A line of the manifest. */
  private record Sample(Path file, String sha256, String why, String stow) {
    boolean toBeStored() {
      return stow.startsWith("store");
    }

    /** Our limit of inflation refuses it, as its manifest allows. */
    boolean isBomb() {
      return file.endsWith("gen-deflate-bomb-64MiB.dcm");
    }

    /** Broken files that a more tolerant reader than ours, or ours, may still read. */
    boolean mayBeRead() {
      return why.contains("a tolerant reader may")
          || stow.equals("refuse: unreadable") && !file.getFileName().toString().startsWith("gen-");
    }
  }

  @Test
  void storesAndRefusesTheCorpusAsItsManifestSays() throws Exception {
    Optional<Path> corpus = corpus();
    if (corpus.isEmpty()) {
      log.warn("Left out: the corpus is not here");
      return;
    }
    List<String> deviations = new ArrayList<>();

    for (Sample sample : samples(corpus.get())) {
      // Files of the corpus share UIDs; each is to be judged alone.
      QuarkusTransaction.requiringNew().run(ledger::deleteAll);
      deviation(sample).ifPresent(text -> deviations.add(sample.file() + ": " + text));
    }

    assertThat(deviations).isEmpty();
  }

  private Optional<String> deviation(Sample sample) throws Exception {
    var response = StowRequests.storeSingle(Files.readAllBytes(sample.file())).extract();
    int status = response.statusCode();
    if (REFUSED.contains(status)) {
      return refusalProblem(sample, response.jsonPath());
    }
    if (status != 200 && status != 202) {
      return Optional.of("answered " + status);
    }
    if (!sample.toBeStored() && !sample.mayBeRead()) {
      return Optional.of("stored, but " + sample.stow());
    }
    return storageProblem(sample, response.jsonPath());
  }

  private static Optional<String> refusalProblem(Sample sample, JsonPath body) {
    if (sample.toBeStored() && !sample.isBomb()) {
      return Optional.of("refused: " + body.get());
    }
    boolean explained =
        body.get("'0008119A'.Value[0].'00081197'.Value[0]") != null
            || body.get("'00081198'.Value[0].'00081197'.Value[0]") != null;
    return explained ? Optional.empty() : Optional.of("refused without a reason");
  }

  private Optional<String> storageProblem(Sample sample, JsonPath body)
      throws IOException, NoSuchAlgorithmException {
    List<LedgerEntry> entries = ledger.changedSince(Instant.EPOCH, 0, 10);
    if (entries.size() != 1) {
      return Optional.of(entries.size() + " rows in the ledger");
    }
    String recorded = HexFormat.of().formatHex(entries.getFirst().sha256());
    if (!recorded.equals(sha256(entries.getFirst()))) {
      return Optional.of("the stored object has another digest than the ledger");
    }
    Integer warning = body.get("'00081199'.Value[0].'00081196'?.Value?.getAt(0)");
    boolean completed = warning != null && warning == COERCION;
    return completed || recorded.equals(sample.sha256())
        ? Optional.empty()
        : Optional.of("not stored byte for byte");
  }

  private String sha256(LedgerEntry entry) throws IOException, NoSuchAlgorithmException {
    try (InputStream object = objects.open(entry.objectKey())) {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(object.readAllBytes()));
    }
  }

  private static Optional<Path> corpus() {
    Path folder = Path.of(System.getProperty("isocenter.corpus", ""));
    boolean here = Files.isRegularFile(folder.resolve("MANIFEST.tsv"));
    assertThat(here || !"true".equals(System.getenv("CI"))).as("the corpus is here").isTrue();
    return here ? Optional.of(folder) : Optional.empty();
  }

  private static List<Sample> samples(Path corpus) throws IOException {
    List<String> lines = Files.readAllLines(corpus.resolve("MANIFEST.tsv"));
    List<String> columns = List.of(lines.getFirst().split("\t", -1));
    return lines.stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(row ->
            new Sample(
                corpus.resolve(row[columns.indexOf("path")]),
                row[columns.indexOf("sha256")],
                row[columns.indexOf("why")],
                row[columns.indexOf("stow")]))
        .toList();
  }
}
