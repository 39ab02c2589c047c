package org.isocenter.retrieve.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathValuesTest {

  @Test
  void readsFrameNumbersInTheOrderOfTheList() {
    assertThat(PathValues.frameNumbers("3,1, 2,1")).containsExactly(3, 1, 2, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "00", "-1", "1,", ",1", "1,,2", "a", "1.5", "1;2", "1 2", "٣"})
  void refusesWhatIsNoFrameNumber(String list) {
    assertThatThrownBy(() -> PathValues.frameNumbers(list)).isInstanceOf(BadRequest.class);
  }

  @Test
  void readsANumberBeyondAllFramesAsOneThatIsMissing() {
    assertThat(PathValues.frameNumbers("99999999999999999999")).containsExactly(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1..2", "1.2.", "abc", "1.2/3"})
  void refusesWhatIsNoUid(String text) {
    assertThatThrownBy(() -> PathValues.study(text)).isInstanceOf(BadRequest.class);
  }
}
