package org.isocenter.conformance.suite;

/**
 * The check asks nothing of this server: something optional is not there, or a fixture is missing.
 */
public final class NotApplicable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotApplicable(String why) {
    super(why);
  }
}
