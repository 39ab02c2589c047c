package org.isocenter.query.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EmptyResultTest {

  @Test
  void isOneOfTwoStatuses() {
    assertThat(EmptyResult.ofStatus(204)).isEqualTo(EmptyResult.NO_CONTENT);
    assertThat(EmptyResult.ofStatus(200)).isEqualTo(EmptyResult.EMPTY_ARRAY);
    assertThatThrownBy(() -> EmptyResult.ofStatus(404))
        .hasMessage("Set isocenter.query.empty-result to 204 or 200, not to 404.");
  }
}
