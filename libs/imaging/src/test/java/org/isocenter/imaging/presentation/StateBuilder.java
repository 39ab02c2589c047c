package org.isocenter.imaging.presentation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.render.UnrenderableException;

/** Builds presentation states. */
final class StateBuilder {

  static final String IMAGE = "2.25.10";
  static final PresentationLimits LIMITS = new PresentationLimits(1000, 1000, 1000, 8);

  final Dataset dataset = new Dataset();
  private final List<Dataset> images = new ArrayList<>();
  private final List<Dataset> annotations = new ArrayList<>();
  private final List<Dataset> layers = new ArrayList<>();

  private StateBuilder() {}

  static StateBuilder aState() {
    return new StateBuilder().about(IMAGE);
  }

  StateBuilder about(String uid, int... frames) {
    images.add(reference(uid, frames));
    return this;
  }

  StateBuilder with(Element element) {
    dataset.put(element);
    return this;
  }

  StateBuilder window(double centre, double width) {
    return voi(window(centre, width, new Dataset()));
  }

  StateBuilder voi(Dataset... items) {
    return with(Element.sequence(Tags.SOFTCOPY_VOILUT_SEQUENCE, List.of(items)));
  }

  static Dataset window(double centre, double width, Dataset item) {
    return item.putText(Tags.WINDOW_CENTER, Vr.DS, Double.toString(centre))
        .putText(Tags.WINDOW_WIDTH, Vr.DS, Double.toString(width))
        .putText(Tags.VOILUT_FUNCTION, Vr.CS, "LINEAR_EXACT");
  }

  StateBuilder turned(int degrees, String flip) {
    dataset.putText(Tags.IMAGE_HORIZONTAL_FLIP, Vr.CS, flip);
    return with(words(Tags.IMAGE_ROTATION, Vr.US, degrees));
  }

  StateBuilder area(int left, int top, int right, int bottom) {
    return area(areaItem(left, top, right, bottom));
  }

  StateBuilder area(Dataset item) {
    return with(Element.sequence(Tags.DISPLAYED_AREA_SELECTION_SEQUENCE, List.of(item)));
  }

  static Dataset areaItem(int left, int top, int right, int bottom) {
    return new Dataset()
        .put(longs(Tags.DISPLAYED_AREA_TOP_LEFT_HAND_CORNER, left, top))
        .put(longs(Tags.DISPLAYED_AREA_BOTTOM_RIGHT_HAND_CORNER, right, bottom))
        .putText(Tags.PRESENTATION_SIZE_MODE, Vr.CS, "SCALE TO FIT");
  }

  StateBuilder layer(String name, int order, int pValue) {
    layers.add(
        new Dataset()
            .putText(Tags.GRAPHIC_LAYER, Vr.CS, name)
            .putText(Tags.GRAPHIC_LAYER_ORDER, Vr.IS, Integer.toString(order))
            .put(words(Tags.GRAPHIC_LAYER_RECOMMENDED_DISPLAY_GRAYSCALE_VALUE, Vr.US, pValue)));
    return this;
  }

  StateBuilder graphic(String layer, String type, String units, String filled, double... data) {
    var item =
        new Dataset()
            .putText(Tags.GRAPHIC_ANNOTATION_UNITS, Vr.CS, units)
            .putText(Tags.GRAPHIC_TYPE, Vr.CS, type)
            .putText(Tags.GRAPHIC_FILLED, Vr.CS, filled)
            .put(floats(Tags.GRAPHIC_DATA, data));
    return annotation(layer, Tags.GRAPHIC_OBJECT_SEQUENCE, item);
  }

  StateBuilder text(String layer, String text, double left, double top, double right, double low) {
    var item =
        new Dataset()
            .putText(Tags.BOUNDING_BOX_ANNOTATION_UNITS, Vr.CS, "PIXEL")
            .putText(Tags.UNFORMATTED_TEXT_VALUE, Vr.ST, text)
            .put(floats(Tags.BOUNDING_BOX_TOP_LEFT_HAND_CORNER, left, top))
            .put(floats(Tags.BOUNDING_BOX_BOTTOM_RIGHT_HAND_CORNER, right, low));
    return annotation(layer, Tags.TEXT_OBJECT_SEQUENCE, item);
  }

  StateBuilder annotation(String layer, int sequence, Dataset item) {
    annotations.add(
        new Dataset()
            .putText(Tags.GRAPHIC_LAYER, Vr.CS, layer)
            .put(Element.sequence(sequence, List.of(item))));
    return this;
  }

  PresentationState build() throws UnrenderableException {
    return build(LIMITS);
  }

  PresentationState build(PresentationLimits limits) throws UnrenderableException {
    return PresentationState.read(PresentationKind.GRAYSCALE, attributes(), limits);
  }

  Dataset attributes() {
    var series =
        new Dataset()
            .putText(Tags.SERIES_INSTANCE_UID, Vr.UI, "2.25.2")
            .put(Element.sequence(Tags.REFERENCED_IMAGE_SEQUENCE, images));
    return dataset
        .putText(Tags.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192")
        .put(Element.sequence(Tags.REFERENCED_SERIES_SEQUENCE, List.of(series)))
        .put(Element.sequence(Tags.GRAPHIC_LAYER_SEQUENCE, layers))
        .put(Element.sequence(Tags.GRAPHIC_ANNOTATION_SEQUENCE, annotations));
  }

  static Dataset reference(String uid, int... frames) {
    var item = new Dataset().putText(Tags.REFERENCED_SOP_INSTANCE_UID, Vr.UI, uid);
    if (frames.length > 0) {
      String[] numbers = new String[frames.length];
      for (int i = 0; i < frames.length; i++) {
        numbers[i] = Integer.toString(frames[i]);
      }
      item.putText(Tags.REFERENCED_FRAME_NUMBER, Vr.IS, numbers);
    }
    return item;
  }

  static Element words(int tag, Vr vr, int... values) {
    var bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return Element.value(tag, vr, bytes.array());
  }

  static Element longs(int tag, int... values) {
    var bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return Element.value(tag, Vr.SL, bytes.array());
  }

  static Element floats(int tag, double... values) {
    var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putFloat((float) value);
    }
    return Element.value(tag, Vr.FL, bytes.array());
  }
}
