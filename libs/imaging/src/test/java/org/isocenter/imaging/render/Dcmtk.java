package org.isocenter.imaging.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.corpus.ImageFile;

/** Pictures that DCMTK makes, in a process of its own, of uncompressed files. */
final class Dcmtk {
  static final String TOOL = "dcmj2pnm";
  private static final int PATIENCE_SECONDS = 60;

  private Dcmtk() {}

  static boolean isInstalled() {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(each -> Files.isExecutable(Path.of(each, TOOL)));
    if (!installed) {
      System.err.println("Left out: " + TOOL + " of DCMTK is not installed");
    }
    return installed;
  }

  /**
   * The options by which DCMTK does what is done here: the first window or table of values of
   * interest, else the whole range of a frame of more than 8 bits.
   */
  static List<String> options(Dataset attributes, ImageFile image) {
    if (image.declared().samples() > 1) {
      return List.of();
    }
    double width = attributes.number(Tags.WINDOW_WIDTH).map(Number::doubleValue).orElse(0.0);
    if (width > 0 && attributes.number(Tags.WINDOW_CENTER).isPresent()) {
      return List.of("+Wi", "1");
    }
    if (!attributes.items(Tags.VOILUT_SEQUENCE).isEmpty()) {
      return List.of("+Wl", "1");
    }
    return image.declared().bitsStored() > Byte.SIZE ? List.of("+Wm") : List.of();
  }

  /**
   * Renders.
   *
   * @throws IOException with what the tool says when it cannot
   */
  static Picture render(Path file, int number, List<String> options) throws IOException {
    Path made = Files.createTempFile("dcmtk", ".pnm");
    List<String> command = new ArrayList<>(List.of(TOOL, "+F", Integer.toString(number)));
    command.addAll(options);
    command.addAll(List.of(file.toString(), made.toString()));
    try {
      run(command);
      return picture(Files.readAllBytes(made));
    } finally {
      Files.delete(made);
    }
  }

  private static void run(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            said.lines().filter(line -> line.matches("[EF]: .*")).findFirst().orElse("no reason"));
      }
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** A PGM or PPM of 8 bits. */
  private static Picture picture(byte[] pnm) throws IOException {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (words.size() < 4) {
      int end = at;
      while (end < pnm.length && pnm[end] > ' ') {
        end++;
      }
      if (end == pnm.length) {
        throw new IOException("no picture was written");
      }
      words.add(new String(pnm, at, end - at, StandardCharsets.US_ASCII));
      at = end + 1;
    }
    int channels = words.get(0).equals("P6") ? 3 : 1;
    return new Picture(
        Integer.parseInt(words.get(2)),
        Integer.parseInt(words.get(1)),
        channels,
        Arrays.copyOfRange(pnm, at, pnm.length));
  }
}
