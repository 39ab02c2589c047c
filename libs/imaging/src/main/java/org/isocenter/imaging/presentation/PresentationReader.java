package org.isocenter.imaging.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.charset.SpecificCharacterSet;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.render.DisplayShutter;
import org.isocenter.imaging.render.UnrenderableException;

/** Reads a presentation state, counting what it asks for before anything is made of it. */
final class PresentationReader {
  private static final int BYTES_OF_POINT = 2 * Float.BYTES;

  private final Dataset attributes;
  private final PresentationLimits limits;
  private final SpecificCharacterSet characterSet;
  private long items;
  private long points;
  private long characters;

  PresentationReader(Dataset attributes, PresentationLimits limits) {
    this.attributes = attributes;
    this.limits = limits;
    this.characterSet =
        SpecificCharacterSet.of(
            attributes.strings(Tags.SPECIFIC_CHARACTER_SET).toArray(String[]::new));
  }

  PresentationState read(PresentationKind kind) throws UnrenderableException {
    count();
    new MaskModule(attributes).check(limits.maskFrames());
    var blending =
        kind == PresentationKind.BLENDING
            ? Optional.of(Blending.of(attributes))
            : Optional.<Blending>empty();
    return new PresentationState(
        kind,
        blending
            .map(found -> found.underlying().series())
            .orElseGet(() -> ReferencedSeries.in(attributes)),
        DisplayShutter.of(attributes),
        DisplayedArea.in(attributes),
        Orientation.of(attributes),
        GraphicLayer.in(attributes),
        annotations(),
        blending,
        attributes);
  }

  private void count() throws UnrenderableException {
    countReferences(attributes);
    attributes.items(Tags.BLENDING_SEQUENCE).forEach(this::countReferences);
    countAll(Tags.VARIABLE_MODALITY_LUT_SEQUENCE);
    countAll(Tags.DISPLAYED_AREA_SELECTION_SEQUENCE);
    countAll(Tags.GRAPHIC_LAYER_SEQUENCE);
    countAll(Tags.GRAPHIC_ANNOTATION_SEQUENCE);
    countAll(Tags.MASK_SUBTRACTION_SEQUENCE);
    countAll(Tags.PIXEL_SHIFT_SEQUENCE);
    countAll(Tags.PIXEL_INTENSITY_RELATIONSHIP_LUT_SEQUENCE);
    countAll(Tags.FRAME_DISPLAY_SHUTTER_SEQUENCE);
    countAll(Tags.MULTI_FRAME_PRESENTATION_SEQUENCE);
    for (var annotation : attributes.items(Tags.GRAPHIC_ANNOTATION_SEQUENCE)) {
      for (var graphic : annotation.items(Tags.GRAPHIC_OBJECT_SEQUENCE)) {
        items++;
        points += lengthOf(graphic, Tags.GRAPHIC_DATA) / BYTES_OF_POINT;
      }
      for (var text : annotation.items(Tags.TEXT_OBJECT_SEQUENCE)) {
        items++;
        characters += lengthOf(text, Tags.UNFORMATTED_TEXT_VALUE);
      }
    }
    require(items, limits.items(), "items");
    require(points, limits.points(), "graphic points");
    require(characters, limits.characters(), "characters of text");
  }

  private void countReferences(Dataset dataset) {
    dataset.items(Tags.REFERENCED_SERIES_SEQUENCE).forEach(this::countImages);
    dataset.items(Tags.SOFTCOPY_VOILUT_SEQUENCE).forEach(this::countImages);
  }

  private void countAll(int sequence) {
    attributes.items(sequence).forEach(this::countImages);
  }

  private void countImages(Dataset item) {
    items++;
    for (var image : item.items(Tags.REFERENCED_IMAGE_SEQUENCE)) {
      items += 1 + image.value(Tags.REFERENCED_FRAME_NUMBER).map(this::values).orElse(0);
    }
  }

  private int values(Element.Value value) {
    int values = 0;
    for (byte each : value.bytes()) {
      values += each == '\\' ? 1 : 0;
    }
    return values;
  }

  /** A value that is kept elsewhere was too long to be kept with the others. */
  private static long lengthOf(Dataset item, int tag) {
    return switch (item.get(tag).orElse(null)) {
      case null -> 0;
      case Element.Value value -> value.bytes().length;
      case Element.Reference _ -> Integer.MAX_VALUE;
      case Element.Sequence _, Element.Fragments _ -> 0;
    };
  }

  private static void require(long found, int most, String what) throws UnrenderableException {
    if (found > most) {
      throw new UnrenderableException(
          "The presentation state has more than %d %s.".formatted(most, what));
    }
  }

  private List<GraphicAnnotation> annotations() {
    List<GraphicAnnotation> annotations = new ArrayList<>();
    for (var item : attributes.items(Tags.GRAPHIC_ANNOTATION_SEQUENCE)) {
      annotations.add(
          new GraphicAnnotation(
              ReferencedImage.in(item),
              item.string(Tags.GRAPHIC_LAYER).orElse(""),
              item.items(Tags.TEXT_OBJECT_SEQUENCE).stream()
                  .flatMap(text -> TextObject.of(text, characterSet).stream())
                  .toList(),
              item.items(Tags.GRAPHIC_OBJECT_SEQUENCE).stream()
                  .flatMap(graphic -> GraphicObject.of(graphic).stream())
                  .toList()));
    }
    return annotations;
  }
}
