package org.isocenter.ingest.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import org.isocenter.dicom.instance.BulkDataPart;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes that cannot be used in the order they arrive: a bounded number in memory, the others
 * in one temporary file, which vanishes with the process whatever happens.
 */
public final class Spool implements AutoCloseable {
  private static final Logger log = Logger.getLogger(Spool.class);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
  private static final int PIECE = 64 << 10;

  private final Path folder;
  private long memoryLeft;
  private @Nullable FileChannel file;
  private long fileLength;

  /**
   * @param memory bytes kept in memory at most
   * @param folder of the temporary file
   */
  public Spool(long memory, Path folder) {
    this.memoryLeft = memory;
    this.folder = folder;
  }

  /** Keeps what is left of {@code content}. */
  public BulkDataPart keep(InputStream content) throws IOException {
    var keeping = new Keeping();
    byte[] piece = new byte[PIECE];
    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
      keeping.write(piece, 0, read);
    }
    return keeping.kept();
  }

  /** Keeps what {@code writer} writes. */
  public BulkDataPart keep(Writer writer) throws IOException {
    var keeping = new Keeping();
    writer.writeTo(keeping);
    return keeping.kept();
  }

  /** Writes something, all of it at once. */
  @FunctionalInterface
  public interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      log.warn("A temporary file could not be closed", e);
    }
  }

  private FileChannel openFile() throws IOException {
    if (file == null) {
      Path path = Files.createTempFile(folder, "isocenter", ".spool");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    return file;
  }

  private void append(byte[] bytes, int offset, int count) {
    try {
      var left = ByteBuffer.wrap(bytes, offset, count);
      while (left.hasRemaining()) {
        fileLength += openFile().write(left, fileLength);
      }
    } catch (IOException e) {
      log.warn("A temporary file could not be written", e);
      throw new Unavailable("There is no room for bulk data now.", RETRY_AFTER);
    }
  }

  /** One of the contents while it is written: first to memory, then all of it to the file. */
  private final class Keeping extends OutputStream {
    private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private long start;
    private long length;

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      length += count;
      var inMemory = memory;
      if (inMemory == null) {
        append(bytes, offset, count);
      } else if (inMemory.size() + count <= memoryLeft) {
        inMemory.write(bytes, offset, count);
      } else {
        memory = null;
        start = fileLength;
        append(inMemory.toByteArray(), 0, inMemory.size());
        append(bytes, offset, count);
      }
    }

    BulkDataPart kept() {
      var inMemory = memory;
      if (inMemory == null) {
        return new FilePart(start, length);
      }
      memoryLeft -= inMemory.size();
      return new MemoryPart(inMemory.toByteArray());
    }
  }

  /** Never compared, and nobody writes to the array. */
  private record MemoryPart(byte[] bytes) implements BulkDataPart {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private final class FilePart implements BulkDataPart {
    private final long start;
    private final long length;

    FilePart(long start, long length) {
      this.start = start;
      this.length = length;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public InputStream open() {
      return new FileStretch(start, start + length);
    }
  }

  private final class FileStretch extends InputStream {
    private final long end;
    private long position;

    FileStretch(long start, long end) {
      this.position = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      Objects.checkFromIndexSize(offset, count, into.length);
      if (position == end) {
        return -1;
      }
      int wanted = (int) Math.min(count, end - position);
      int read = openFile().read(ByteBuffer.wrap(into, offset, wanted), position);
      position += Math.max(0, read);
      return read;
    }
  }
}
