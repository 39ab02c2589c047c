package org.isocenter.imaging.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.frame.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged frames are decoded or refused in time, never anything else. The system property {@code
 * isocenter.mutations} says how many of each codec.
 */
class MutationTest {
  private static final int MUTATIONS = Integer.getInteger("isocenter.mutations", 300);
  private static final long SEED = 20260102;
  private static final Duration TIME = Duration.ofSeconds(2);

  /** What a deadline may be overrun by: one code block, and a machine with other work. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** A frame that is sound before it is damaged. */
  private record Sound(byte[] frame, PixelFormat format) {}

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202"})
  void damagedFramesAreDecodedOrRefused(String uid) throws CodecException, IOException {
    var syntax = TransferSyntax.of(uid);
    List<Sound> sound = sound(syntax);
    var random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Sound one = sound.get(random.nextInt(sound.size()));
      byte[] damaged = damaged(one.frame(), random);
      refused += isRefused(damaged, one.format(), syntax, i) ? 1 : 0;
    }

    assertThat(refused).isBetween(1, MUTATIONS - 1);
  }

  private static boolean isRefused(
      byte[] frame, PixelFormat format, TransferSyntax syntax, int number) throws IOException {
    long start = System.nanoTime();
    try {
      var limits = new CodecLimits(1L << 22, 1L << 27, Deadline.in(TIME));
      new Jpeg2000Decoder().decode(frame, DecodeRequest.of(syntax, format, limits));
      return false;
    } catch (CodecException e) {
      if (e.getCause() != null) {
        keep(frame, number);
        fail("Input %d of %s had to be caught".formatted(number, syntax.uid()), e);
      }
      return true;
    } catch (RuntimeException | Error e) {
      keep(frame, number);
      return fail("Input %d of %s".formatted(number, syntax.uid()), e);
    } finally {
      var time = Duration.ofNanos(System.nanoTime() - start);
      if (time.compareTo(TIME.plus(GRACE)) > 0) {
        keep(frame, number);
        fail("Input %d of %s took %s".formatted(number, syntax.uid(), time));
      }
    }
  }

  /** Keeps what went wrong where a fixture can be made of it. */
  private static void keep(byte[] frame, int number) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "mutations"));
    Files.write(folder.resolve("j2k-" + number + ".bin"), frame);
  }

  private static List<Sound> sound(TransferSyntax syntax) throws CodecException, IOException {
    List<Sound> sound = new ArrayList<>();
    for (PixelFormat format :
        List.of(
            Images.grey(64, 64, 12, false),
            Images.grey(130, 97, 16, true),
            Images.grey(3, 90, 1, false),
            Images.rgb(40, 70, 8))) {
      var samples = Images.of(format, Images.Kind.SMOOTH, 1);
      sound.add(new Sound(Codec.encode(samples, syntax), format));
    }
    var refined = Images.grey(30, 41, 12, true);
    sound.add(new Sound(RefinedStream.of(refined, 3, true, 1), refined));
    // Tiles, layers, precincts, styles and progressions that the encoder here does not write.
    for (Fixtures.Fixture fixture : Fixtures.sound()) {
      sound.add(new Sound(fixture.frame(), fixture.format()));
    }
    return sound;
  }

  /** One third is cut off; the others have bytes or bits changed, half of them in the headers. */
  private static byte[] damaged(byte[] frame, Random random) {
    if (random.nextInt(3) == 0) {
      return Arrays.copyOf(frame, random.nextInt(frame.length));
    }
    byte[] bytes = frame.clone();
    int changes = 1 + random.nextInt(random.nextBoolean() ? 4 : 64);
    int reach = random.nextBoolean() ? Math.min(bytes.length, 200) : bytes.length;
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(reach);
      bytes[at] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) random.nextInt(256);
            case 1 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            default -> (byte) (random.nextBoolean() ? 0xFF : 0);
          };
    }
    return bytes;
  }

  @Test
  void whatWentWrongOnceIsRefusedOrDecoded() throws IOException {
    int number = 0;
    for (Fixtures.Fixture fixture : Fixtures.damaged()) {
      isRefused(fixture.frame(), fixture.format(), TransferSyntax.JPEG_2000, number++);
    }

    assertThat(number).isEqualTo(Fixtures.damaged().size());
  }
}
