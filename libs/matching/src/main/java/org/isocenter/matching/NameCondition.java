package org.isocenter.matching;

import java.util.ArrayList;
import java.util.List;

/** Criteria on keys of names, see {@link NameKey}, as SQL conditions. */
public final class NameCondition {

  private NameCondition() {}

  /** The condition on {@code key}, an expression of our own. */
  public static Sql of(String key, Matching matching) {
    return switch (matching) {
      case Matching.AnyOf(var names) ->
          Sql.or(names.stream().map(name -> literally(key, name)).toList());
      case Matching.Wildcard(var patterns) ->
          Sql.or(patterns.stream().map(pattern -> like(key, pattern)).toList());
      case Matching.Alike(var name) -> Sql.or(List.of(literally(key, name), alike(key, name)));
      case Matching.Empty _ -> Sql.of(key + " IS NULL");
      case Matching.AnyNumber _, Matching.Dates _, Matching.Times _, Matching.DateTimes _ ->
          throw new IllegalArgumentException("not a matching of names: " + matching);
    };
  }

  private static Sql literally(String key, String name) {
    return name.contains("=")
        ? Sql.and(likes(key, LikePattern.eachGroup(name)))
        : Sql.or(likes(key, LikePattern.anyGroup(name)));
  }

  private static Sql like(String key, String pattern) {
    return pattern.contains("=")
        ? Sql.and(likes(key, LikePattern.eachGroup(pattern)))
        : Sql.or(likes(key, LikePattern.anyGroupOfWildcard(pattern)));
  }

  private static List<Sql> likes(String key, List<String> patterns) {
    return patterns.stream().map(pattern -> Sql.of(key + " LIKE ?", pattern)).toList();
  }

  /** Each word of the name sounds like a word of the key, or shares most of its trigrams. */
  private static Sql alike(String key, String name) {
    var conditions = new ArrayList<Sql>();
    for (var word : NameSounds.words(NameKey.normalise(name))) {
      var sound = Sql.of(key + " LIKE ?", LikePattern.alike(word));
      conditions.add(
          NameSounds.isLatin(word) ? Sql.or(List.of(sound, Sql.of("? <% " + key, word))) : sound);
    }
    return conditions.isEmpty() ? Sql.or(List.of()) : Sql.and(conditions);
  }
}
