package org.isocenter.imaging.origin;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Passes bytes on, the last one only when all are those that are due. */
final class VerifiedOutput extends OutputStream {
  private final OutputStream out;
  private final MessageDigest digest;
  private final byte[] due;
  private long left;
  private byte last;

  /**
   * @param length bytes that are due, at least one
   */
  VerifiedOutput(OutputStream out, long length, byte[] sha256) {
    this.out = out;
    this.left = length;
    this.due = sha256;
    this.digest = sha256();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (count > left) {
      throw new OriginException("The original is shorter than what was written");
    }
    if (count == 0) {
      return;
    }
    digest.update(bytes, offset, count);
    left -= count;
    if (left > 0) {
      out.write(bytes, offset, count);
      return;
    }
    out.write(bytes, offset, count - 1);
    last = bytes[offset + count - 1];
  }

  /** Lets the last byte go, if everything was right. */
  void finish() throws IOException {
    if (left > 0 || !Arrays.equals(digest.digest(), due)) {
      throw new OriginException("What was restored is not the original");
    }
    out.write(last);
  }
}
