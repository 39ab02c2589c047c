package org.isocenter.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

  @ParameterizedTest
  @CsvSource({
    "MÜLLER^Jürgen, muller^jurgen",
    "'Buc^Jérôme', buc^jerome",
    "ИВАНОВ^Пётр, иванов^петр",
    "Smith ^ John, smith^john",
    "Smith^^^, smith",
    "'  Smith  ', smith",
    "山田^太郎, 山田^太郎",
    "홍^길동, 홍^길동",
    "ΠΑΠΑΔΟΠΟΥΛΟΣ^Άννα, παπαδοπουλοσ^αννα",
    "παπαδόπουλος, παπαδοπουλοσ",
    "Großmann^Søren, grossmann^soren",
    "ＳＭＩＴＨ^ﾀﾛｳ, smith^タロウ",
    "ガ, ガ",
  })
  void ignoresCaseAccentsAndPadding(String name, String expected) {
    assertThat(NameKey.normalise(name)).isEqualTo(expected);
  }

  @Test
  void ofDecomposedAndComposedAccentsIsTheSame() {
    assertThat(NameKey.normalise("Ju\u0308rgen")).isEqualTo(NameKey.normalise("J\u00FCrgen"));
  }

  @Test
  void setsEachGroupBetweenMarksOfItsOwn() {
    assertThat(NameKey.of(List.of("Yamada^Tarou", "", "やまだ^たろう")))
        .isEqualTo("\u0001yamada^tarou\u0001\u0003やまだ^たろう\u0003 #a530 #t600 ");
  }

  @Test
  void cannotBeForgedByMarksInTheName() {
    assertThat(NameKey.of(List.of("a\u0001b"))).isEqualTo("\u0001ab\u0001 #a100 ");
  }

  @Test
  void ofAnEmptyNameIsEmpty() {
    assertThat(NameKey.of(List.of("^^", "", " "))).isEmpty();
  }
}
