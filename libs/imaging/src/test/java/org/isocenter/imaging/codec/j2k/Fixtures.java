package org.isocenter.imaging.codec.j2k;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.isocenter.imaging.frame.PixelFormat;

/** Code streams of other encoders and damaged ones, {@code fixtures.tsv}, with what they hold. */
final class Fixtures {
  /**
   * A code stream.
   *
   * @param name for a damaged one, what was wrong
   */
  record Fixture(String name, PixelFormat format, byte[] frame) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Fixtures() {}

  static List<Fixture> sound() throws IOException {
    return fixtures("sound");
  }

  static List<Fixture> damaged() throws IOException {
    return fixtures("damaged");
  }

  private static List<Fixture> fixtures(String kind) throws IOException {
    List<Fixture> fixtures = new ArrayList<>();
    try (InputStream in = Fixtures.class.getResourceAsStream("fixtures.tsv")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().skip(1).toList()) {
        String[] cells = line.split("\t", -1);
        if (cells[0].equals(kind)) {
          fixtures.add(new Fixture(cells[1], format(cells), Base64.getDecoder().decode(cells[7])));
        }
      }
    }
    return fixtures;
  }

  private static PixelFormat format(String[] cells) {
    int rows = Integer.parseInt(cells[2]);
    int columns = Integer.parseInt(cells[3]);
    int bits = Integer.parseInt(cells[5]);
    return cells[4].equals("3")
        ? Images.rgb(rows, columns, bits)
        : Images.grey(rows, columns, bits, cells[6].equals("signed"));
  }
}
