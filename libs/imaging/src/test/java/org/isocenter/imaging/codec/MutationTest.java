package org.isocenter.imaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.StandardCodecs;
import org.isocenter.imaging.codec.SyntheticFrames.Content;
import org.isocenter.imaging.codec.jpegls.JpegLsEncoder;
import org.isocenter.imaging.frame.PixelFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged frames are decoded or refused with a {@link CodecException}, in time, never anything
 * else. The system property {@code isocenter.mutations} sets how many are tried for each codec.
 */
class MutationTest {
  private static final int MUTATIONS = Integer.getInteger("isocenter.mutations", 300);
  private static final long SEED = 20260402;
  private static final int HEAD = 200;
  private static final Duration ALLOWED = Duration.ofSeconds(2);

  /** Beyond the deadline a codec may take until it asks for it again. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** A few times what the limits allow, since what was allocated may be garbage by then. */
  private static final long MOST_BYTES = 1 << 24;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A frame that is whole. */
  record Sample(TransferSyntax syntax, PixelFormat declared, byte[] stream) {}

  enum Codec {
    NATIVE(TransferSyntax.EXPLICIT_LITTLE_ENDIAN),
    DEFLATED(TransferSyntax.DEFLATED_IMAGE_FRAME),
    RLE(TransferSyntax.RLE_LOSSLESS),
    JPEG_BASELINE(TransferSyntax.JPEG_BASELINE),
    JPEG_PROGRESSIVE(TransferSyntax.JPEG_BASELINE),
    JPEG_LOSSLESS(TransferSyntax.JPEG_LOSSLESS_SV1),
    JPEG_LS(TransferSyntax.JPEG_LS_LOSSLESS);

    private final String uid;

    Codec(TransferSyntax syntax) {
      this.uid = syntax.uid();
    }

    private TransferSyntax syntax() {
      return TransferSyntax.of(uid);
    }

    List<Sample> samples() throws CodecException, IOException {
      List<Sample> samples = new ArrayList<>();
      if (this == JPEG_PROGRESSIVE) {
        addFixture("grey-progressive", SyntheticFrames.grey(37, 45, 8, false), samples);
        addFixture("progressive-restart", SyntheticFrames.rgb(37, 45, 8), samples);
        addFixture("successive", SyntheticFrames.rgb(37, 45, 8), samples);
        return samples;
      }
      var encoder = StandardCodecs.all().encoder(syntax()).orElseThrow();
      for (var format : formats()) {
        for (var content : List.of(Content.SMOOTH, Content.NOISE, Content.FLAT)) {
          add(format, encoder, content, samples);
        }
      }
      if (this == JPEG_LS) {
        add(
            SyntheticFrames.grey(40, 50, 8, false),
            JpegLsEncoder.nearLossless(3),
            Content.SMOOTH,
            samples);
      }
      if (this == JPEG_BASELINE) {
        addFixture("grey-restart", SyntheticFrames.grey(37, 45, 8, false), samples);
        addFixture("shared-2x2-restart", SyntheticFrames.rgb(37, 45, 8), samples);
        addFixture("one-scan-each", SyntheticFrames.rgb(37, 45, 8), samples);
      }
      return samples;
    }

    private List<PixelFormat> formats() {
      return this == JPEG_BASELINE
          ? List.of(SyntheticFrames.grey(40, 50, 8, false), SyntheticFrames.rgb(20, 30, 8))
          : List.of(
              SyntheticFrames.grey(40, 50, 16, false),
              SyntheticFrames.grey(40, 50, 12, true),
              SyntheticFrames.rgb(20, 30, 8));
    }

    private void add(
        PixelFormat format, FrameEncoder encoder, Content content, List<Sample> samples)
        throws CodecException {
      byte[] stream =
          encoder.encode(SyntheticFrames.frame(format, content), SyntheticFrames.encode(syntax()));
      samples.add(new Sample(syntax(), format, stream));
    }

    private void addFixture(String name, PixelFormat format, List<Sample> samples)
        throws IOException {
      try (var in = MutationTest.class.getResourceAsStream("jpeg/" + name + ".jpg")) {
        if (in == null) {
          throw new IOException(name + " is missing");
        }
        samples.add(new Sample(syntax(), format, in.readAllBytes()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedFramesAreDecodedOrRefused(Codec codec) throws CodecException, IOException {
    var random = new Random(SEED);
    var samples = codec.samples();
    int refused = 0;

    for (int i = 0; i < MUTATIONS; i++) {
      var sample = samples.get(i % samples.size());
      byte[] stream = i % 3 == 0 ? cut(sample.stream(), random) : damaged(sample.stream(), random);
      refused += isRefused(sample, stream) ? 1 : 0;
    }

    assertThat(refused).isPositive();
  }

  private static byte[] cut(byte[] stream, Random random) {
    return Arrays.copyOf(stream, random.nextInt(stream.length));
  }

  /** Changes 1 to 64 bits or bytes, in half of all cases among the first two hundred bytes. */
  private static byte[] damaged(byte[] stream, Random random) {
    byte[] bytes = stream.clone();
    int end = random.nextBoolean() ? Math.min(HEAD, bytes.length) : bytes.length;
    for (int count = 1 + random.nextInt(64); count > 0; count--) {
      int at = random.nextInt(end);
      bytes[at] =
          random.nextBoolean()
              ? (byte) (bytes[at] ^ 1 << random.nextInt(8))
              : (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static boolean isRefused(Sample sample, byte[] stream) {
    long start = System.nanoTime();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    try {
      var limits = new CodecLimits(1 << 20, 1 << 22, Deadline.in(ALLOWED));
      var decoder = StandardCodecs.all().decoder(sample.syntax()).orElseThrow();
      decoder.decode(stream, DecodeRequest.of(sample.syntax(), sample.declared(), limits));
      return false;
    } catch (CodecException e) {
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(sample.syntax().name() + ": " + HexFormat.of().formatHex(stream), e);
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
      assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MOST_BYTES);
    }
  }
}
