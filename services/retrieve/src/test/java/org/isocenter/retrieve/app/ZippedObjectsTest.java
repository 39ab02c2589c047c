package org.isocenter.retrieve.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicomweb.Delivery;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Representation;
import org.isocenter.objectstore.ObjectKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are too large for the plain form, PS3.18 8.6.1.3. */
class ZippedObjectsTest {

  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int ZIP64_END = 0x06064b50;
  private static final int IN_ZIP64_FIELD = -1;

  @TempDir Path folder;

  @Test
  void holdMoreEntriesThanSixteenBitsCount() throws IOException {
    int count = 65_536 + 2;
    var entry = stored("small", 5);
    var entries = IntStream.range(0, count).mapToObj(n -> named(entry, "1." + n)).toList();
    var file = folder.resolve("many.zip");

    try (var out = Files.newOutputStream(file)) {
      send(entries, out);
    }

    try (var zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(count);
      var last = zip.getEntry("1.2/1." + (count - 1) + ".dcm");
      assertThat(zip.getInputStream(last).readAllBytes()).isEqualTo(new byte[5]);
    }
  }

  /** The directory at the end says where and how long all is; only it is kept here. */
  @Test
  void holdMoreBytesThanThirtyTwoBitsCount() throws IOException {
    long large = (1L << 32) + 3;
    var tail = new Tail();

    send(List.of(named(stored("large", large), "1.3"), named(stored("small", 5), "1.4")), tail);

    var directory = ByteBuffer.wrap(tail.kept()).order(ByteOrder.LITTLE_ENDIAN);
    int first = next(directory, 0, CENTRAL_HEADER);
    assertThat(directory.getInt(first + 24)).isEqualTo(IN_ZIP64_FIELD);
    int sizes = extra(directory, first) + 4;
    assertThat(directory.getLong(sizes)).isEqualTo(large);
    assertThat(directory.getLong(sizes + 8)).isGreaterThan(large);
    int second = next(directory, first + 4, CENTRAL_HEADER);
    assertThat(directory.getInt(second + 24)).isEqualTo(5);
    assertThat(directory.getInt(second + 42)).isEqualTo(IN_ZIP64_FIELD);
    assertThat(directory.getLong(extra(directory, second) + 4)).isBetween(large, tail.length);
    int end = next(directory, second, ZIP64_END);
    assertThat(directory.getLong(end + 32)).isEqualTo(2);
    assertThat(directory.getLong(end + 48)).isBetween(large, tail.length);
  }

  @Test
  void breakOffWhenAnObjectHasGoneMeanwhile() throws IOException {
    var entry = named(stored("small", 5), "1.3");

    assertThatIOException()
        .isThrownBy(() -> zipped(List.of(entry), 2).sendTo(part -> write(part, new Tail())))
        .withMessageContaining("only 1");
  }

  /** A file of zeroes in the folder of the file store; they take up no room. */
  private ObjectEntry stored(String name, long size) throws IOException {
    var key = new ObjectKey(name);
    var blobs = Files.createDirectories(folder.resolve("blobs"));
    try (var file = new RandomAccessFile(blobs.resolve(key.value()).toFile(), "rw")) {
      file.setLength(size);
    }
    var syntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();
    return new ObjectEntry("1.2", "1.3", key, size, syntax);
  }

  private static ObjectEntry named(ObjectEntry entry, String sop) {
    return new ObjectEntry(
        entry.seriesInstanceUid(), sop, entry.key(), entry.size(), entry.transferSyntaxUid());
  }

  private void send(List<ObjectEntry> entries, OutputStream out) throws IOException {
    zipped(entries, entries.size()).sendTo(part -> write(part, out));
  }

  private ZippedObjects zipped(List<ObjectEntry> entries, long expected) {
    var stored = new Representation.Multipart(MediaType.APPLICATION_DICOM, new Delivery.AsStored());
    var source = new MemoryArchive(folder).source;
    return new ZippedObjects(new ObjectParts(source, entries, stored, expected));
  }

  private static void write(Part part, OutputStream out) throws IOException {
    part.content().writeTo(out);
  }

  private static int next(ByteBuffer directory, int from, int signature) {
    return IntStream.range(from, directory.limit() - 4)
        .filter(position -> directory.getInt(position) == signature)
        .findFirst()
        .orElseThrow();
  }

  /** Where the first extra field of a central header begins, which is to be that of ZIP64. */
  private static int extra(ByteBuffer directory, int header) {
    int extra = header + 46 + directory.getShort(header + 28);
    assertThat(directory.getShort(extra)).isEqualTo((short) 1);
    return extra;
  }

  /** Forgets all but the last bytes. */
  private static final class Tail extends OutputStream {

    private final byte[] ring = new byte[512];
    private long length;

    @Override
    public void write(int value) {
      ring[(int) (length++ % ring.length)] = (byte) value;
    }

    @Override
    public void write(byte[] buffer, int offset, int count) {
      int skipped = Math.max(0, count - ring.length);
      length += skipped;
      for (int i = offset + skipped; i < offset + count; i++) {
        write(buffer[i]);
      }
    }

    byte[] kept() {
      var kept = new byte[ring.length];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = ring[(int) ((length + i) % ring.length)];
      }
      return kept;
    }
  }
}
