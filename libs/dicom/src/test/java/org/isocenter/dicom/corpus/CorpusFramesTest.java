package org.isocenter.dicom.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.instance.BulkDatum;
import org.isocenter.dicom.instance.Extent;
import org.isocenter.dicom.instance.FrameLocation;
import org.isocenter.dicom.instance.FrameTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The located frames are those that decoders agree on. */
@EnabledIf("org.isocenter.dicom.corpus.Corpus#isHere")
class CorpusFramesTest {
  /** The oracle has planar configuration 0, and undoes the word order of a frame of odd length. */
  private static final Set<String> NOT_AS_STORED =
      Set.of(
          "transfersyntax/ExplVR_BigEnd.dcm",
          "us/color-pl.dcm",
          "transfersyntax/SC_rgb_small_odd_big_endian.dcm");

  /** Inflates to a thousand times its size, which the limits of a reader refuse. */
  private static final String REFUSED = "malformed/gen-deflate-bomb-64MiB.dcm";

  private static final Map<String, List<Corpus.Frame>> FRAMES =
      Corpus.frames().stream().collect(Collectors.groupingBy(Corpus.Frame::path));

  @Test
  void findsTheFramesOfUncompressedPixelDataByteForByte() throws IOException {
    Set<String> differing = new TreeSet<>();
    int compared = 0;

    for (Corpus.Sample sample : Corpus.samples()) {
      List<Corpus.Frame> expected = FRAMES.getOrDefault(sample.path(), List.of());
      if (expected.isEmpty() || sample.path().equals(REFUSED)) {
        continue;
      }
      ScannedSample scanned = ScannedSample.of(sample.bytes());
      if (scanned.scan().frames() instanceof FrameTable.Native frames) {
        compared++;
        differing.addAll(differing(sample, expected, scanned, frames));
      }
    }

    assertThat(differing).containsExactlyInAnyOrderElementsOf(NOT_AS_STORED);
    assertThat(compared).isGreaterThan(100);
  }

  private static List<String> differing(
      Corpus.Sample sample,
      List<Corpus.Frame> expected,
      ScannedSample scanned,
      FrameTable.Native frames) {
    for (Corpus.Frame frame : expected) {
      if (!frame.status().equals("disagreed")
          && !frame.sha256().equals(DatasetComparison.sha256(cells(scanned, frames, frame)))) {
        return List.of(sample.path());
      }
    }
    return List.of();
  }

  /** The frame as the oracle has it: little endian, and a byte for each pixel of one bit. */
  private static byte[] cells(ScannedSample scanned, FrameTable.Native frames, Corpus.Frame frame) {
    var location = (FrameLocation.Native) frames.locate(frame.number());
    Extent bytes = location.bytes();
    byte[] stored = Arrays.copyOfRange(scanned.object(), (int) bytes.offset(), (int) bytes.end());
    if (location.bitLength() == frame.bytes() && frame.bytes() != stored.length) {
      return unpacked(stored, (int) (location.bitOffset() % 8), (int) location.bitLength());
    }
    Vr vr =
        scanned.scan().bulkData().stream()
            .filter(datum -> datum.offset() == frames.offset())
            .map(BulkDatum::vr)
            .findFirst()
            .orElseThrow();
    return scanned.littleEndian(stored, vr);
  }

  private static byte[] unpacked(byte[] packed, int firstBit, int count) {
    byte[] pixels = new byte[count];
    for (int i = 0; i < count; i++) {
      int bit = firstBit + i;
      pixels[i] = (byte) (packed[bit / 8] >> bit % 8 & 1);
    }
    return pixels;
  }

  @Test
  void countsTheFramesOfEncapsulatedPixelData() throws IOException {
    List<String> differing = new ArrayList<>();

    for (Corpus.Sample sample : Corpus.samples()) {
      List<Corpus.Frame> expected = FRAMES.getOrDefault(sample.path(), List.of());
      if (expected.isEmpty() || sample.path().equals(REFUSED)) {
        continue;
      }
      FrameTable frames = ScannedSample.of(sample.bytes()).scan().frames();
      if (!(frames instanceof FrameTable.Native) && frames.count() != expected.size()) {
        differing.add(sample.path() + ": " + expected.size() + " but " + frames);
      }
    }

    assertThat(differing)
        .containsExactlyInAnyOrder(
            "malformed/GH1146.dcm: 1 but None[]", // the file ends before its pixel data
            "malformed/gen-encapsulated-frame-count-mismatch.dcm: 5 but "
                + "Encapsulated[count=2, fragments=2]"); // there are not more than two
  }
}
