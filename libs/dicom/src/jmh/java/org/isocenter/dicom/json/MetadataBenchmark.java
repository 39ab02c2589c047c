package org.isocenter.dicom.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.io.Token;
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

/** An object in memory to DICOM JSON; pixel data is skipped, as BulkDataURI. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MetadataBenchmark {

  /** Files of the corpus; an absolute path is taken as it is. */
  @Param({"sr/sr.dcm", "sr/sr-rectangle.dcm", "sr/report_dfl.dcm", "sr/sample-sr.dcm"})
  private String file = "";

  private final InstanceScanner scanner =
      new InstanceScanner(ReadLimits.DEFAULT, BulkDataPolicy.DEFAULT);
  private final CountingSink sink = new CountingSink();
  private final byte[] buffer = new byte[16 << 10];
  private byte[] object = {};

  @Setup
  public void load() throws IOException {
    object = Files.readAllBytes(Path.of(System.getProperty("isocenter.corpus")).resolve(file));
  }

  @Benchmark
  public long parse() throws IOException {
    long elements = 0;
    var reader = DicomReader.of(object);
    while (reader.next() != Token.END) {
      elements++;
    }
    return elements;
  }

  @Benchmark
  public long parseAndWriteJson() throws IOException {
    var reader = DicomReader.of(object);
    var writer = new JsonWriter(sink, buffer);
    while (reader.next() != Token.END) {
      if (reader.token() == Token.ELEMENT
          && BulkDataPolicy.DEFAULT.isBulk(reader.vr(), reader.length())) {
        writer.bulkData(reader.tag(), reader.vr());
      } else {
        writer.accept(reader);
      }
    }
    writer.finish();
    return sink.count;
  }

  @Benchmark
  public InstanceScan scan() throws IOException {
    return scanner.scan(new ByteArrayInputStream(object), (_, _) -> {});
  }

  private static final class CountingSink implements JsonSink {
    private long count;

    @Override
    public void write(byte[] buf, int off, int len) {
      count += len;
    }

    @Override
    public void bulkDataUri() {
      count++;
    }
  }
}
