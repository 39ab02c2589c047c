package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Square pixels, PS3.3 C.7.6.3.1.7. */
class PixelShapeTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "2, 1, 1, 2",
    "0.5, 0.75, 1.5, 1",
    "0.3515625, 0.351562, 1, 1",
    "1, 0, 1, 1",
    "-2, 1, 1, 1",
    "1, 1000, 1, 1",
    "NaN, 1, 1, 1"
  })
  void growsTheShorterSideOfItsPixels(double height, double width, double across, double down) {
    assertThat(PixelShape.of(height, width)).isEqualTo(new PixelShape(across, down));
  }

  @Test
  void isThatOfTheRatioThenOfTheFrameThenOfTheImage() {
    var measures = new Dataset().putText(Tags.PIXEL_SPACING, Vr.DS, "3", "1");
    var shared =
        new Dataset().put(Element.sequence(Tags.PIXEL_MEASURES_SEQUENCE, List.of(measures)));
    var image = new Dataset().putText(Tags.IMAGER_PIXEL_SPACING, Vr.DS, "2", "1");
    assertThat(down(image)).isEqualTo(2);

    image.put(Element.sequence(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, List.of(shared)));
    assertThat(down(image)).isEqualTo(3);

    image.putText(Tags.PIXEL_ASPECT_RATIO, Vr.IS, "4", "1");
    assertThat(down(image)).isEqualTo(4);
  }

  @Test
  void isAppliedToPicturesAndFitsTheViewport() throws UnrenderableException {
    var image =
        new Dataset()
            .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2")
            .put(Element.value(Tags.ROWS, Vr.US, new byte[] {1, 0}))
            .put(Element.value(Tags.COLUMNS, Vr.US, new byte[] {2, 0}))
            .put(Element.value(Tags.BITS_ALLOCATED, Vr.US, new byte[] {8, 0}))
            .putText(Tags.PIXEL_ASPECT_RATIO, Vr.IS, "3", "1");
    var format = new PixelFormat(1, 2, 1, 8, 8, false, Photometric.MONOCHROME2, false);
    var samples = new Samples.Bytes(format, new byte[] {0, 100});

    var picture = new FrameRenderer(image, 1).render(samples, format, View.PLAIN);
    var placement = View.PLAIN.viewport().place(2, 1, PixelShape.of(3, 1));

    assertThat(picture.rows()).isEqualTo(3);
    assertThat(picture.values()).containsExactly(0, 100, 0, 100, 0, 100);
    assertThat(placement.rows()).isEqualTo(3);
  }

  private static double down(Dataset image) {
    return PixelShape.of(new FrameAttributes(image, 1)).down();
  }
}
