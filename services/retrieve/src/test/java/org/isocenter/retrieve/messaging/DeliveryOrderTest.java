package org.isocenter.retrieve.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.util.List;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.retrieve.app.NewInstance;
import org.isocenter.retrieve.app.gzip.DeflatedRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryOrderTest {

  @Test
  void readsTheNumbersOfAScannedInstance() {
    var scan = sample().numbered(3, 17).build().scan();

    assertThat(DeliveryOrder.of(scan.metadata())).isEqualTo(new DeliveryOrder(3, 17));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                              | -1 | -1
          {"00200011":{"vr":"IS"},"00200013":{"vr":"IS"}}                 | -1 | -1
          {"00200011":{"vr":"IS","Value":[]}}                             | -1 | -1
          {"00200011":{"vr":"IS","Value":[null]}}                         | -1 | -1
          {"00200011":{"vr":"IS","Value":[-4,5]},"00200013":{"vr":"IS","Value":[2]}} | -4 | 2
          {"00081140":{"vr":"SQ","Value":[{"00200013":{"vr":"IS","Value":[9]}}]}}    | -1 | -1
          {"00200013":{"vr":"IS","Value":["12"]},"00280010":{"vr":"US"}}  | -1 | 12
          {"00280010":{"vr":"US"}}                                        | -1 | -1
          """)
  void putsWhatHasNoNumberLast(String json, int series, int instance) {
    var run = DeflatedRuns.of(json);
    var metadata =
        new Metadata(
            run.buffer(),
            List.of(new Metadata.Segment(run.deflatedLength(), run.length(), run.crc32())));

    var order = DeliveryOrder.of(metadata);

    assertThat(order).isEqualTo(new DeliveryOrder(unlessAbsent(series), unlessAbsent(instance)));
  }

  private static int unlessAbsent(int number) {
    return number == -1 ? NewInstance.UNNUMBERED : number;
  }
}
