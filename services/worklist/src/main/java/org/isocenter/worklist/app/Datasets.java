package org.isocenter.worklist.app;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;

/** Small questions about data sets, and copies of them. */
final class Datasets {
  private Datasets() {}

  static Dataset copy(Dataset source) {
    var copy = new Dataset();
    source.forEach(copy::put);
    return copy;
  }

  /** Whether the attribute is there with a value, or at least one item. */
  static boolean hasValue(Dataset dataset, int tag) {
    return dataset.get(tag).filter(Datasets::hasValue).isPresent();
  }

  static boolean hasValue(Element element) {
    return switch (element) {
      case Element.Value value -> !isBlank(value.bytes());
      case Element.Sequence sequence -> !sequence.items().isEmpty();
      case Element.Fragments _, Element.Reference _ -> true;
    };
  }

  private static boolean isBlank(byte[] value) {
    for (byte one : value) {
      if (one != ' ' && one != 0) {
        return false;
      }
    }
    return true;
  }

  static Element empty(int tag) {
    return Dictionary.vrOf(tag) == Vr.SQ
        ? Element.sequence(tag, List.of())
        : Element.value(tag, Dictionary.vrOf(tag), new byte[0]);
  }

  /** The first item of a sequence. */
  static Optional<Dataset> item(Dataset dataset, int tag) {
    return dataset.items(tag).stream().findFirst();
  }

  /** Puts what {@code from} has of {@code tag}, if anything. */
  static void take(Dataset from, int tag, Dataset into) {
    from.get(tag).ifPresent(into::put);
  }

  static boolean differ(Dataset one, Dataset other, int tag) {
    return !one.get(tag).equals(other.get(tag));
  }

  /** How people name the attribute: keyword and tag. */
  static String name(int tag) {
    return Dictionary.keywordOf(tag).orElse("attribute")
        + " "
        + org.isocenter.dicom.data.Tag.toString(tag);
  }
}
