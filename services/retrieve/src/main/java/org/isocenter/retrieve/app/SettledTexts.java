package org.isocenter.retrieve.app;

import java.util.Optional;
import java.util.Set;

/** The texts of settled series that were made so far. */
public interface SettledTexts {

  /** The text of a series under a base URL, unless it was made from another state of the series. */
  Optional<SettledText> find(Scope.Series series, String baseUrl, String digest);

  /**
   * The raw DEFLATE stream of a text, read piece by piece while it is iterated over; ends early
   * when the text is replaced or removed meanwhile.
   */
  Iterable<byte[]> deflated(SettledText text);

  /** Keeps a text in place of the one that was there, and those of {@code baseUrls} beside it. */
  void keep(SettledText text, byte[] deflated, Set<String> baseUrls);

  /** Removes all texts of a series. */
  void remove(Scope.Series series);
}
