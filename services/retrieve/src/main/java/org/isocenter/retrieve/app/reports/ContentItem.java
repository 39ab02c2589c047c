package org.isocenter.retrieve.app.reports;

import java.util.List;
import java.util.Optional;

/**
 * A node of the content tree, PS3.3 C.17.3.
 *
 * @param number its position, {@code 1.2.3}, by which other items refer to it
 * @param relationship to the item above it, in small letters; empty where it is merely contained
 * @param name what it is about; empty where it does not say
 * @param container whether it is a heading for the items below it
 * @param language of it and the items below it, a tag of RFC 5646
 */
record ContentItem(
    String number,
    String relationship,
    String name,
    boolean container,
    List<Run> value,
    Optional<String> language,
    List<ContentItem> items) {

  ContentItem {
    value = List.copyOf(value);
    items = List.copyOf(items);
  }
}
