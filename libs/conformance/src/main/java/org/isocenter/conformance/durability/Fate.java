package org.isocenter.conformance.durability;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be found of one instance: exactly one thing once the server has answered; what was
 * before or what was asked for, each of them whole, as long as an answer is missing.
 *
 * @param contents any of which may be there
 * @param mayBeAbsent whether it may as well be gone, or not be there yet
 */
record Fate(List<TestInstance> contents, boolean mayBeAbsent) {

  Fate {
    contents = List.copyOf(contents);
  }

  static Fate stored(TestInstance instance) {
    return new Fate(List.of(instance), false);
  }

  static Fate deleted() {
    return new Fate(List.of(), true);
  }

  /** That of an instance which is being stored. */
  static Fate storedOrAbsent(TestInstance instance) {
    return new Fate(List.of(instance), true);
  }

  /** That of an instance which is being replaced. */
  static Fate either(TestInstance before, TestInstance after) {
    return new Fate(List.of(before, after), false);
  }

  @Override
  public String toString() {
    var digests = contents.stream().map(TestInstance::sha256);
    return Stream.concat(digests, mayBeAbsent ? Stream.of("nothing") : Stream.empty())
        .collect(Collectors.joining(" or "));
  }

  boolean isKnown() {
    return contents.size() + (mayBeAbsent ? 1 : 0) == 1;
  }
}
