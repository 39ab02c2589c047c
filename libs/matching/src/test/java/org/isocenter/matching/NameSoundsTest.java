package org.isocenter.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSoundsTest {

  @ParameterizedTest
  @CsvSource({
    "smith, smyth",
    "meier, mayer",
    "schmidt, schmitt",
    "catherine, katherine",
    "philipp, filip",
    "jansson, yanson",
    "wolfgang, volfgang",
    "robert, rupert",
    "hanna, anna",
  })
  void areTheSameForWordsThatSoundAlike(String one, String other) {
    assertThat(NameSounds.ofWord(one)).isEqualTo(NameSounds.ofWord(other));
  }

  @ParameterizedTest
  @CsvSource({"smith, miller", "garcia, okafor", "novak, novotny", "kumar, tanaka"})
  void differForWordsThatDoNot(String one, String other) {
    assertThat(NameSounds.ofWord(one)).isNotEqualTo(NameSounds.ofWord(other));
  }

  @Test
  void areThoseOfEachWordOfTheName() {
    assertThat(NameSounds.of("van der berg^anna-lena 李"))
        .containsExactly("f500", "d600", "b620", "a500", "l500");
  }
}
