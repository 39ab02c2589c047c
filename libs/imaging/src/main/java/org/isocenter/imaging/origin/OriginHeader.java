package org.isocenter.imaging.origin;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How an original file was made up: bytes before the pixels, frames of one length, bytes behind.
 *
 * @param transferSyntaxUid of the original
 * @param length bytes of the original
 * @param prefix bytes before the first frame
 * @param sha256 of the original
 */
public record OriginHeader(
    String transferSyntaxUid,
    long length,
    long prefix,
    int frames,
    int frameLength,
    byte[] sha256) {

  private static final byte[] MAGIC = "ISOORIG1".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 32;

  /** Refuses what no file is made up like. */
  public OriginHeader {
    boolean possible =
        prefix >= 0
            && frames >= 1
            && frameLength >= 1
            && sha256.length == DIGEST
            && length - prefix >= (long) frames * frameLength;
    if (!possible) {
      throw new IllegalArgumentException("No original file is made up like that");
    }
    sha256 = sha256.clone();
  }

  @Override
  public byte[] sha256() {
    return sha256.clone();
  }

  /** Bytes behind the last frame. */
  public long suffix() {
    return length - prefix - (long) frames * frameLength;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OriginHeader that
        && transferSyntaxUid.equals(that.transferSyntaxUid)
        && length == that.length
        && prefix == that.prefix
        && frames == that.frames
        && frameLength == that.frameLength
        && Arrays.equals(sha256, that.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  void writeTo(OutputStream out) throws IOException {
    var data = new DataOutputStream(out);
    data.write(MAGIC);
    data.writeUTF(transferSyntaxUid);
    data.writeLong(length);
    data.writeLong(prefix);
    data.writeInt(frames);
    data.writeInt(frameLength);
    data.write(sha256);
    data.flush();
  }

  static OriginHeader readFrom(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    if (!Arrays.equals(data.readNBytes(MAGIC.length), MAGIC)) {
      throw new OriginException("This is not what is kept of an original");
    }
    try {
      return new OriginHeader(
          data.readUTF(),
          data.readLong(),
          data.readLong(),
          data.readInt(),
          data.readInt(),
          data.readNBytes(DIGEST));
    } catch (IllegalArgumentException e) {
      throw new OriginException("What is kept of an original is damaged", e);
    }
  }
}
