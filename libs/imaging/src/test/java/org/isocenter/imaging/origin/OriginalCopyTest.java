package org.isocenter.imaging.origin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.isocenter.imaging.transcode.EncodedFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalCopyTest {
  private static final String SYNTAX = "1.2.840.10008.1.2";
  private static final byte[] FILE = "before the frames AAAABBBB and behind".getBytes(US_ASCII);
  private static final int PREFIX = "before the frames ".length();
  private static final EncodedFrames FRAMES =
      number -> (number == 1 ? "AAAA" : "BBBB").getBytes(US_ASCII);

  @Test
  void writesTheOriginalAgain() throws IOException {
    assertThat(restored(kept(FILE), FRAMES)).isEqualTo(FILE);
  }

  @Test
  void keepsWhatTheOriginalWas() throws IOException {
    try (var copy = OriginalCopy.open(new ByteArrayInputStream(kept(FILE)))) {
      assertThat(copy.header())
          .isEqualTo(new OriginHeader(SYNTAX, FILE.length, PREFIX, 2, 4, sha256(FILE)));
      assertThat(copy.header().suffix()).isEqualTo(" and behind".length());
    }
  }

  @Test
  void writesAFileThatEndsWithItsLastFrame() throws IOException {
    byte[] file = Arrays.copyOf(FILE, PREFIX + 8);

    assertThat(restored(kept(file), FRAMES)).isEqualTo(file);
  }

  @Test
  void holdsTheLastByteBackWhenAFrameIsAnother() throws IOException {
    var out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> restore(kept(FILE), _ -> "AAAA".getBytes(US_ASCII), out))
        .isInstanceOf(OriginException.class);

    assertThat(out.size()).isEqualTo(FILE.length - 1);
  }

  @Test
  void refusesAFrameOfAnotherLength() {
    assertThatThrownBy(() -> restored(kept(FILE), _ -> new byte[5]))
        .isInstanceOf(OriginException.class)
        .hasMessageContaining("Frame 1");
  }

  /** Whatever bit of what was kept changes: the original comes out, or a failure. */
  @Test
  void noticesEveryBit() throws IOException {
    byte[] kept = kept(FILE);
    int noticed = 0;
    for (int bit = 0; bit < kept.length * Byte.SIZE; bit++) {
      byte[] changed = kept.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      try {
        assertThat(restored(changed, FRAMES)).as("bit " + bit).isEqualTo(FILE);
      } catch (IOException _) {
        noticed++;
      }
    }
    assertThat(noticed).isGreaterThan(kept.length * Byte.SIZE / 2);
  }

  @Test
  void noticesWhereverItIsCut() throws IOException {
    byte[] kept = kept(FILE);
    for (int length = 0; length < kept.length; length++) {
      byte[] cut = Arrays.copyOf(kept, length);

      assertThatThrownBy(() -> restored(cut, FRAMES)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "37, -1, 2, 4",
    "37, 18, 0, 4",
    "37, 18, 2, 0",
    "25, 18, 2, 4",
    "9, 0, 2147483647, 5"
  })
  void refusesAFileThatNoneIsMadeUpLike(long length, long prefix, int frames, int frameLength) {
    assertThatThrownBy(
            () -> new OriginHeader(SYNTAX, length, prefix, frames, frameLength, new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTellWhatWasCompressed() {
    String compressed = OriginNames.compressed("instances/1/2/3/X");

    assertThat(OriginNames.isCompressed(compressed)).isTrue();
    assertThat(OriginNames.isCompressed(OriginNames.origin(compressed))).isFalse();
    assertThat(OriginNames.owner(OriginNames.origin(compressed))).isEqualTo(compressed);
    assertThat(OriginNames.owner(compressed)).isEqualTo(compressed);
    assertThat(OriginNames.isCompressed("instances/1/2/3/X.dcm")).isFalse();
    assertThat(OriginNames.owner("instances/1/2/3/X.dcm.origin"))
        .isEqualTo("instances/1/2/3/X.dcm.origin");
  }

  private static byte[] kept(byte[] file) throws IOException {
    var out = new ByteArrayOutputStream();
    var header = new OriginHeader(SYNTAX, file.length, PREFIX, 2, 4, sha256(file));
    try (var writer = new OriginWriter(out, header)) {
      writer.outside().write(file, 0, PREFIX);
      writer.outside().write(file, PREFIX + 8, file.length - PREFIX - 8);
      writer.finish();
    }
    return out.toByteArray();
  }

  private static byte[] restored(byte[] kept, EncodedFrames frames) throws IOException {
    var out = new ByteArrayOutputStream();
    restore(kept, frames, out);
    return out.toByteArray();
  }

  private static void restore(byte[] kept, EncodedFrames frames, ByteArrayOutputStream out)
      throws IOException {
    try (var copy = OriginalCopy.open(new ByteArrayInputStream(kept))) {
      copy.writeTo(out, frames);
    }
  }

  private static byte[] sha256(byte[] file) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(file);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
