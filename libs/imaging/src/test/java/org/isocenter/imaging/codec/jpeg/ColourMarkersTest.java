package org.isocenter.imaging.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodeStreamHeader;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SyntheticFrames;
import org.isocenter.imaging.frame.Photometric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourMarkersTest {
  private static final String JFIF = "FFD8 FFE0 0010 4A46494600 0101 00 0001 0001 0000";
  private static final String ADOBE = "FFD8 FFEE 000E 41646F6265 0064 0000 0000 0";

  private static ColourMarkers markers(String hex) throws CodecException {
    var request =
        SyntheticFrames.decode(TransferSyntax.JPEG_BASELINE, SyntheticFrames.rgb(1, 1, 8));
    var segments = new MarkerSegments(HexFormat.of().parseHex(hex.replace(" ", "")), request);
    var markers = new ColourMarkers();
    int marker = segments.next();
    if (marker != MarkerSegments.END_OF_IMAGE) {
      markers.take(marker, segments);
    }
    return markers;
  }

  private static FrameHeader frame(int process, String ids, int factor) {
    var size = new CodeStreamHeader(0, 1, 1, 3, 8);
    return new FrameHeader(
        process,
        size,
        List.of(
            new FrameComponent(ids.charAt(0), factor, 1, 0),
            new FrameComponent(ids.charAt(1), 1, 1, 0),
            new FrameComponent(ids.charAt(2), 1, 1, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "none, 123, 1, RGB, RGB",
    "none, 123, 1, YBR_FULL_422, YBR_FULL",
    "none, 123, 2, RGB, YBR_FULL",
    "none, RGB, 1, YBR_FULL_422, RGB",
    "JFIF, 123, 1, RGB, YBR_FULL",
    "JFIF, RGB, 1, RGB, RGB",
    "Adobe 0, 123, 2, YBR_FULL_422, RGB",
    "Adobe 1, RGB, 1, RGB, YBR_FULL"
  })
  void theCodeStreamKnowsBetterThanTheDataSet(
      String marker, String ids, int factor, Photometric declared, Photometric actual)
      throws CodecException {
    var markers =
        switch (marker) {
          case "JFIF" -> markers(JFIF);
          case "Adobe 0" -> markers(ADOBE + "0");
          case "Adobe 1" -> markers(ADOBE + "1");
          default -> markers("FFD8");
        };

    assertThat(markers.interpretation(frame(FrameHeader.BASELINE, ids, factor), declared))
        .isEqualTo(actual);
  }

  @ParameterizedTest
  @CsvSource({"RGB, RGB", "YBR_FULL, YBR_FULL", "YBR_FULL_422, YBR_FULL"})
  void jfifSaysNothingOfALosslessFrame(Photometric declared, Photometric actual)
      throws CodecException {
    assertThat(markers(JFIF).interpretation(frame(FrameHeader.LOSSLESS, "123", 1), declared))
        .isEqualTo(actual);
  }
}
