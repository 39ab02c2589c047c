package org.isocenter.conformance.suite;

/**
 * One demand of the standard.
 *
 * @param group the part of PS3.18 by which checks are selected and printed
 * @param section the clause, of PS3.18 unless another part is named
 * @param text what is asked and what is expected
 */
public record Check(String group, String section, String text, Probe probe) {

  /** Asks the server; what it saw, or a {@link org.isocenter.conformance.http.Mismatch}. */
  @FunctionalInterface
  public interface Probe {
    String run(Session session) throws Exception;
  }

  /** By this the user selects. */
  public String id() {
    return group + " " + section + " " + text;
  }
}
