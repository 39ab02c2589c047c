package org.isocenter.objectstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Writes under a temporary name; commit syncs the bytes, then links the final name. */
final class FileObjectWriter extends ObjectWriter {
  private static final System.Logger LOG = System.getLogger(FileObjectWriter.class.getName());

  private final ObjectKey key;
  private final BlobFolder blobs;
  private final Path file;
  private final FileChannel channel;
  private boolean finished;

  FileObjectWriter(ObjectKey key, BlobFolder blobs, IncomingFolder incoming) {
    this.key = key;
    this.blobs = blobs;
    this.file = incoming.newName();
    try {
      this.channel = IncomingFolder.create(file);
    } catch (IOException e) {
      throw FileErrors.translate("Object " + key + " cannot be begun", e);
    }
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    requireUnfinished();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, length);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw FileErrors.translate("Object " + key + " cannot be written", e);
    }
  }

  @Override
  public StoredObject commit() {
    requireUnfinished();
    try {
      channel.force(false); // data and size; the time stamp may be a little off after a crash
      Path blob = blobs.link(key, file);
      return FileObjectStore.stored(key, Files.readAttributes(blob, BasicFileAttributes.class));
    } catch (IOException e) {
      throw FileErrors.translate("Object " + key + " cannot be stored", e);
    } finally {
      close();
    }
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("Object " + key + " is finished already");
    }
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    finished = true;
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Harmless: removed at the next start. The blob itself is stored or was never visible.
      LOG.log(System.Logger.Level.WARNING, "A temporary file stays behind: " + file, e);
    }
  }
}
