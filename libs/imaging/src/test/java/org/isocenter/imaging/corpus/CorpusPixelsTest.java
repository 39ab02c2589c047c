package org.isocenter.imaging.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.FrameCodecs;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Decoded frames are those that other decoders agree on; exceptions are listed with a reason. */
@EnabledIf("org.isocenter.imaging.corpus.Corpus#isHere")
class CorpusPixelsTest {
  private static final FrameCodecs CODECS = StandardCodecs.all();

  /** How far a file's frames are from the oracle, in words that the exceptions repeat. */
  private final Map<String, TreeSet<String>> differing = new TreeMap<>();

  private final Map<String, int[]> counts = new TreeMap<>();

  @Test
  void framesAreThoseThatDecodersAgreeOn() {
    Corpus.frames().forEach(this::compare);

    counts.forEach((syntax, count) ->
        System.out.printf(
            "%s: %d frames, %d with the digest, %d interpolated, %d within tolerance, %d unknown%n",
            syntax, count[0], count[1], count[2], count[3], count[4]));
    assertThat(found()).isEqualTo(exceptions());
    assertThat(counts).hasSizeGreaterThan(10);
  }

  /** No other decoder reads the first, but the second holds the same segmentation. */
  @Test
  void pixelsOfOneBitAreThoseOfTheFileThatIsNotCompressed() throws IOException, CodecException {
    var packed = ImageFile.read(Corpus.folder().resolve("seg/liver_rle.dcm"));
    var plain = ImageFile.read(Corpus.folder().resolve("seg/liver.dcm"));

    assertThat(packed.frames().count()).isEqualTo(plain.frames().count());
    for (int number = 1; number <= plain.frames().count(); number++) {
      assertThat(decoded(packed, number)).isEqualTo(decoded(plain, number));
    }
  }

  private static byte[] decoded(ImageFile file, int number) throws CodecException {
    var request = DecodeRequest.of(file.syntax(), file.declared(), DecodedFrame.limits());
    var decoder = CODECS.decoder(file.syntax()).orElseThrow();
    return ((Samples.Bytes) decoder.decode(file.frame(number), request)).values();
  }

  private Map<String, String> found() {
    Map<String, String> found = new TreeMap<>();
    differing.forEach((path, words) -> found.put(path, String.join(" ", words)));
    return found;
  }

  /** The second column of the table; the third says why. */
  private static Map<String, String> exceptions() {
    Map<String, String> exceptions = new LinkedHashMap<>();
    try (var in = CorpusPixelsTest.class.getResourceAsStream("pixel-exceptions.tsv")) {
      if (in == null) {
        throw new IllegalStateException("pixel-exceptions.tsv is missing");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(cells -> exceptions.put(cells[0], cells[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exceptions;
  }

  private void compare(String path, List<Corpus.Frame> frames) {
    try {
      var file = ImageFile.read(Corpus.folder().resolve(path));
      var decoder = CODECS.decoder(file.syntax());
      if (decoder.isPresent()) {
        compare(file, decoder.get(), frames);
      }
    } catch (IOException | IllegalArgumentException e) {
      note(path, "unreadable");
    }
  }

  private void compare(ImageFile file, FrameDecoder decoder, List<Corpus.Frame> frames) {
    for (var frame : new ArrayList<>(frames)) {
      int[] count = counts.computeIfAbsent(name(file.syntax()), _ -> new int[5]);
      count[0]++;
      if (frame.number() > file.frames().count()) {
        note(frame.path(), "missing");
        continue;
      }
      var request = DecodeRequest.of(file.syntax(), file.declared(), DecodedFrame.limits());
      try {
        var decoded = new DecodedFrame(decoder.decode(file.frame(frame.number()), request));
        compare(decoded, file, frame);
      } catch (CodecException e) {
        note(frame.path(), "refused");
      }
    }
  }

  private static String name(TransferSyntax syntax) {
    return syntax.uid().replace("1.2.840.10008.1.2", "") + " " + syntax.name();
  }

  private void compare(DecodedFrame decoded, ImageFile file, Corpus.Frame frame)
      throws CodecException {
    var count = counts.getOrDefault(name(file.syntax()), new int[5]);
    if (!decoded.samples().format().photometric().term().equals(frame.photometric())
        && !frame.photometric().isEmpty()) {
      note(frame.path(), decoded.samples().format().photometric().name());
    }
    if (decoded.sha256(isHalfStored(file)).equals(frame.sha256())) {
      count[1]++;
    } else if (frame.lossy() && decoded.isInterpolated(frame.sha256())) {
      count[2]++;
    } else if (frame.lossy() && frame.grid().isEmpty()) {
      count[4]++;
      note(frame.path(), "unknown");
    } else if (frame.lossy() && decoded.distance(frame.grid()) <= frame.allowed()) {
      count[3]++;
    } else {
      note(frame.path(), "differs");
    }
  }

  /** Whether the oracle has chrominances as they are stored, half of them. */
  private static boolean isHalfStored(ImageFile file) {
    return !file.syntax().encapsulated()
        && file.declared().photometric() == Photometric.YBR_FULL_422;
  }

  private void note(String path, String word) {
    differing.computeIfAbsent(path, _ -> new TreeSet<>()).add(word);
  }
}
