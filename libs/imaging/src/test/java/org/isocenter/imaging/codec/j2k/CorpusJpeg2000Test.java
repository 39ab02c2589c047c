package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Frames of the corpus give what other decoders agree on; exceptions stand in a table. */
@EnabledIf("org.isocenter.imaging.codec.j2k.CorpusFrames#isHere")
class CorpusJpeg2000Test {
  private final Jpeg2000Decoder decoder = new Jpeg2000Decoder();

  @Test
  void framesEqualWhatOtherDecodersAgreeOn() throws IOException {
    Map<String, String> differing = new TreeMap<>();
    Map<String, List<CorpusFrames.Expected>> expected = CorpusFrames.expected();
    Map<String, Integer> decoded = new TreeMap<>();

    for (CorpusFrames.Sample sample : CorpusFrames.samples(decoder.syntaxes())) {
      for (CorpusFrames.Expected frame : expected.getOrDefault(sample.path(), List.of())) {
        decoded.merge(sample.syntax().uid(), 1, Integer::sum);
        String difference = difference(sample, frame);
        if (!difference.isEmpty()) {
          differing.put(sample.path(), difference);
        }
      }
    }

    System.out.println("Frames decoded by transfer syntax: " + decoded);
    assertThat(differing).containsExactlyInAnyOrderEntriesOf(exceptions());
    assertThat(decoded.values()).allMatch(count -> count > 0);
  }

  /** How a frame differs from what is expected; empty when it does not. */
  private String difference(CorpusFrames.Sample sample, CorpusFrames.Expected expected) {
    Samples samples;
    try {
      var limits = new CodecLimits(1L << 26, 1L << 30, Deadline.in(Duration.ofSeconds(30)));
      byte[] frame = sample.frames().get(expected.frame() - 1);
      samples = decoder.decode(frame, DecodeRequest.of(sample.syntax(), sample.declared(), limits));
    } catch (CodecException e) {
      return "refused: " + e.getMessage();
    }
    if (Cells.sha256(samples).equals(expected.sha256())) {
      return "";
    }
    if (expected.grid().length == 0) {
      return "other values";
    }
    double[] grid = Cells.grid(samples);
    double furthest = 0;
    for (int i = 0; i < grid.length; i++) {
      furthest = Math.max(furthest, Math.abs(grid[i] - expected.grid()[i]));
    }
    return furthest <= tolerance(expected) ? "" : "means differ by %.2f".formatted(furthest);
  }

  private static double tolerance(CorpusFrames.Expected expected) {
    return Double.parseDouble(expected.tolerance().replace("mean abs ", ""));
  }

  private static Map<String, String> exceptions() throws IOException {
    try (InputStream in = CorpusJpeg2000Test.class.getResourceAsStream("corpus-exceptions.tsv")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      List<String> lines =
          new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
      Map<String, String> exceptions = new TreeMap<>();
      for (Map<String, String> row : CorpusFrames.rows(lines)) {
        exceptions.put(row.getOrDefault("path", ""), row.getOrDefault("difference", ""));
      }
      return exceptions;
    }
  }
}
