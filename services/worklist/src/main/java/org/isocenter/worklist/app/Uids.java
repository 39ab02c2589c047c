package org.isocenter.worklist.app;

import java.math.BigInteger;
import java.util.UUID;
import org.isocenter.dicom.data.Uid;

/** New UIDs, each a random UUID, PS3.5 section B.2. */
public final class Uids {
  private static final int BITS = 64;

  private Uids() {}

  public static Uid random() {
    var uuid = UUID.randomUUID();
    var high = unsigned(uuid.getMostSignificantBits());
    var low = unsigned(uuid.getLeastSignificantBits());
    return new Uid("2.25." + high.shiftLeft(BITS).or(low));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }
}
