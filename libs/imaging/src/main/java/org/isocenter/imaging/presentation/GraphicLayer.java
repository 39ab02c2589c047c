package org.isocenter.imaging.presentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Ink;
import org.isocenter.imaging.render.DisplayShutter;

/**
 * What annotations and overlays are grouped by, PS3.3 C.10.7.
 *
 * @param order the lowest is drawn first
 * @param ink recommended for what is in it
 */
public record GraphicLayer(String name, int order, Ink ink) {

  /** All layers, the one to be drawn first before the others. */
  static List<GraphicLayer> in(Dataset dataset) {
    List<GraphicLayer> layers = new ArrayList<>();
    for (var item : dataset.items(Tags.GRAPHIC_LAYER_SEQUENCE)) {
      layers.add(
          new GraphicLayer(
              item.string(Tags.GRAPHIC_LAYER).orElse(""),
              item.number(Tags.GRAPHIC_LAYER_ORDER).map(Number::intValue).orElse(0),
              ink(item)));
    }
    layers.sort(Comparator.comparingInt(GraphicLayer::order));
    return layers;
  }

  private static Ink ink(Dataset item) {
    var grey =
        item.number(Tags.GRAPHIC_LAYER_RECOMMENDED_DISPLAY_GRAYSCALE_VALUE)
            .map(value -> Ink.ofPValue(value.intValue()))
            .orElse(Ink.WHITE);
    return DisplayShutter.inColour(
        grey, item, Tags.GRAPHIC_LAYER_RECOMMENDED_DISPLAY_CIE_LAB_VALUE);
  }
}
