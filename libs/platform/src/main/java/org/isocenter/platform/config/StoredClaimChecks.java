package org.isocenter.platform.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.isocenter.events.ClaimChecks;
import org.isocenter.objectstore.MissingObjectException;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;

/** Keeps large events beside the objects that they speak of. */
final class StoredClaimChecks implements ClaimChecks {

  private final Supplier<ObjectStore> objects;

  /**
   * @param objects asked for once there is a large event, so that others need no store
   */
  StoredClaimChecks(Supplier<ObjectStore> objects) {
    this.objects = objects;
  }

  @Override
  public void put(String key, byte[] document) {
    try (var writer = objects.get().create(new ObjectKey(key))) {
      writer.write(document);
      writer.commit();
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try (InputStream document = objects.get().open(new ObjectKey(key))) {
      return Optional.of(document.readAllBytes());
    } catch (MissingObjectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The event %s cannot be read".formatted(key), e);
    }
  }
}
