package org.isocenter.dicom.io;

import java.util.Arrays;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Dictionary;

/** Data sets as they are after writing: values of even length, PS3.5 section 6.2. */
final class Evened {

  private Evened() {}

  static Dataset of(Dataset dataset) {
    return map(dataset, false);
  }

  static Dataset withoutVrs(Dataset dataset) {
    return map(dataset, true);
  }

  private static Dataset map(Dataset dataset, boolean dropVrs) {
    var mapped = new Dataset();
    for (Element element : dataset) {
      mapped.put(map(element, dropVrs));
    }
    return mapped;
  }

  private static Element map(Element element, boolean dropVrs) {
    return switch (element) {
      case Element.Value value -> value(value, dropVrs);
      case Element.Sequence(var tag, var items) ->
          Element.sequence(tag, items.stream().map(item -> map(item, dropVrs)).toList());
      case Element.Fragments(var tag, var vr, var table, var fragments) ->
          new Element.Fragments(
              tag,
              dropVrs ? Vr.UN : vr,
              value(table, false),
              fragments.stream().map(fragment -> value(fragment, false)).toList());
      case Element.Reference reference -> reference;
    };
  }

  private static Element.Value value(Element.Value value, boolean dropVrs) {
    var vr = dropVrs ? Vr.UN : named(value);
    var bytes = value.bytes();
    if (bytes.length % 2 == 0) {
      return Element.value(value.tag(), vr, bytes);
    }
    var padded = Arrays.copyOf(bytes, bytes.length + 1);
    padded[bytes.length] = value.vr().padding();
    return Element.value(value.tag(), vr, padded);
  }

  /** What little endian names after the dictionary stays unknown in big endian. */
  private static Vr named(Element.Value value) {
    var known = Dictionary.vrOf(value.tag());
    return value.vr() == Vr.UN && known != Vr.SQ ? known : value.vr();
  }
}
