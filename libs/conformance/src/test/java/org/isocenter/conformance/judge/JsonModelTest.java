package org.isocenter.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.isocenter.conformance.http.Mismatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonModelTest {

  @Test
  void readsWhatTheStandardAllows() {
    var json =
        """
        [{"00080016":{"vr":"UI","Value":["1.2"]},
          "00100010":{"vr":"PN","Value":[{"Alphabetic":"A^B","Ideographic":"C"}]},
          "00200013":{"vr":"IS","Value":["1"]},
          "00280010":{"vr":"US","Value":[5]},
          "00400275":{"vr":"SQ","Value":[{},{"00400009":{"vr":"SH"}}]},
          "7FE00010":{"vr":"OW","BulkDataURI":"bulk"}}]
        """;

    assertThat(JsonModel.datasets(json.getBytes(StandardCharsets.UTF_8))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[{}] []",
        "\"text\"",
        "{\"0008001\":{\"vr\":\"UI\"}}",
        "{\"0008001a\":{\"vr\":\"UI\"}}",
        "{\"00080018\":{\"vr\":\"UI\"},\"00080016\":{\"vr\":\"UI\"}}",
        "{\"00080016\":{\"vr\":\"UI\"},\"00080016\":{\"vr\":\"UI\"}}",
        "{\"00080000\":{\"vr\":\"UL\",\"Value\":[4]}}",
        "{\"00080016\":{\"Value\":[\"1\"]}}",
        "{\"00080016\":{\"vr\":\"UI\",\"Value\":[]}}",
        "{\"00080016\":{\"vr\":\"UI\",\"Value\":[1]}}",
        "{\"00080016\":{\"vr\":\"UI\",\"Value\":\"1\"}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"5\"]}}",
        "{\"00100010\":{\"vr\":\"PN\",\"Value\":[\"A^B\"]}}",
        "{\"7FE00010\":{\"vr\":\"OW\",\"InlineBinary\":\"AA==\",\"BulkDataURI\":\"x\"}}"
      })
  void refusesWhatTheStandardDoesNot(String json) {
    var body = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> JsonModel.datasets(body)).isInstanceOf(Mismatch.class);
  }
}
