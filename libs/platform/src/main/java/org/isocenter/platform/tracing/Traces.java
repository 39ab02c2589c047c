package org.isocenter.platform.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.isocenter.events.EventTracing;
import org.jspecify.annotations.Nullable;

/**
 * Spans of what takes time within a request, and their way over the brokers. Switched off, each
 * method does its work and nothing else.
 */
@Singleton
public class Traces implements EventTracing {

  /** Traces that one batch of messages is told in; a batch of more is told in these alone. */
  private static final int MOST_PARENTS = 50;

  private static final TextMapGetter<String> HEADER_ALONE =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String parent) {
          return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String parent, String key) {
          return key.equals(HEADER) ? parent : null;
        }
      };

  private final boolean off;
  private final Tracer tracer;

  Traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
    this.off = off;
    this.tracer = telemetry.getTracer("org.isocenter");
  }

  /** Does the work in a span below the one that is under way here; alone it begins no trace. */
  public <T> T span(String name, Supplier<T> work) {
    return off ? work.get() : inSpan(name, Context.current(), work);
  }

  /** The same for work that has no result. */
  public void run(String name, Runnable work) {
    span(
        name,
        () -> {
          work.run();
          return true;
        });
  }

  /** Where a trace stands, for work that is done on another thread later. */
  public Moment now() {
    return new Moment(off ? null : Context.current());
  }

  /** Where a trace stood. */
  public final class Moment {
    private final @Nullable Context context;

    private Moment(@Nullable Context context) {
      this.context = context;
    }

    /** Does the work in a span below that. */
    public <T> T span(String name, Supplier<T> work) {
      return context == null ? work.get() : inSpan(name, context, work);
    }
  }

  private <T> T inSpan(String name, Context parent, Supplier<T> work) {
    if (!Span.fromContext(parent).getSpanContext().isValid()) {
      return work.get();
    }
    var span = tracer.spanBuilder(name).setParent(parent).startSpan();
    boolean done = false;
    try (var _ = span.makeCurrent()) {
      T result = work.get();
      done = true;
      return result;
    } finally {
      end(span, done);
    }
  }

  private static void end(Span span, boolean done) {
    if (!done) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  @Override
  public Optional<String> current() {
    return off ? Optional.empty() : Optional.ofNullable(parentOf(Context.current()));
  }

  private static @Nullable String parentOf(Context context) {
    Map<String, String> headers = new HashMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(
            context,
            headers,
            (carrier, key, value) -> {
              if (carrier != null) {
                carrier.put(key, value);
              }
            });
    return headers.get(HEADER);
  }

  private static Context contextOf(String parent) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, HEADER_ALONE);
  }

  @Override
  public Sending sending(String topic, String parent) {
    if (off) {
      return EventTracing.NONE.sending(topic, parent);
    }
    var span =
        tracer
            .spanBuilder("send " + topic)
            .setSpanKind(SpanKind.PRODUCER)
            .setParent(contextOf(parent))
            .startSpan();
    var own = parentOf(Context.root().with(span));
    return new Sending() {
      @Override
      public String parent() {
        return own == null ? parent : own;
      }

      @Override
      public void ended(boolean acknowledged) {
        end(span, acknowledged);
      }
    };
  }

  /** One span in each trace, for as long as the batch takes; what is done inside is the first's. */
  @Override
  public void receiving(String topic, Collection<String> parents, Runnable work) {
    if (off || parents.isEmpty()) {
      work.run();
      return;
    }
    List<Span> spans = new ArrayList<>();
    for (String parent : parents.stream().limit(MOST_PARENTS).toList()) {
      spans.add(process(topic, parent, spans));
    }
    boolean done = false;
    try (var _ = spans.getFirst().makeCurrent()) {
      work.run();
      done = true;
    } finally {
      for (Span span : spans) {
        end(span, done);
      }
    }
  }

  private Span process(String topic, String parent, List<Span> before) {
    var span =
        tracer
            .spanBuilder("process " + topic)
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(contextOf(parent));
    if (!before.isEmpty()) {
      span.addLink(before.getFirst().getSpanContext());
    }
    return span.startSpan();
  }
}
