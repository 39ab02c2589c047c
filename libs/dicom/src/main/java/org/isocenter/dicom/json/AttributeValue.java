package org.isocenter.dicom.json;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Dataset;

/** A Value array as it is read, before its VR need be known: texts and numbers, or items. */
record AttributeValue(List<String> texts, List<Dataset> items) {
  AttributeValue() {
    this(new ArrayList<>(), new ArrayList<>());
  }
}
