package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.isocenter.objectstore.ByteRange;

/**
 * Whole objects as one archive, PS3.18 8.6.1.3. It is written while the objects are read, and
 * always the same for the same objects: entries are named by UID, dated alike and not compressed,
 * since pixel data mostly is. As DEFLATE blocks of the stored kind they can be read by those who
 * take an archive from its first byte on, which entries of the method "stored" could not before
 * their checksum is known. Sizes beyond 4 GiB and more than 65,535 entries make it a ZIP64 archive.
 */
record ZippedObjects(ObjectParts objects) implements Parts {

  static final String CONTENT_TYPE = "application/zip";

  /** Any moment will do; before 1980-01-02 the format would add the zone of this machine. */
  private static final LocalDateTime MODIFIED = LocalDateTime.of(1980, 2, 1, 0, 0);

  @Override
  public void sendTo(Receiver receiver) throws IOException {
    receiver.receive(new Part(CONTENT_TYPE, this::write));
  }

  @Override
  public Optional<Parts> slice(ByteRange range) {
    return Optional.empty();
  }

  private void write(OutputStream out) throws IOException {
    try (var deflater = new Deflater(Deflater.NO_COMPRESSION, true);
        var zip = new Archive(out, deflater)) {
      objects.forEach(object -> add(object, zip));
      zip.finish();
    }
  }

  private void add(ObjectEntry object, ZipOutputStream zip) throws IOException {
    var entry = new ZipEntry(object.seriesInstanceUid() + "/" + object.sopInstanceUid() + ".dcm");
    entry.setTimeLocal(MODIFIED);
    zip.putNextEntry(entry);
    var blocks = new Blocks(zip);
    objects.contentOf(object).writeTo(blocks);
    blocks.end();
    zip.closeEntry();
  }

  /** Closes nothing and finishes nothing by itself: one that breaks off must not look whole. */
  private static final class Archive extends ZipOutputStream {

    Archive(OutputStream out, Deflater deflater) {
      super(out);
      def.end();
      def = deflater;
      buf = new byte[2 * Blocks.SIZE];
    }

    @Override
    public void close() {
      // The response's stream is left to its owner.
    }
  }

  /** Hands on blocks of one size, so that the archive does not depend on how the store reads. */
  private static final class Blocks extends OutputStream {

    static final int SIZE = 32 * 1024;

    private final OutputStream out;
    private final byte[] block = new byte[SIZE];
    private int filled;

    Blocks(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      int next = offset;
      for (int left = length; left > 0; ) {
        int count = Math.min(left, SIZE - filled);
        System.arraycopy(buffer, next, block, filled, count);
        filled += count;
        next += count;
        left -= count;
        if (filled == SIZE) {
          end();
        }
      }
    }

    void end() throws IOException {
      out.write(block, 0, filled);
      filled = 0;
    }
  }
}
