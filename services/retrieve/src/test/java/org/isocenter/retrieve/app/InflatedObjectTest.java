package org.isocenter.retrieve.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.fixture.Sample;
import org.junit.jupiter.api.Test;

class InflatedObjectTest {

  private final Sample deflated =
      sample().encodedAs(TransferSyntax.DEFLATED).ofSize(64, 64).withFrames(2).build();

  @Test
  void findsAValueWhereTheScanFoundIt() throws IOException {
    var pixels =
        deflated.scan().bulkData().stream()
            .filter(value -> value.path().equals("7FE00010"))
            .findFirst()
            .orElseThrow();

    try (var in = open(new ByteRange(pixels.offset(), pixels.length()))) {
      assertThat(in.readAllBytes()).isEqualTo(deflated.pixels());
    }
  }

  @Test
  void leavesTheFileMetaInformationAsItIs() throws IOException {
    try (var in = open(new ByteRange(0, 132))) {
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOf(deflated.part10(), 132));
    }
  }

  @Test
  void saysThatTheObjectEndsTooEarly() {
    assertThatThrownBy(
            () -> {
              try (var in = open(new ByteRange(140, 1 << 20))) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesWhatIsNoPart10Object() {
    var zeros = new ByteArrayInputStream(new byte[100]);

    assertThatThrownBy(() -> InflatedObject.open(zeros, new ByteRange(0, 1)))
        .isInstanceOf(IOException.class);
  }

  private InputStream open(ByteRange range) throws IOException {
    return InflatedObject.open(new ByteArrayInputStream(deflated.part10()), range);
  }
}
