package org.isocenter.retrieve.app;

import java.util.List;

/** Which values a bulk data or pixel data resource of whole instances gives, PS3.18 10.4.1. */
public enum BulkDataSelection {
  /** Every value that the metadata refers to. */
  ALL("bulk data"),
  /** Pixel Data, Float Pixel Data or Double Float Pixel Data of the instance itself. */
  PIXEL_DATA("pixel data");

  private static final List<String> PIXEL_DATA_PATHS = List.of("7FE00010", "7FE00008", "7FE00009");

  private final String title;

  BulkDataSelection(String title) {
    this.title = title;
  }

  public boolean includes(String path) {
    return this == ALL || PIXEL_DATA_PATHS.contains(path);
  }

  @Override
  public String toString() {
    return title;
  }
}
