package org.isocenter.dicom.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.io.ReadLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
            + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Müller^Jürgen\"}]}}",
        "{\"00100020\":{\"vr\":\"LO\"},\"00404018\":{\"vr\":\"SQ\"}}",
        "{\"00404018\":{\"vr\":\"SQ\",\"Value\":[{\"00080100\":{\"vr\":\"SH\",\"Value\":[\"1\"]}},"
            + "{}]},\"00741004\":{\"vr\":\"DS\",\"Value\":[50.5]}}"
      })
  void writesWhatWasRead(String json) throws IOException {
    assertThat(new String(DatasetJson.write(read(json)), UTF_8)).isEqualTo(json);
  }

  @Test
  void writesLongTextsWhole() throws IOException {
    var json = "{\"00404008\":{\"vr\":\"UT\",\"Value\":[\"" + "x".repeat(100_000) + "\"]}}";

    assertThat(new String(DatasetJson.write(read(json)), UTF_8)).isEqualTo(json);
  }

  private static Dataset read(String json) throws IOException {
    return new JsonReader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }
}
