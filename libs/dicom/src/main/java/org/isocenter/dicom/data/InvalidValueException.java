package org.isocenter.dicom.data;

/** A value breaks the rules of its Value Representation, PS3.5 section 6.2. */
public final class InvalidValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param message says what is wrong, never the value
   */
  public InvalidValueException(String message) {
    super(message);
    this.reason = message;
  }

  public String reason() {
    return reason;
  }
}
