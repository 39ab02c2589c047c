package org.isocenter.imaging.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Letters as they are seen. */
class LettersTest {

  private static final String BOX =
      """
      .....
      .....
      #####
      #...#
      #...#
      #...#
      #...#
      #...#
      #####
      .....\
      """;

  @Test
  void areDrawn() {
    assertThat(art('A'))
        .isEqualTo(
            """
            .....
            .....
            .###.
            #...#
            #...#
            #...#
            #####
            #...#
            #...#
            .....\
            """);
    assertThat(art(' ')).doesNotContain("#");
  }

  @Test
  void haveTheirMarks() {
    assertThat(art('Ü')).startsWith(".#.#.\n.....\n#...#\n");
    assertThat(art('é')).startsWith(".....\n.....\n...#.\n..#..\n.###.\n");
    assertThat(art('ç')).endsWith(".###.\n..#..");
    assertThat(art('î')).startsWith(".....\n.....\n..#..\n.#.#.\n.##..\n");
  }

  @Test
  void areAllThoseOfLatin1() {
    String missing =
        IntStream.rangeClosed(0x21, 0xFF)
            .filter(code -> code < 0x7F || Character.isLetter(code))
            .filter(code -> art(code).equals(BOX))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    assertThat(missing).isEqualTo("ªº");
  }

  @Test
  void areBoxesWhereTheFontHasNone() {
    assertThat(List.of(art(0x6F22), art(0x1F600), art(0x1EA5))).containsOnly(BOX);
  }

  private static String art(int codePoint) {
    var text = new StringBuilder();
    for (int row : Letters.of(codePoint)) {
      text.append(text.isEmpty() ? "" : "\n");
      for (int bit = Letters.WIDTH - 1; bit >= 0; bit--) {
        text.append((row >> bit & 1) == 1 ? '#' : '.');
      }
    }
    return text.toString();
  }
}
