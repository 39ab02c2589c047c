package org.isocenter.query.app;

import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first value of an attribute, gathered while its DICOM JSON passes by. */
final class FirstValue {

  private static final List<String> NAME_GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

  private final List<String> groups = new ArrayList<>(List.of("", "", ""));
  private boolean present;

  /** Takes {@code text} if {@code place} is within the first value; of a name, by its groups. */
  void note(JsonStreamContext place, String text) {
    if (text.isEmpty() || isVr(place)) {
      return;
    }
    present = true;
    if (place.inArray()) {
      if (place.getCurrentIndex() == 0) {
        groups.set(0, text);
      }
      return;
    }
    int group = NAME_GROUPS.indexOf(place.getCurrentName());
    JsonStreamContext array = place.getParent();
    if (group >= 0 && isFirstOf(array)) {
      groups.set(group, text);
    }
  }

  private static boolean isVr(JsonStreamContext place) {
    return place.inObject() && "vr".equals(place.getCurrentName());
  }

  private static boolean isFirstOf(@Nullable JsonStreamContext array) {
    return array != null && array.inArray() && array.getCurrentIndex() == 0;
  }

  /** Whether any value, even a nested one, was there. */
  boolean isPresent() {
    return present;
  }

  String text() {
    return groups.getFirst();
  }

  /** The component groups of a name. */
  List<String> nameGroups() {
    return List.copyOf(groups);
  }
}
