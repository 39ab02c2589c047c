package org.isocenter.imaging.presentation;

import java.util.List;

/**
 * Text and graphics in one layer, PS3.3 C.10.5.
 *
 * @param images that they belong to; empty for all
 * @param layer its name
 */
public record GraphicAnnotation(
    List<ReferencedImage> images,
    String layer,
    List<TextObject> texts,
    List<GraphicObject> graphics) {

  public GraphicAnnotation {
    images = List.copyOf(images);
    texts = List.copyOf(texts);
    graphics = List.copyOf(graphics);
  }
}
