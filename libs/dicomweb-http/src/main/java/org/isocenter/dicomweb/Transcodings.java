package org.isocenter.dicomweb;

import java.util.Set;

/**
 * Between which transfer syntaxes a server can transcode pixels.
 *
 * @param decodable UIDs of compressed syntaxes that can be decoded
 * @param encodable UIDs of compressed syntaxes in which pixels can be encoded without loss
 */
public record Transcodings(Set<String> decodable, Set<String> encodable) {

  /** Bytes leave as they are stored, or with other headers. */
  public static final Transcodings NONE = new Transcodings(Set.of(), Set.of());

  public Transcodings {
    decodable = Set.copyOf(decodable);
    encodable = Set.copyOf(encodable);
  }

  /** Whether what is stored in {@code stored} can leave in {@code wanted}. */
  boolean lead(String stored, String wanted) {
    return isReadable(stored)
        && (wanted.equals(TransferSyntaxes.EXPLICIT_LITTLE_ENDIAN) || encodable.contains(wanted));
  }

  private boolean isReadable(String stored) {
    return TransferSyntaxes.isUncompressed(stored) || decodable.contains(stored);
  }
}
