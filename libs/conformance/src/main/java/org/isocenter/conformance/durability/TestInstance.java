package org.isocenter.conformance.durability;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.isocenter.conformance.fixture.PartTen;

/** One small CT instance with random pixels. */
record TestInstance(String study, String series, String sop, byte[] part10) {

  static TestInstance random(String study, int number, Random random) {
    int side = 64 + random.nextInt(192);
    var pixels = new byte[side * side * 2];
    random.nextBytes(pixels);
    var header = PartTen.header(study, number, side, 1, pixels.length);
    var object = Arrays.copyOf(header, header.length + pixels.length);
    System.arraycopy(pixels, 0, object, header.length, pixels.length);
    return new TestInstance(study, study + ".1", study + ".1." + number, object);
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
