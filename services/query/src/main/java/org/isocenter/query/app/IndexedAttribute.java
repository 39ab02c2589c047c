package org.isocenter.query.app;

import org.isocenter.dicom.data.Vr;

/**
 * An attribute that searches can return and match.
 *
 * @param level the level whose entities have it
 */
public record IndexedAttribute(int tag, Vr vr, Level level, Access access) {

  /** Where the index keeps an attribute, which decides how it can be matched. */
  public enum Access {
    /** In a column with an index, and as sent in the level's document. */
    COLUMN,
    /** In a column only: it identifies or sums up the entity. */
    KEY,
    /** In the level's DICOM JSON document. */
    DOCUMENT,
    /** Made for the result. */
    COMPUTED
  }

  /** Whether the level's document holds the attribute as it was sent. */
  public boolean isInDocument() {
    return switch (access) {
      case COLUMN, DOCUMENT -> true;
      case KEY, COMPUTED -> false;
    };
  }

  /** Whether a search may name a value of it. */
  public boolean isMatched() {
    return switch (access) {
      case COLUMN, KEY, DOCUMENT -> true;
      case COMPUTED -> false;
    };
  }

  public boolean hasColumn() {
    return access == Access.COLUMN || access == Access.KEY;
  }
}
