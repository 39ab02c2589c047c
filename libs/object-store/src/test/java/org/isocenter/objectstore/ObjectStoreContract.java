package org.isocenter.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every store does, whatever it is made of. */
public abstract class ObjectStoreContract {
  private static final byte[] CONTENT = "0123456789".getBytes(UTF_8);
  private static final ObjectKey KEY = new ObjectKey("instances/1.2/1.2.3/1.2.3.4/01JABC.dcm");

  /** An empty store; the same one throughout a test. */
  protected abstract ObjectStore store();

  /** A size that makes the store work in pieces, if it ever does. */
  protected int largeSize() {
    return 1 << 20;
  }

  @Nested
  class Writing {
    @Test
    void committedBytesAreReadBack() throws IOException {
      StoredObject stored = put(KEY, CONTENT);

      assertThat(stored.key()).isEqualTo(KEY);
      assertThat(stored.size()).isEqualTo(CONTENT.length);
      assertThat(stored.modified()).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
      assertThat(read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void anEmptyObjectIsAnObject() throws IOException {
      put(KEY, new byte[0]);

      assertThat(store().size(KEY)).hasValue(0);
      assertThat(read(KEY)).isEmpty();
    }

    @Test
    void bytesMayArriveInAnyPieces() throws IOException {
      try (ObjectWriter writer = store().create(KEY)) {
        writer.write('0');
        writer.write(CONTENT, 1, 0);
        writer.write(CONTENT, 1, 8);
        writer.write(new byte[] {'9'});
        writer.flush();
        writer.commit();
      }

      assertThat(read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void aLargeObjectIsReadBack() throws IOException {
      byte[] large = random(largeSize());

      StoredObject stored = put(KEY, large);

      assertThat(stored.size()).isEqualTo(large.length);
      assertThat(read(KEY)).isEqualTo(large);
    }

    @Test
    void nothingIsVisibleBeforeTheCommit() throws IOException {
      try (ObjectWriter writer = store().create(KEY)) {
        writer.write(random(largeSize()));

        assertThat(store().exists(KEY)).isFalse();
        assertThat(keys("")).isEmpty();
      }
    }

    @Test
    void closingWithoutCommitLeavesNothing() throws IOException {
      try (ObjectWriter writer = store().create(KEY)) {
        writer.write(random(largeSize()));
      }

      assertThat(store().exists(KEY)).isFalse();
      assertThat(keys("")).isEmpty();
      put(KEY, CONTENT);
      assertThat(read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void secondPutOfTheSameKeyKeepsTheFirstBlob() throws IOException {
      put(KEY, CONTENT);

      StoredObject second = put(KEY, new byte[] {1, 2, 3});

      assertThat(second.size()).isEqualTo(CONTENT.length);
      assertThat(read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void secondPutOfALargeObjectKeepsTheFirstBlob() throws IOException {
      put(KEY, CONTENT);

      StoredObject second = put(KEY, random(largeSize()));

      assertThat(second.size()).isEqualTo(CONTENT.length);
      assertThat(read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void aWriterIsUsedOnce() throws IOException {
      ObjectWriter writer = store().create(KEY);
      writer.write(CONTENT);
      writer.commit();

      assertThatIllegalStateException().isThrownBy(writer::commit);
      assertThatIllegalStateException().isThrownBy(() -> writer.write(CONTENT));
      writer.close();
      assertThat(read(KEY)).isEqualTo(CONTENT);
    }

    @Test
    void aClosedWriterDoesNotCommit() throws IOException {
      ObjectWriter writer = store().create(KEY);
      writer.close();

      assertThatIllegalStateException().isThrownBy(writer::commit);
      assertThat(store().exists(KEY)).isFalse();
    }

    @Test
    void manyWritersShareFolders() throws Exception {
      List<ObjectKey> keys =
          IntStream.range(0, 64).mapToObj(i -> new ObjectKey("s/" + i % 4 + "/x/" + i)).toList();

      inParallel(keys, key -> put(key, key.value().getBytes(UTF_8)));

      assertThat(keys("s/")).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void oneOfManyWritersOfAKeyWins() throws Exception {
      List<Integer> writers = IntStream.rangeClosed(1, 8).boxed().toList();

      List<StoredObject> stored = inParallel(writers, size -> put(KEY, new byte[size]));

      long kept = store().size(KEY).orElseThrow();
      assertThat(stored).extracting(StoredObject::size).containsOnly(kept);
    }
  }

  @Nested
  class Reading {
    @Test
    void aRangeIsExact() throws IOException {
      put(KEY, CONTENT);

      assertThat(read(KEY, 3, 4)).asString().isEqualTo("3456");
      assertThat(read(KEY, 0, 10)).asString().isEqualTo("0123456789");
      assertThat(read(KEY, 9, 1)).asString().isEqualTo("9");
    }

    @Test
    void anEmptyRangeHasNoBytes() throws IOException {
      put(KEY, CONTENT);

      assertThat(read(KEY, 3, 0)).isEmpty();
      assertThat(read(KEY, 10, 0)).isEmpty();
    }

    @Test
    void aRangeBeyondTheEndIsRefusedBeforeTheFirstByte() {
      put(KEY, CONTENT);

      for (ByteRange range :
          List.of(new ByteRange(8, 3), new ByteRange(10, 1), new ByteRange(11, 0))) {
        assertThatExceptionOfType(StorageException.class)
            .isThrownBy(() -> store().open(KEY, range))
            .isNotInstanceOf(MissingObjectException.class)
            .matches(refused -> !refused.retryable());
      }
    }

    @Test
    void aRangeIsTransferredWhole() throws IOException {
      byte[] large = random(largeSize());
      put(KEY, large);
      var out = new ByteArrayOutputStream();

      try (InputStream in = store().open(KEY, new ByteRange(1, large.length - 2L))) {
        assertThat(in.transferTo(out)).isEqualTo(large.length - 2L);
        assertThat(in.read()).isEqualTo(-1);
      }

      assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(large, 1, large.length - 1));
    }

    @Test
    void aRangeIsReadByteByByteAndSkipped() throws IOException {
      put(KEY, CONTENT);

      try (InputStream in = store().open(KEY, new ByteRange(2, 5))) {
        assertThat(in.read()).isEqualTo('2');
        in.skipNBytes(2);
        assertThat(in.readNBytes(10)).asString().isEqualTo("56");
        assertThat(in.read()).isEqualTo(-1);
      }
    }

    @Test
    void aStreamMayBeClosedEarly() throws IOException {
      put(KEY, random(largeSize()));

      for (int i = 0; i < 20; i++) {
        try (InputStream in = store().open(KEY)) {
          in.read();
        }
      }

      assertThat(store().size(KEY)).hasValue(largeSize());
    }

    @Test
    void aMissingObjectIsSaidToBeMissing() {
      assertThatExceptionOfType(MissingObjectException.class)
          .isThrownBy(() -> store().open(KEY))
          .withMessageContaining(KEY.value());
      assertThatExceptionOfType(MissingObjectException.class)
          .isThrownBy(() -> store().open(KEY, new ByteRange(0, 1)));
      assertThatExceptionOfType(MissingObjectException.class)
          .isThrownBy(() -> store().open(KEY, new ByteRange(0, 0)));
      assertThat(store().size(KEY)).isEmpty();
      assertThat(store().exists(KEY)).isFalse();
    }

    @Test
    void theFolderOfAnObjectIsNoObject() {
      put(KEY, CONTENT);

      ObjectKey folder = new ObjectKey("instances/1.2");
      assertThat(store().exists(folder)).isFalse();
      assertThatExceptionOfType(MissingObjectException.class)
          .isThrownBy(() -> store().open(folder));
    }
  }

  @Nested
  class Deleting {
    @Test
    void aDeletedObjectIsGone() {
      put(KEY, CONTENT);

      store().delete(KEY);

      assertThat(store().exists(KEY)).isFalse();
      assertThat(keys("")).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereIsNoError() {
      store().delete(KEY);
      store().delete(new ObjectKey("nothing"));

      assertThat(keys("")).isEmpty();
    }

    @Test
    void neighboursStay() {
      ObjectKey neighbour = new ObjectKey("instances/1.2/1.2.3/1.2.3.4/01JABD.dcm");
      put(KEY, CONTENT);
      put(neighbour, CONTENT);

      store().delete(KEY);

      assertThat(keys("")).containsExactly(neighbour);
    }

    @Test
    void aDeletedKeyCanBePutAgain() throws IOException {
      put(KEY, CONTENT);
      store().delete(KEY);

      put(KEY, new byte[] {7});

      assertThat(read(KEY)).containsExactly(7);
    }

    @Test
    void writersAndDeletersOfOneFolderDoNotDisturbEachOther() throws Exception {
      List<ObjectKey> keys =
          IntStream.range(0, 200).mapToObj(i -> new ObjectKey("a/b/c/" + i)).toList();

      inParallel(
          keys,
          key -> {
            StoredObject stored = put(key, CONTENT);
            store().delete(key);
            return stored;
          });

      assertThat(keys("")).isEmpty();
    }
  }

  @Nested
  class Listing {
    @Test
    void objectsUnderAPrefixAreVisited() {
      List<ObjectKey> keys =
          List.of(
              new ObjectKey("a/1"),
              new ObjectKey("a/12"),
              new ObjectKey("ab"),
              new ObjectKey("b/1"));
      keys.forEach(key -> put(key, CONTENT));

      assertThat(keys("")).containsExactlyInAnyOrderElementsOf(keys);
      assertThat(keys("a"))
          .extracting(ObjectKey::value)
          .containsExactlyInAnyOrder("a/1", "a/12", "ab");
      assertThat(keys("a/")).extracting(ObjectKey::value).containsExactlyInAnyOrder("a/1", "a/12");
      assertThat(keys("a/12")).extracting(ObjectKey::value).containsExactly("a/12");
      assertThat(keys("a/12/")).isEmpty();
      assertThat(keys("c")).isEmpty();
    }

    @Test
    void aVisitTellsSizeAndTime() {
      put(KEY, CONTENT);

      List<StoredObject> visited = new ArrayList<>();
      store().forEach("instances/", visited::add);

      assertThat(visited).hasSize(1);
      assertThat(visited.getFirst().size()).isEqualTo(CONTENT.length);
      assertThat(visited.getFirst().modified())
          .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
    }

    @Test
    void objectsMayBeDeletedWhileTheyAreVisited() {
      for (int i = 0; i < 20; i++) {
        put(new ObjectKey("sweep/" + i + "/blob"), CONTENT);
      }

      store().forEach("sweep/", object -> store().delete(object.key()));

      assertThat(keys("")).isEmpty();
    }
  }

  @Test
  void aStoreThatCanServePassesItsCheck() {
    store().check();
  }

  protected final StoredObject put(ObjectKey key, byte[] content) {
    try (ObjectWriter writer = store().create(key)) {
      writer.write(content);
      return writer.commit();
    }
  }

  protected final byte[] read(ObjectKey key) throws IOException {
    try (InputStream in = store().open(key)) {
      return in.readAllBytes();
    }
  }

  private byte[] read(ObjectKey key, long offset, long length) throws IOException {
    try (InputStream in = store().open(key, new ByteRange(offset, length))) {
      return in.readAllBytes();
    }
  }

  protected final List<ObjectKey> keys(String prefix) {
    List<ObjectKey> keys = new ArrayList<>();
    store().forEach(prefix, object -> keys.add(object.key()));
    return keys;
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static <T> List<StoredObject> inParallel(List<T> inputs, Function<T, StoredObject> work)
      throws InterruptedException, ExecutionException {
    List<StoredObject> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<StoredObject>> futures =
          inputs.stream().map(input -> threads.submit(() -> work.apply(input))).toList();
      for (Future<StoredObject> future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }
}
