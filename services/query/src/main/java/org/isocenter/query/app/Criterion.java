package org.isocenter.query.app;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Vr;
import org.isocenter.matching.Matching;

/** One condition of a search; all of them must hold. */
public sealed interface Criterion {

  /** The level whose entities have the attribute. */
  Level level();

  /** The attribute's column matches. */
  record OfColumn(IndexedAttribute attribute, Matching matching) implements Criterion {
    @Override
    public Level level() {
      return attribute.level();
    }
  }

  /**
   * A date and its time lie within one period, PS3.4 section C.2.2.2.5: from the first date at the
   * first time to the last date at the last time.
   *
   * @param zone the offset from UTC in which the period is told; if none, it is meant as data sets
   *     write theirs
   */
  record OfPeriod(
      IndexedAttribute date,
      IndexedAttribute time,
      Matching.Dates dates,
      Matching.Times times,
      Optional<ZoneOffset> zone)
      implements Criterion {
    @Override
    public Level level() {
      return date.level();
    }
  }

  /** A value of an attribute that was declared searchable matches. */
  record OfDeclared(DeclaredAttribute attribute, Matching matching) implements Criterion {
    @Override
    public Level level() {
      return attribute.level();
    }
  }

  /**
   * A value in the level's document matches.
   *
   * @param path tags from the outermost sequence to the attribute
   * @param vr of the attribute at the end of the path
   */
  record OfDocument(Level level, List<Integer> path, Vr vr, Matching matching)
      implements Criterion {
    public OfDocument {
      path = List.copyOf(path);
    }
  }
}
