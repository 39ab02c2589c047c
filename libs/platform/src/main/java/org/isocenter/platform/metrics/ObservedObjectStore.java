package org.isocenter.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.objectstore.MissingObjectException;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.ObjectWriter;
import org.isocenter.objectstore.StoredObject;
import org.isocenter.platform.tracing.Traces;

/**
 * Times and traces an object store. Of reading it is the time until the first byte, of writing the
 * time that making the blob durable takes; streams pass through untouched.
 */
public final class ObservedObjectStore implements ObjectStore {

  static final String OPERATIONS = "isocenter.object.store.operations";

  /** How an operation ended. */
  private enum Outcome {
    OK,
    MISSING,
    ERROR
  }

  private enum Operation {
    PUT,
    GET,
    DELETE,
    SIZE;

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final ObjectStore store;
  private final Traces traces;
  private final Map<Operation, Map<Outcome, Timer>> timers = new EnumMap<>(Operation.class);

  public ObservedObjectStore(ObjectStore store, MeterRegistry registry, Traces traces) {
    this.store = store;
    this.traces = traces;
    for (var operation : Operation.values()) {
      Map<Outcome, Timer> ofOne = new EnumMap<>(Outcome.class);
      for (var outcome : Outcome.values()) {
        ofOne.put(outcome, timer(registry, operation, outcome));
      }
      timers.put(operation, ofOne);
    }
  }

  private static Timer timer(MeterRegistry registry, Operation operation, Outcome outcome) {
    return Timer.builder(OPERATIONS)
        .description("Time of calls to the object store")
        .tag("operation", operation.label())
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private Timer timer(Operation operation, Outcome outcome) {
    return Objects.requireNonNull(Objects.requireNonNull(timers.get(operation)).get(outcome));
  }

  private <T> T observed(Operation operation, Supplier<T> call) {
    return traces.span("object-store " + operation.label(), () -> timed(operation, call));
  }

  private <T> T timed(Operation operation, Supplier<T> call) {
    long begin = System.nanoTime();
    Outcome outcome = Outcome.ERROR;
    try {
      T result = call.get();
      outcome = Outcome.OK;
      return result;
    } catch (MissingObjectException e) {
      outcome = Outcome.MISSING;
      throw e;
    } finally {
      timer(operation, outcome).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
  }

  /** Begins where the caller is, so that its span is below the request's on whatever thread. */
  @Override
  public ObjectWriter create(ObjectKey key) {
    return new ObservedWriter(store.create(key));
  }

  @Override
  public InputStream open(ObjectKey key, ByteRange range) {
    return observed(Operation.GET, () -> store.open(key, range));
  }

  @Override
  public InputStream open(ObjectKey key) {
    return observed(Operation.GET, () -> store.open(key));
  }

  @Override
  public void delete(ObjectKey key) {
    observed(
        Operation.DELETE,
        () -> {
          store.delete(key);
          return key;
        });
  }

  @Override
  public OptionalLong size(ObjectKey key) {
    return observed(Operation.SIZE, () -> store.size(key));
  }

  @Override
  public void forEach(String prefix, Consumer<StoredObject> action) {
    store.forEach(prefix, action);
  }

  @Override
  public void check() {
    store.check();
  }

  @Override
  public void close() {
    store.close();
  }

  /** A writer whose commit is timed. */
  private final class ObservedWriter extends ObjectWriter {
    private final ObjectWriter writer;
    private final Traces.Moment begun = traces.now();

    ObservedWriter(ObjectWriter writer) {
      this.writer = writer;
    }

    @Override
    public StoredObject commit() {
      return begun.span("object-store put", () -> timed(Operation.PUT, writer::commit));
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      writer.write(buffer, offset, length);
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
