package org.isocenter.imaging.codec.j2k;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.CodecLimits;
import org.isocenter.imaging.codec.Deadline;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a frame of 16 bits takes: smooth, with as much noise as a CT image has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Jpeg2000Benchmark {
  private static final int NOISE = 12;

  @Param({"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.201"})
  public String transferSyntax = "";

  @Param({"512", "2048"})
  public int size = 1;

  private final Jpeg2000Decoder decoder = new Jpeg2000Decoder();
  private final Jpeg2000Encoder encoder = new Jpeg2000Encoder();
  private PixelFormat format =
      new PixelFormat(1, 1, 1, 16, 16, false, Photometric.MONOCHROME2, false);
  private Samples samples = new Samples.Shorts(format, new short[1]);
  private byte[] frame = {};

  @Setup
  public void encodeOnce() throws CodecException {
    var random = new Random(1);
    format = new PixelFormat(size, size, 1, 16, 16, false, Photometric.MONOCHROME2, false);
    short[] values = new short[size * size];
    for (int i = 0; i < values.length; i++) {
      int x = i % size;
      int y = i / size;
      double wave = Math.sin(x / 37.0) * Math.cos(y / 29.0);
      values[i] = (short) (2000 + 1500 * wave + NOISE * random.nextGaussian());
    }
    samples = new Samples.Shorts(format, values);
    frame = encode();
  }

  @Benchmark
  public byte[] encode() throws CodecException {
    return encoder.encode(
        samples, new EncodeRequest(TransferSyntax.of(transferSyntax), 100, limits()));
  }

  @Benchmark
  public Samples decode() throws CodecException {
    return decoder.decode(
        frame, DecodeRequest.of(TransferSyntax.of(transferSyntax), format, limits()));
  }

  /** A frame with a quarter of the rows and columns, as thumbnails need it. */
  @Benchmark
  public Samples decodeReduced() throws CodecException {
    return decoder.decode(
        frame, new DecodeRequest(TransferSyntax.of(transferSyntax), format, 2, limits()));
  }

  private static CodecLimits limits() {
    return new CodecLimits(1L << 26, 1L << 30, Deadline.in(Duration.ofSeconds(60)));
  }
}
