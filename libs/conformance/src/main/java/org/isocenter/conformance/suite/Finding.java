package org.isocenter.conformance.suite;

/** What one check found. */
public record Finding(Check check, Verdict verdict, String seen, long millis) {

  /** How a check ended. */
  public enum Verdict {
    PASS,
    FAIL,
    SKIP
  }
}
