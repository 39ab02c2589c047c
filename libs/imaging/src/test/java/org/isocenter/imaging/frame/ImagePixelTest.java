package org.isocenter.imaging.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.junit.jupiter.api.Test;

class ImagePixelTest {

  private static Dataset image(int rows, int columns, int bitsAllocated) {
    var image = new Dataset();
    number(image, Tags.ROWS, rows);
    number(image, Tags.COLUMNS, columns);
    number(image, Tags.BITS_ALLOCATED, bitsAllocated);
    return image;
  }

  private static void number(Dataset dataset, int tag, int value) {
    dataset.put(Element.value(tag, Vr.US, new byte[] {(byte) value, (byte) (value >> 8)}));
  }

  @Test
  void readsWhatTheModuleSays() {
    var image = image(512, 400, 16);
    number(image, Tags.SAMPLES_PER_PIXEL, 3);
    number(image, Tags.BITS_STORED, 12);
    number(image, Tags.PIXEL_REPRESENTATION, 1);
    number(image, Tags.PLANAR_CONFIGURATION, 1);
    image.putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "YBR_FULL_422");

    assertThat(ImagePixel.format(image))
        .isEqualTo(new PixelFormat(512, 400, 3, 16, 12, true, Photometric.YBR_FULL_422, true));
  }

  @Test
  void fillsInWhatIsAbsent() {
    assertThat(ImagePixel.format(image(2, 3, 8)))
        .isEqualTo(new PixelFormat(2, 3, 1, 8, 8, false, Photometric.MONOCHROME2, false));
  }

  @Test
  void bitsStoredThatDoNotFitAreAllThatAreAllocated() {
    var image = image(2, 3, 8);
    number(image, Tags.BITS_STORED, 12);

    assertThat(ImagePixel.format(image).bitsStored()).isEqualTo(8);
  }

  @Test
  void whatIsNoImageIsRefused() {
    assertThatThrownBy(() -> ImagePixel.format(new Dataset()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Rows are 0");
    assertThatThrownBy(() -> ImagePixel.format(image(2, 2, 12)))
        .hasMessageContaining("Bits Allocated are 12");
  }
}
