package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.VoiWindow.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From stored values to what a screen shows: PS3.4 N.2. */
class FrameRendererTest {

  @Nested
  class OfGreys {

    @Test
    void rescalesBeforeTheWindow() throws UnrenderableException {
      var instance =
          image("MONOCHROME2")
              .putText(Tags.RESCALE_SLOPE, Vr.DS, "2")
              .putText(Tags.RESCALE_INTERCEPT, Vr.DS, "-1024")
              .putText(Tags.WINDOW_CENTER, Vr.DS, "0", "40")
              .putText(Tags.WINDOW_WIDTH, Vr.DS, "256", "400");

      // -1024, -128, 0, 127: below, first of, half a step above the middle of, last of the window
      assertThat(render(instance, 0, 448, 512, 576)).containsExactly(0, 0, 128, 255);
    }

    @Test
    void takesTheWindowOfTheClient() throws UnrenderableException {
      var instance =
          image("MONOCHROME2")
              .putText(Tags.WINDOW_CENTER, Vr.DS, "0")
              .putText(Tags.WINDOW_WIDTH, Vr.DS, "1");
      var wanted = new VoiWindow(100, 200, Function.LINEAR_EXACT);
      var view = new View(Optional.of(wanted), Viewport.WHOLE, true);

      assertThat(render(instance, view, 0, 50, 100, 250)).containsExactly(0, 64, 128, 255);
    }

    @Test
    void showsTheWholeRangeWhereNoWindowIs() throws UnrenderableException {
      assertThat(render(image("MONOCHROME2"), 1000, 1100, 1200, 1500))
          .containsExactly(0, 51, 102, 255);
    }

    @Test
    void leavesPaddingOutOfTheRange() throws UnrenderableException {
      var instance = image("MONOCHROME2").put(words(Tags.PIXEL_PADDING_VALUE, Vr.US, 0));

      assertThat(render(instance, 0, 1000, 1100, 1500)).containsExactly(0, 0, 51, 255);
    }

    @Test
    void invertsMonochrome1() throws UnrenderableException {
      assertThat(render(image("MONOCHROME1"), 1000, 1100, 1200, 1500))
          .containsExactly(255, 204, 153, 0);
    }

    @Test
    void invertsWhereThePresentationLutSaysSo() throws UnrenderableException {
      var instance = image("MONOCHROME2").putText(Tags.PRESENTATION_LUT_SHAPE, Vr.CS, "INVERSE");

      assertThat(render(instance, 1000, 1100, 1200, 1500)).containsExactly(255, 204, 153, 0);
    }

    @Test
    void appliesModalityAndVoiTables() throws UnrenderableException {
      var instance =
          image("MONOCHROME2")
              .put(Element.sequence(Tags.MODALITY_LUT_SEQUENCE, List.of(table(10, 16, 5, 6, 8))))
              .put(Element.sequence(Tags.VOILUT_SEQUENCE, List.of(table(5, 8, 0, 51, 102, 255))));

      // 9 and 10 become 5, 11 becomes 6, 99 becomes 8
      assertThat(render(instance, 9, 10, 11, 99)).containsExactly(0, 0, 51, 255);
    }

    @Test
    void prefersTheFunctionalGroupsOfTheFrame() throws UnrenderableException {
      var shared = new Dataset().put(window("0", "1"));
      var second = new Dataset().put(window("50", "100"));
      var instance =
          image("MONOCHROME2")
              .put(Element.sequence(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, List.of(shared)))
              .put(
                  Element.sequence(
                      Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, List.of(new Dataset(), second)));
      var samples = samples(0, 20, 40, 100);

      var first = new FrameRenderer(instance, 1).render(samples, samples.format(), View.PLAIN);
      var other = new FrameRenderer(instance, 2).render(samples, samples.format(), View.PLAIN);

      assertThat(numbers(first)).containsExactly(255, 255, 255, 255);
      assertThat(numbers(other)).containsExactly(0, 52, 103, 255);
    }

    @Test
    void showsSignedValues() throws UnrenderableException {
      var format = new PixelFormat(1, 2, 1, 16, 12, true, Photometric.MONOCHROME2, false);
      var samples = new Samples.Shorts(format, new short[] {-2048, 2047});
      var instance = image("MONOCHROME2").put(words(Tags.PIXEL_REPRESENTATION, Vr.US, 1));

      assertThat(numbers(new FrameRenderer(instance, 1).render(samples, format, View.PLAIN)))
          .containsExactly(0, 255);
    }

    @Test
    void drawsGraphicsOverlays() throws UnrenderableException {
      var instance =
          image("MONOCHROME2")
              .putText(Tags.OVERLAY_TYPE, Vr.CS, "G")
              .put(words(Tags.OVERLAY_ROWS, Vr.US, 1))
              .put(words(Tags.OVERLAY_COLUMNS, Vr.US, 3))
              .put(words(Tags.OVERLAY_ORIGIN, Vr.SS, 1, 2))
              .put(Element.value(Tags.OVERLAY_DATA, Vr.OW, new byte[] {0b101, 0}));
      var without = new View(Optional.empty(), Viewport.WHOLE, false);

      assertThat(render(instance, 0, 0, 0, 9)).containsExactly(0, 255, 0, 255);
      assertThat(render(instance, without, 0, 0, 0, 9)).containsExactly(0, 0, 0, 255);
    }

