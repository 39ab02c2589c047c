package org.isocenter.imaging.draw;

import java.util.List;

/**
 * Writes lines of text, set off from the picture by a rim of the opposite brightness.
 *
 * @param scale how many pixels a dot of a letter is wide and high
 */
public record Lettering(Canvas canvas, Ink ink, int scale) {
  private static final int ADVANCE = Letters.WIDTH + 1;
  private static final int LINE = Letters.HEIGHT + 1;
  private static final int LARGEST = 16;

  /** The shortest side of a picture on which letters are as large as they are drawn. */
  private static final int SIDE_OF_SMALLEST = 384;

  /** As large as is easily read on the whole picture. */
  public static Lettering readable(Canvas canvas, Ink ink) {
    int side = Math.min(canvas.columns(), canvas.rows());
    return new Lettering(canvas, ink, Math.clamp(side / SIDE_OF_SMALLEST, 1, LARGEST));
  }

  /** As large as fits into a box, and no smaller than letters are drawn. */
  public static Lettering fitting(
      Canvas canvas, Ink ink, List<String> lines, double width, double height) {
    double scale =
        Math.min(width / Math.max(1, columns(lines) * ADVANCE), height / (LINE * lines.size()));
    return new Lettering(canvas, ink, (int) Math.clamp(scale, 1, LARGEST));
  }

  private static int columns(List<String> lines) {
    return lines.stream().mapToInt(line -> line.codePointCount(0, line.length())).max().orElse(0);
  }

  /** Pixels that a line takes across. */
  public int width(String line) {
    return line.codePointCount(0, line.length()) * ADVANCE * scale;
  }

  /** Pixels that lines take down. */
  public int height(int lines) {
    return lines * LINE * scale;
  }

  /** Writes one line; {@code left} and {@code top} are its upper left corner. */
  public void write(String line, int left, int top) {
    if (top >= canvas.rows() || top + height(1) <= 0) {
      return;
    }
    int room = Math.max(0, canvas.columns() - left) / (ADVANCE * scale) + 1;
    int[] letters = line.codePoints().limit(room).toArray();
    int rim = Math.max(1, scale / 2);
    var ground = ink.contrast();
    for (int i = 0; i < letters.length; i++) {
      write(Letters.of(letters[i]), left + i * ADVANCE * scale, top, new Stroke(rim, ground));
    }
    for (int i = 0; i < letters.length; i++) {
      write(Letters.of(letters[i]), left + i * ADVANCE * scale, top, new Stroke(0, ink));
    }
  }

  /** Dots made wider on every side by a rim. */
  private record Stroke(int rim, Ink ink) {}

  private void write(int[] letter, int left, int top, Stroke stroke) {
    for (int row = 0; row < Letters.HEIGHT; row++) {
      for (int column = 0; column < Letters.WIDTH; column++) {
        if ((letter[row] >> (Letters.WIDTH - 1 - column) & 1) == 1) {
          int x = left + column * scale;
          int y = top + row * scale;
          canvas.fill(
              x - stroke.rim,
              y - stroke.rim,
              x + scale + stroke.rim,
              y + scale + stroke.rim,
              stroke.ink);
        }
      }
    }
  }
}
