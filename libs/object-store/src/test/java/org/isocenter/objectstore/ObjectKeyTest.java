package org.isocenter.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "instances/1.2.840/01J.dcm", "a_b-c.D/9", "...", "a/..b"})
  void acceptsSegmentsOfSafeCharacters(String value) {
    assertThat(new ObjectKey(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", "a b", "a\\b", "ä", "a\0b"
      })
  void refusesWhatIsNoSafePath(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(value));
  }

  @Test
  void refusesWhatFileSystemsWouldRefuse() {
    assertThat(ObjectKey.isValid("a".repeat(255) + "/" + "b".repeat(255))).isTrue();
    assertThat(ObjectKey.isValid("a".repeat(256))).isFalse();
    assertThat(ObjectKey.isValid("a/".repeat(256) + "b")).isFalse();
  }
}
