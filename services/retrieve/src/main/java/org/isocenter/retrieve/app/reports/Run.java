package org.isocenter.retrieve.app.reports;

/** A piece of a value that is read in one go. */
sealed interface Run {

  String text();

  /** What was said or measured. */
  record Plain(String text) implements Run {}

  /** What only explains it, such as a code beside its meaning. */
  record Aside(String text) implements Run {}

  /**
   * A way to something else.
   *
   * @param target a URL of this server, or the anchor of another item behind {@code #}
   */
  record Link(String text, String target) implements Run {}
}
