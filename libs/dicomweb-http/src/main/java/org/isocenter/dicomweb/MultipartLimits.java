package org.isocenter.dicomweb;

/**
 * How much of a multipart body is believed before it is refused.
 *
 * @param headerBytes bytes of one part's headers
 * @param parts number of parts
 * @param preambleBytes bytes before the first boundary
 * @param bufferBytes size of the window through which the body is read
 */
public record MultipartLimits(int headerBytes, int parts, int preambleBytes, int bufferBytes) {

  public static final MultipartLimits DEFAULT =
      new MultipartLimits(16 * 1024, 100_000, 64 * 1024, 64 * 1024);

  /** The window must hold a boundary line with room to spare. */
  private static final int LEAST_BUFFER = 1024;

  public MultipartLimits {
    if (headerBytes < 1 || parts < 1 || preambleBytes < 0 || bufferBytes < LEAST_BUFFER) {
      throw new IllegalArgumentException(
          "Multipart limits must be positive and the buffer at least %d bytes"
              .formatted(LEAST_BUFFER));
    }
  }
}
