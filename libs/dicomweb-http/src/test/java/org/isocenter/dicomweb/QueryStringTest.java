package org.isocenter.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.junit.jupiter.api.Test;

class QueryStringTest {

  @Test
  void decodesNamesAndValuesInTheirOrder() {
    assertThat(QueryString.parse("includefield=00081030%2C00080060&PatientName=M%C3%BCller+J*"))
        .containsExactly(
            Map.entry("includefield", "00081030,00080060"), Map.entry("PatientName", "Müller J*"));
  }

  @Test
  void toleratesWhatClientsLeaveBehind() {
    assertThat(QueryString.parse("limit=5000&")).containsExactly(Map.entry("limit", "5000"));
    assertThat(QueryString.parse("&&PatientID&=x&a=b=c"))
        .containsExactly(Map.entry("PatientID", ""), Map.entry("", "x"), Map.entry("a", "b=c"));
    assertThat(QueryString.parse("StudyInstanceUID=1.2\\3.4"))
        .containsExactly(Map.entry("StudyInstanceUID", "1.2\\3.4"));
    assertThat(QueryString.parse(null)).isEmpty();
    assertThat(QueryString.parse("")).isEmpty();
  }

  @Test
  void refusesATornEscape() {
    assertThatThrownBy(() -> QueryString.parse("PatientName=100%"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("percent");
  }
}
