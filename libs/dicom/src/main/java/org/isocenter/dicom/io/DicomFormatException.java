package org.isocenter.dicom.io;

import java.io.IOException;

/** The bytes are not a DICOM object, or break one of the {@link ReadLimits}. */
public final class DicomFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final long position;
  private final int tag;
  private final String path;

  /**
   * @param reason a sentence for a person, without values of the object
   * @param position bytes from the start of the object, inflated where it is deflated
   * @param tag the element being read, 0 if none
   * @param path the element with the sequences around it, {@code (0008,1140)[0].(0008,1155)}, or ""
   */
  public DicomFormatException(String reason, long position, int tag, String path) {
    super(reason + " (at byte " + position + (path.isEmpty() ? "" : ", element " + path) + ")");
    this.reason = reason;
    this.position = position;
    this.tag = tag;
    this.path = path;
  }

  public String reason() {
    return reason;
  }

  public long position() {
    return position;
  }

  public int tag() {
    return tag;
  }

  public String path() {
    return path;
  }
}
