package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isocenter.ingest.app.compress.CompressionLimits;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file of the corpus is left alone with a reason, or restored bit for bit. */
class CompressionCorpusIT {
  private static final List<String> FAULTS = List.of("proof", "damaged", "failed", "larger");

  @TempDir Path folder;

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int judged;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.840.10008.1.2.5",
        "1.2.840.10008.1.2.4.70",
        "1.2.840.10008.1.2.4.80",
        "1.2.840.10008.1.2.4.90",
        "1.2.840.10008.1.2.4.202",
        "1.2.840.10008.1.2.8.1"
      })
  void restoresWhatItCompresses(String syntax) throws IOException {
    Path corpus = Path.of(System.getProperty("isocenter.corpus", ""));
    if (!Files.isRegularFile(corpus.resolve("MANIFEST.tsv"))) {
      assertThat(System.getenv("CI")).as("the corpus is missing at " + corpus).isNotEqualTo("true");
      System.err.println("Left out: there is no corpus at " + corpus);
      return;
    }
    for (String line :
        Files.readAllLines(corpus.resolve("MANIFEST.tsv")).stream().skip(1).toList()) {
      Path file = corpus.resolve(line.substring(0, line.indexOf('\t')));
      judge(file, syntax);
    }

    assertThat(faults).isEmpty();
    assertThat(outcomes.getOrDefault("compressed", 0)).as(outcomes.toString()).isGreaterThan(20);
  }

  private void judge(Path file, String syntax) throws IOException {
    // Files of the corpus share UIDs; each is to be judged alone.
    var setup = new CompressionSetup(folder.resolve(Integer.toString(judged++)));
    setup.syntaxes = Map.of("default", syntax);
    setup.limits = new CompressionLimits(1000, 256 << 20, Duration.ofMinutes(1), 5);
    setup.store.limits = new StoreLimits(1 << 26, 8 << 20, 1 << 30, 200, 4 << 20);
    setup.store.store(ConflictPolicy.REJECT, Files.readAllBytes(file));
    if (setup.store.ledger.size() == 0) {
      return;
    }
    LedgerEntry stored = setup.store.ledger.all(0).getFirst();
    byte[] original = setup.bytes(stored);
    setup.compress();
    setup.outcomes.forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
    if (setup.outcomes.stream().anyMatch(FAULTS::contains)) {
      faults.add(file + ": " + setup.outcomes);
    }
    LedgerEntry entry = setup.store.ledger.all(0).getFirst();
    byte[] now = entry.origin() == null ? setup.bytes(entry) : setup.restored(entry);
    if (!Arrays.equals(now, original)) {
      faults.add(file + " is not what it was");
    }
  }
}