    private static Element window(String centre, String width) {
      return Element.sequence(
          Tags.FRAME_VOILUT_SEQUENCE,
          List.of(
              new Dataset()
                  .putText(Tags.WINDOW_CENTER, Vr.DS, centre)
                  .putText(Tags.WINDOW_WIDTH, Vr.DS, width)));
    }

    private static Dataset table(int first, int bits, int... entries) {
      return new Dataset()
          .put(words(Tags.LUT_DESCRIPTOR, Vr.US, entries.length, first, bits))
          .put(words(Tags.LUT_DATA, Vr.US, entries));
    }
  }

  @Nested
  class OfColours {

    @Test
    void looksUpAPalette() throws UnrenderableException {
      var instance = image("PALETTE COLOR");
      for (int colour = 0; colour < 3; colour++) {
        instance
            .put(words(Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR + colour, Vr.US, 2, 1, 16))
            .put(
                words(
                    Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA + colour,
                    Vr.OW,
                    0x1000 * colour,
                    0xFF00));
      }

      assertThat(render(instance, 0, 1, 2, 3))
          .containsExactly(0, 16, 32, 0, 16, 32, 255, 255, 255, 255, 255, 255);
    }

    @Test
    void expandsASegmentedPalette() throws UnrenderableException {
      var instance = image("PALETTE COLOR");
      for (int colour = 0; colour < 3; colour++) {
        instance
            .put(words(Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR + colour, Vr.US, 7, 0, 16))
            .put(
                words(
                    Tags.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA + colour,
                    Vr.OW,
                    // 0; then 4 on the way to 0x8000; then the first segment once more, and white
                    new int[] {0, 1, 0, 1, 4, 0x8000, 2, 1, 0, 0, 0, 1, 0xFFFF}));
      }

      assertThat(everyThird(render(instance, 0, 1, 2, 4))).containsExactly(0, 0x20, 0x40, 0x80);
      assertThat(everyThird(render(instance, 4, 5, 6, 7))).containsExactly(0x80, 0, 0xFF, 0xFF);
    }

    @Test
    void refusesAPaletteThatIsMissingOrBroken() {
      var broken = image("PALETTE COLOR");
      for (int colour = 0; colour < 3; colour++) {
        broken
            .put(words(Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR + colour, Vr.US, 7, 0, 16))
            .put(
                words(
                    Tags.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA + colour,
                    Vr.OW,
                    new int[] {2, 9, 0, 0}));
      }

      assertThatThrownBy(() -> render(image("PALETTE COLOR"), 0, 1, 2, 3))
          .isInstanceOf(UnrenderableException.class)
          .hasMessageContaining("no palette");
      assertThatThrownBy(() -> render(broken, 0, 1, 2, 3))
          .isInstanceOf(UnrenderableException.class);
    }

    @Test
    void convertsLuminanceAndChrominance() throws UnrenderableException {
      var format = new PixelFormat(1, 3, 3, 8, 8, false, Photometric.YBR_FULL, false);
      byte[] values = {76, 85, (byte) 255, (byte) 255, (byte) 128, (byte) 128, 29, (byte) 255, 107};

      var picture = colours(format, new Samples.Bytes(format, values));

      assertThat(numbers(picture)).containsExactly(254, 0, 0, 255, 255, 255, 0, 0, 254);
    }

    @Test
    void keepsTheUpperBitsOfDeepColours() throws UnrenderableException {
      var format = new PixelFormat(1, 1, 3, 16, 16, false, Photometric.RGB, false);

      var picture =
          colours(format, new Samples.Shorts(format, new short[] {(short) 0xFFFF, 0x1234, 0xFF}));

      assertThat(numbers(picture)).containsExactly(255, 0x12, 0);
    }

    private static Picture colours(PixelFormat format, Samples samples)
        throws UnrenderableException {
      return new FrameRenderer(image("RGB"), 1).render(samples, format, View.PLAIN);
    }

    private static int[] everyThird(int[] numbers) {
      return new int[] {numbers[0], numbers[3], numbers[6], numbers[9]};
    }
  }

  private static Dataset image(String photometric) {
    return new Dataset()
        .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, photometric)
        .put(words(Tags.ROWS, Vr.US, 2))
        .put(words(Tags.COLUMNS, Vr.US, 2))
        .put(words(Tags.BITS_ALLOCATED, Vr.US, 16));
  }

  private static Element words(int tag, Vr vr, int... values) {
    var bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return Element.value(tag, vr, bytes.array());
  }

  /** One row of four values of 12 bits. */
  private static Samples samples(int... values) {
    var format = new PixelFormat(1, 4, 1, 16, 12, false, Photometric.MONOCHROME2, false);
    short[] stored = new short[values.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (short) values[i];
    }
    return new Samples.Shorts(format, stored);
  }

  private static int[] render(Dataset instance, int... values) throws UnrenderableException {
    return render(instance, View.PLAIN, values);
  }

  private static int[] render(Dataset instance, View view, int... values)
      throws UnrenderableException {
    var samples = samples(values);
    return numbers(new FrameRenderer(instance, 1).render(samples, samples.format(), view));
  }

  private static int[] numbers(Picture picture) {
    int[] numbers = new int[picture.values().length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = picture.values()[i] & 0xFF;
    }
    return numbers;
  }
}
