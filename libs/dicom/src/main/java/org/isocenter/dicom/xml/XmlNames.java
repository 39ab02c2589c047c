package org.isocenter.dicom.xml;

import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.isocenter.dicom.io.DicomFormatException;
import org.jspecify.annotations.Nullable;

/** Reads person names: component groups of components, PS3.19 table A.1.5-2. */
final class XmlNames {
  private XmlNames() {}

  /** Reads the PersonName that the cursor is at, into the text of PS3.5 section 6.2.1. */
  static String read(XmlCursor xml, int longest) throws XMLStreamException, DicomFormatException {
    var groups = new @Nullable String[NativeModel.GROUPS.size()];
    while (xml.nextChild()) {
      int group = index(xml, NativeModel.GROUPS, groups);
      groups[group] = group(xml, longest);
    }
    return joined(groups, "=");
  }

  private static String group(XmlCursor xml, int longest)
      throws XMLStreamException, DicomFormatException {
    var components = new @Nullable String[NativeModel.COMPONENTS.size()];
    while (xml.nextChild()) {
      int component = index(xml, NativeModel.COMPONENTS, components);
      components[component] = xml.text(longest);
    }
    return joined(components, "^");
  }

  private static int index(XmlCursor xml, List<String> names, @Nullable String[] parts)
      throws DicomFormatException {
    int index = names.indexOf(xml.name());
    if (index < 0 || parts[index] != null) {
      throw xml.failure("a person name has an unknown part, or one twice");
    }
    return index;
  }

  /** An empty last part that is there keeps the delimiter before it. */
  private static String joined(@Nullable String[] parts, String delimiter) {
    int count = parts.length;
    while (count > 0 && parts[count - 1] == null) {
      count--;
    }
    var there = Arrays.stream(parts, 0, count).map(part -> part == null ? "" : part);
    return String.join(delimiter, there.toList());
  }
}
