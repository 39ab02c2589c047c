package org.isocenter.retrieve.app.reports;

import java.util.List;

/**
 * A report as it is read: what it is, about whom and by whom, then its content.
 *
 * @param warnings what a reader must know first: that it is not complete or not verified
 */
record Report(String title, List<String> warnings, List<Field> header, ContentItem root) {

  Report {
    warnings = List.copyOf(warnings);
    header = List.copyOf(header);
  }

  /** A line above the content. */
  record Field(String name, String value) {}
}
