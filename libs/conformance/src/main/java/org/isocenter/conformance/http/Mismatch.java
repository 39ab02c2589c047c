package org.isocenter.conformance.http;

/** The server answered otherwise than the standard says; the message is the sentence to print. */
public final class Mismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Mismatch(String seen) {
    super(seen);
  }

  public static void unless(boolean expected, String seen, Object... values) {
    if (!expected) {
      throw new Mismatch(values.length == 0 ? seen : filled(seen, values));
    }
  }

  private static String filled(String seen, Object[] values) {
    return String.format(seen, values);
  }
}
