package org.isocenter.imaging.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.imaging.presentation.StateBuilder.IMAGE;
import static org.isocenter.imaging.presentation.StateBuilder.words;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;

/** Small images under presentation states, and what is seen of them. */
final class PresentedPictures {

  private PresentedPictures() {}

  static Picture render(StateBuilder state, Dataset image, View view, int... stored)
      throws UnrenderableException {
    return render(state.build(), image, view, stored);
  }

  static Picture render(PresentationState state, Dataset image, View view, int... stored)
      throws UnrenderableException {
    int rows = image.number(Tags.ROWS).orElseThrow().intValue();
    var format =
        new PixelFormat(rows, stored.length / rows, 1, 8, 8, false, Photometric.MONOCHROME2, false);
    byte[] values = new byte[stored.length];
    for (int i = 0; i < stored.length; i++) {
      values[i] = (byte) stored[i];
    }
    var frame = new PresentedFrame(state, new FrameRenderer(image, 1));
    assertThat(frame.needlessLevels(format, view)).isZero();
    var picture = frame.render(new Samples.Bytes(format, values), format, view);
    assertThat(frame.pixels(format, view)).isEqualTo((long) picture.rows() * picture.columns());
    return picture;
  }

  static Dataset image(int rows, int columns) {
    return new Dataset()
        .putText(Tags.SOP_INSTANCE_UID, Vr.UI, IMAGE)
        .putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2")
        .put(words(Tags.SAMPLES_PER_PIXEL, Vr.US, 1))
        .put(words(Tags.ROWS, Vr.US, rows))
        .put(words(Tags.COLUMNS, Vr.US, columns))
        .put(words(Tags.BITS_ALLOCATED, Vr.US, 8))
        .put(words(Tags.BITS_STORED, Vr.US, 8));
  }

  static int[] ints(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
  }

  static int[] numbers(Picture picture) {
    int[] numbers = new int[picture.values().length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = picture.values()[i] & 0xFF;
    }
    return numbers;
  }

  /** Black as a dot, white as a hash, and what lies between as an o. */
  static List<String> art(Picture picture) {
    var text = new StringBuilder();
    for (int value : numbers(picture)) {
      text.append(value == 0 ? '.' : value == 255 ? '#' : 'o');
    }
    return IntStream.range(0, picture.rows())
        .mapToObj(row -> text.substring(row * picture.columns(), (row + 1) * picture.columns()))
        .toList();
  }
}
