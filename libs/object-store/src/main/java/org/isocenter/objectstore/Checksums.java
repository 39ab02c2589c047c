package org.isocenter.objectstore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The integrity header of an upload that is a single PUT. Parts carry {@code Content-MD5} always.
 */
public enum Checksums {
  /**
   * {@code x-amz-checksum-*}: SHA-256 over plain http, where it is signed too, CRC32C over https.
   */
  STANDARD,
  /** {@code Content-MD5}, for servers that refuse the newer headers. */
  MD5;

  Map<String, String> headersOf(byte[] content, int length) {
    return switch (this) {
      case STANDARD -> Map.of(); // the SDK's own way when it is told nothing
      case MD5 -> contentMd5(content, length);
    };
  }

  static Map<String, String> contentMd5(byte[] content, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(content, 0, length);
      return Map.of("Content-MD5", Base64.getEncoder().encodeToString(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java does without MD5", e);
    }
  }
}
