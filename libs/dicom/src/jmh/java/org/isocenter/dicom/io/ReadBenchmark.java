package org.isocenter.dicom.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicom.data.Dataset;
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

/** How long one CT image takes: meta information, 188 elements and items, 512 KiB of pixels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadBenchmark {

  @Param({"1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.2"})
  public String transferSyntax = "";

  private byte[] object = {};

  @Setup
  public void encode() throws IOException {
    object = CtImage.encode(transferSyntax);
  }

  @Benchmark
  public long tokensOfAnArray() throws IOException {
    return tokens(DicomReader.of(object));
  }

  @Benchmark
  public long tokensOfAStream() throws IOException {
    return tokens(DicomReader.open(new ByteArrayInputStream(object), ReadLimits.DEFAULT));
  }

  @Benchmark
  public Dataset dataset() throws IOException {
    return DatasetReader.read(DicomReader.of(object));
  }

  private static long tokens(DicomReader reader) throws IOException {
    long sum = 0;
    while (reader.next() != Token.END) {
      sum += reader.tag() + reader.length();
    }
    return sum;
  }
}
