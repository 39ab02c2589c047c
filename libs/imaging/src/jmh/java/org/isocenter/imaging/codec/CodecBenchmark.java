package org.isocenter.imaging.codec;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.StandardCodecs;
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

/** How long a frame of a CT takes: 16 bits, and 8 where the syntax holds no more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

  @Param({
    "1.2.840.10008.1.2.1",
    "1.2.840.10008.1.2.5",
    "1.2.840.10008.1.2.4.50",
    "1.2.840.10008.1.2.4.70",
    "1.2.840.10008.1.2.4.80"
  })
  public String transferSyntax = "";

  @Param({"512", "2048"})
  public int size;

  private final FrameCodecs codecs = StandardCodecs.all();
  private TransferSyntax syntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  private Samples samples = new Samples.Bytes(CtFrame.EMPTY, new byte[1]);
  private byte[] stream = {};

  @Setup
  public void encodeOnce() throws CodecException {
    syntax = TransferSyntax.of(transferSyntax);
    samples = CtFrame.of(size, syntax.equals(TransferSyntax.JPEG_BASELINE) ? 8 : 16);
    stream = encode();
  }

  @Benchmark
  public byte[] encode() throws CodecException {
    return codecs
        .encoder(syntax)
        .orElseThrow()
        .encode(samples, new EncodeRequest(syntax, 90, limits()));
  }

  @Benchmark
  public Samples decode() throws CodecException {
    return codecs
        .decoder(syntax)
        .orElseThrow()
        .decode(stream, DecodeRequest.of(syntax, samples.format(), limits()));
  }

  private static CodecLimits limits() {
    return new CodecLimits(1 << 28, 1 << 30, Deadline.in(Duration.ofMinutes(1)));
  }
}
