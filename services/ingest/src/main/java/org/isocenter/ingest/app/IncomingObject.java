package org.isocenter.ingest.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.isocenter.dicom.io.FileMeta;
import org.isocenter.objectstore.ObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one part on their way to the object store: what the parser reads from here is stored
 * and digested alike. Until the parser has said which instance it is, bytes are kept in a bounded
 * window. Closing before {@link #commit()} leaves nothing behind.
 */
final class IncomingObject extends InputStream {
  private static final int SCRATCH = 64 << 10;

  private final InputStream part;
  private final StoreLimits limits;
  private final MessageDigest digest = Sha256.start();

  private byte[] window = new byte[0];
  private int windowed;
  private long received;
  private long stored;
  private Optional<SopReference> instance = Optional.empty();
  private @Nullable ObjectWriter writer;

  IncomingObject(InputStream part, StoreLimits limits) {
    this.part = part;
    this.limits = limits;
  }

  /** Remembers which instance this seems to be, for the refusal that may follow. */
  void claims(Optional<SopReference> reference) {
    instance = reference;
  }

  boolean isEmpty() {
    return received == 0;
  }

  Optional<SopReference> instance() {
    return instance;
  }

  /**
   * Sends what was read so far, and all that follows, to {@code target}.
   *
   * @return whether something was missing at the beginning and has been inserted
   */
  boolean storeIn(ObjectWriter target, FileMeta meta) throws IOException {
    writer = target;
    var opening = Part10Opening.of(Arrays.copyOf(window, windowed), meta);
    keep(target, window, 0, opening.kept());
    keep(target, opening.inserted(), 0, opening.inserted().length);
    keep(target, window, opening.kept(), windowed - opening.kept());
    window = new byte[0];
    windowed = 0;
    return !opening.isComplete();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = part.read(buffer, offset, length);
    if (count > 0) {
      received += count;
      requireWithinLimit();
      accept(buffer, offset, count);
    }
    return count;
  }

  /** Reads what the parser had no interest in: it is part of the object. */
  void readToEnd() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] scratch = new byte[(int) Math.min(SCRATCH, Math.max(0, count))];
    long left = count;
    while (left > 0) {
      int read = read(scratch, 0, (int) Math.min(scratch.length, left));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return count - left;
  }

  /** The bytes of the object, those inserted among them. */
  long size() {
    return stored;
  }

  /** Makes the object durable. */
  void commit() {
    openWriter().commit();
  }

  byte[] sha256() {
    return digest.digest();
  }

  /** Gives up what was not committed; the part itself stays open. */
  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }

  private ObjectWriter openWriter() {
    if (writer == null) {
      throw new IllegalStateException("The instance has not been identified");
    }
    return writer;
  }

  private void accept(byte[] buffer, int offset, int count) throws IOException {
    if (writer != null) {
      keep(writer, buffer, offset, count);
      return;
    }
    if (windowed + count > limits.headerBytes()) {
      throw new RefusedInstance(
          FailureReason.TOO_LARGE,
          "The identifying attributes were not found within the first %d bytes."
              .formatted(limits.headerBytes()),
          Optional.empty());
    }
    if (windowed + count > window.length) {
      window = Arrays.copyOf(window, Math.max(windowed + count, 2 * window.length));
    }
    System.arraycopy(buffer, offset, window, windowed, count);
    windowed += count;
  }

  private void keep(ObjectWriter target, byte[] bytes, int offset, int count) {
    stored += count;
    digest.update(bytes, offset, count);
    target.write(bytes, offset, count);
  }

  private void requireWithinLimit() throws RefusedInstance {
    if (received > limits.partBytes()) {
      throw new RefusedInstance(
          FailureReason.TOO_LARGE,
          "The instance is larger than the limit of %d bytes.".formatted(limits.partBytes()),
          instance);
    }
  }
}
