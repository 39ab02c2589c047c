package org.isocenter.ingest.app;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Names that are unique and sort by time: 48 bits of milliseconds, 80 random ones, in base 32. */
public final class Ulids implements Supplier<String> {
  /** Crockford's alphabet: no I, L, O, U. */
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private static final int BITS = 5;
  private static final int TIME_CHARACTERS = 10;
  private static final int HALF_CHARACTERS = 8;

  private final Clock clock;

  public Ulids(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String get() {
    RandomGenerator random = ThreadLocalRandom.current();
    var name = new StringBuilder(TIME_CHARACTERS + 2 * HALF_CHARACTERS);
    append(name, clock.millis(), TIME_CHARACTERS);
    append(name, random.nextLong(), HALF_CHARACTERS);
    append(name, random.nextLong(), HALF_CHARACTERS);
    return name.toString();
  }

  private static void append(StringBuilder name, long bits, int characters) {
    for (int i = characters - 1; i >= 0; i--) {
      name.append(ALPHABET[(int) (bits >>> (i * BITS)) & (ALPHABET.length - 1)]);
    }
  }
}
