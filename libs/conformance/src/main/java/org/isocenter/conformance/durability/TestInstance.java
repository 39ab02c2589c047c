package org.isocenter.conformance.durability;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.isocenter.conformance.fixture.PartTen;

/**
 * One small CT instance with random pixels.
 *
 * @param number its Instance Number, which its SOP Instance UID ends with
 * @param rows by which search results and metadata tell one content from another
 */
record TestInstance(String study, String series, String sop, int number, int rows, byte[] part10) {

  static TestInstance random(String study, int number, Random random) {
    return ofSide(study, number, 64 + random.nextInt(192), random);
  }

  /** The same instance with other pixels, and other Rows. */
  TestInstance changed(Random random) {
    return ofSide(study, number, 64 + (rows - 64 + 1 + random.nextInt(190)) % 192, random);
  }

  private static TestInstance ofSide(String study, int number, int side, Random random) {
    var pixels = new byte[side * side * 2];
    random.nextBytes(pixels);
    var header = PartTen.header(study, number, side, 1, pixels.length);
    var object = Arrays.copyOf(header, header.length + pixels.length);
    System.arraycopy(pixels, 0, object, header.length, pixels.length);
    return new TestInstance(study, study + ".1", study + ".1." + number, number, side, object);
  }

  /** Below the root of the server. */
  String path() {
    return "/studies/%s/series/%s/instances/%s".formatted(study, series, sop);
  }

  String sha256() {
    return sha256(part10);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
