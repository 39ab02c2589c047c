package org.isocenter.dicom.data;

/**
 * A unique identifier, PS3.5 section 9. Components with leading zeros break the standard but occur
 * and are let through: {@link #isStrict()} tells.
 *
 * @param value without padding
 */
public record Uid(String value) {

  private static final int MAX_LENGTH = 64;

  /**
   * @throws InvalidValueException when {@code value} is no UID
   */
  public Uid {
    if (!isValid(value)) {
      throw new InvalidValueException("not a UID of PS3.5 section 9");
    }
  }

  /** Whether {@code value} has 1 to 64 digits and dots, and digits between all dots. */
  public static boolean isValid(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      return false;
    }
    char previous = '.';
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '.' ? previous == '.' : c < '0' || c > '9') {
        return false;
      }
      previous = c;
    }
    return previous != '.';
  }

  /** Whether no component but 0 itself begins with a zero. */
  public boolean isStrict() {
    for (String component : value.split("\\.", -1)) {
      if (component.length() > 1 && component.charAt(0) == '0') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return value;
  }
}
