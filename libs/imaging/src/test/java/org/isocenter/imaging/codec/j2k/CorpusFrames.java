package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.Extent;
import org.isocenter.dicom.instance.FrameLocation;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;

/**
 * Frames of the corpus beside the sources, named by the system property {@code isocenter.corpus},
 * and what other decoders made of them.
 */
final class CorpusFrames {
  /** A file of the corpus that has frames in one of the wanted transfer syntaxes. */
  record Sample(String path, TransferSyntax syntax, PixelFormat declared, List<byte[]> frames) {
    @Override
    public String toString() {
      return path;
    }
  }

  /**
   * What other decoders made of a frame.
   *
   * @param grid means of a raster of four by four blocks; empty for lossless syntaxes
   */
  record Expected(int frame, String sha256, String status, String tolerance, double[] grid) {}

  private CorpusFrames() {}

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

  /** The files in these transfer syntaxes for which there is an expectation. */
  static List<Sample> samples(Set<TransferSyntax> syntaxes) {
    Set<String> paths = expected().keySet();
    List<Sample> samples = new ArrayList<>();
    for (Map<String, String> row : table("MANIFEST.tsv")) {
      var syntax = TransferSyntax.of(row.getOrDefault("transfer_syntax", ""));
      if (syntaxes.contains(syntax) && paths.contains(row.get("path"))) {
        samples.add(read(row.getOrDefault("path", ""), syntax));
      }
    }
    return samples;
  }

  /** What is expected of each frame, by path. */
  static Map<String, List<Expected>> expected() {
    Map<String, List<Expected>> expected = new HashMap<>();
    for (Map<String, String> row : table("oracle/pixels.tsv")) {
      expected
          .computeIfAbsent(row.getOrDefault("path", ""), _ -> new ArrayList<>())
          .add(
              new Expected(
                  Integer.parseInt(row.getOrDefault("frame", "")),
                  row.getOrDefault("sha256", ""),
                  row.getOrDefault("status", ""),
                  row.getOrDefault("tolerance", ""),
                  numbers(row.getOrDefault("grid4x4", ""))));
    }
    return expected;
  }

  private static double[] numbers(String list) {
    if (list.isEmpty()) {
      return new double[0];
    }
    String[] parts = list.substring(1, list.length() - 1).split(",", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Double.parseDouble(parts[i]);
    }
    return numbers;
  }

  private static Sample read(String path, TransferSyntax syntax) {
    try {
      byte[] object = Files.readAllBytes(folder().resolve(path));
      Map<Integer, byte[]> values = new HashMap<>();
      var scan =
          new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT)
              .scan(
                  new ByteArrayInputStream(object),
                  (_, _) -> {},
                  (tag, _, buffer, offset, length) -> {
                    byte[] value = new byte[length];
                    System.arraycopy(buffer, offset, value, 0, length);
                    values.put(tag, value);
                  });
      return new Sample(path, syntax, format(values), frames(scan.frames(), object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> frames(FrameTable table, byte[] object) {
    List<byte[]> frames = new ArrayList<>();
    for (int number = 1; number <= table.count(); number++) {
      if (table.locate(number) instanceof FrameLocation.Encapsulated location) {
        var bytes = new ByteArrayOutputStream();
        for (Extent fragment : location.fragments()) {
          bytes.write(object, (int) fragment.offset(), (int) fragment.length());
        }
        frames.add(bytes.toByteArray());
      }
    }
    return frames;
  }

  private static PixelFormat format(Map<Integer, byte[]> values) {
    byte[] text = values.getOrDefault(Tags.PHOTOMETRIC_INTERPRETATION, new byte[0]);
    var photometric =
        Photometric.of(
                new String(text, StandardCharsets.US_ASCII).replace((char) 0, (char) 32).strip())
            .orElseThrow();
    return new PixelFormat(
        number(values, Tags.ROWS),
        number(values, Tags.COLUMNS),
        number(values, Tags.SAMPLES_PER_PIXEL),
        number(values, Tags.BITS_ALLOCATED),
        number(values, Tags.BITS_STORED),
        number(values, Tags.PIXEL_REPRESENTATION) == 1,
        photometric,
        false);
  }

  private static int number(Map<Integer, byte[]> values, int tag) {
    byte[] value = values.getOrDefault(tag, new byte[2]);
    return value[0] & 0xFF | (value[1] & 0xFF) << 8;
  }

  /** The rows of a table by the names of its columns. */
  static List<Map<String, String>> table(String name) {
    try {
      return rows(Files.readAllLines(folder().resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, String>> rows(List<String> lines) {
    String[] columns = lines.getFirst().split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < cells.length; i++) {
        row.put(columns[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
