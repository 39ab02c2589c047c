package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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

/** Overlays in bits of the pixel data that are not stored: retired, and still met. */
class EmbeddedOverlaysTest {

  private static final byte WHITE = (byte) 255;

  @ParameterizedTest
  @CsvSource({"12, 15, false", "12, 12, false", "12, 15, true", "8, 9, false", "8, 8, true"})
  void areDrawnInWhiteAndNoPartOfTheValues(int bitsStored, int bit, boolean signed)
      throws UnrenderableException {
    var instance = image(bitsStored, signed).put(number(Tags.OVERLAY_BIT_POSITION, bit));
    var declared = format(bitsStored, signed);
    int mask = (1 << bitsStored) - 1;
    int low = signed ? -100 & mask : 0;
    short[] stored = {(short) low, (short) (100 | 1 << bit), (short) 50, (short) (50 | 1 << bit)};

    var found = render(instance, declared, stored, 1);

    byte plain = found[2];
    assertThat(found).containsExactly((byte) 0, WHITE, plain, WHITE);
    assertThat(plain).isNotEqualTo(WHITE);
  }

  @Test
  void areLeftOutWhereNoneAreWanted() throws UnrenderableException {
    var instance = image(12, false).put(number(Tags.OVERLAY_BIT_POSITION, 15));
    var declared = format(12, false);
    var view = new View(Optional.of(window()), Viewport.WHOLE, false);
    var renderer = new FrameRenderer(instance, 1);

    assertThat(renderer.decodedAs(declared, view)).isEqualTo(declared);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "3, true", "4, false"})
  void areThoseOfSomeFrames(int frame, boolean drawn) throws UnrenderableException {
    var instance =
        image(12, false)
            .put(number(Tags.OVERLAY_BIT_POSITION, 15))
            .put(number(Tags.IMAGE_FRAME_ORIGIN, 2))
            .putText(Tags.NUMBER_OF_FRAMES_IN_OVERLAY, Vr.IS, "2");
    short[] stored = {(short) 0x8000, 0, 0, 0};

    var found = render(instance, format(12, false), stored, frame);

    assertThat(found[0]).isEqualTo(drawn ? WHITE : 0);
  }

  @Test
  void bitsThatAreStoredHoldNone() {
    var instance = image(12, false).put(number(Tags.OVERLAY_BIT_POSITION, 11));
    var declared = format(12, false);

    assertThat(new FrameRenderer(instance, 1).decodedAs(declared, View.PLAIN)).isEqualTo(declared);
  }

  @Test
  void regionsOfInterestAreNotDrawn() {
    var instance =
        image(12, false)
            .put(number(Tags.OVERLAY_BIT_POSITION, 15))
            .putText(Tags.OVERLAY_TYPE, Vr.CS, "R");
    var declared = format(12, false);

    assertThat(new FrameRenderer(instance, 1).decodedAs(declared, View.PLAIN)).isEqualTo(declared);
  }

  private static byte[] render(Dataset instance, PixelFormat declared, short[] stored, int frame)
      throws UnrenderableException {
    var view = new View(Optional.of(window()), Viewport.WHOLE, true);
    var renderer = new FrameRenderer(instance, frame);
    var samples = new Samples.Shorts(renderer.decodedAs(declared, view), stored);
    return renderer.render(samples, declared, view).values();
  }

  private static VoiWindow window() {
    return new VoiWindow(60, 120, VoiWindow.Function.LINEAR_EXACT);
  }

  private static Dataset image(int bitsStored, boolean signed) {
    return new Dataset()
        .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2")
        .put(number(Tags.ROWS, 2))
        .put(number(Tags.COLUMNS, 2))
        .put(number(Tags.BITS_ALLOCATED, 16))
        .put(number(Tags.BITS_STORED, bitsStored))
        .put(number(Tags.PIXEL_REPRESENTATION, signed ? 1 : 0))
        .put(number(Tags.OVERLAY_ROWS, 2))
        .put(number(Tags.OVERLAY_COLUMNS, 2))
        .putText(Tags.OVERLAY_TYPE, Vr.CS, "G");
  }

  private static PixelFormat format(int bitsStored, boolean signed) {
    return new PixelFormat(2, 2, 1, 16, bitsStored, signed, Photometric.MONOCHROME2, false);
  }

  private static Element number(int tag, int value) {
    return Element.value(tag, Vr.US, new byte[] {(byte) value, (byte) (value >>> 8)});
  }
}
