package org.isocenter.imaging.codec;

import org.isocenter.dicom.data.TransferSyntax;

/**
 * A frame that cannot be decoded or encoded: malformed, beyond a limit, out of time, or of a kind
 * that is not supported. The only way in which a codec fails, whatever its input.
 */
public final class CodecException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient TransferSyntax syntax;
  private final long offset;

  /**
   * @param offset the byte of the frame at which it showed; -1 where no byte is to blame
   * @param sentence what is wrong, without anything of the pixels
   */
  public CodecException(TransferSyntax syntax, long offset, String sentence) {
    super(message(syntax, offset, sentence));
    this.syntax = syntax;
    this.offset = offset;
  }

  /** As the other constructor, with what led to the failure. */
  public CodecException(TransferSyntax syntax, long offset, String sentence, Throwable cause) {
    super(message(syntax, offset, sentence), cause);
    this.syntax = syntax;
    this.offset = offset;
  }

  private static String message(TransferSyntax syntax, long offset, String sentence) {
    String where = offset < 0 ? "" : " (byte " + offset + ")";
    return syntax.name() + where + ": " + sentence;
  }

  /** The transfer syntax of the frame. */
  public TransferSyntax syntax() {
    return syntax;
  }

  /** The byte of the frame at which the failure showed; -1 where no byte is to blame. */
  public long offset() {
    return offset;
  }
}
