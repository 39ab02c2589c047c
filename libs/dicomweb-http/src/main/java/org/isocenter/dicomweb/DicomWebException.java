package org.isocenter.dicomweb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An expected failure of a request, PS3.18 section 8.5: the subtype decides the status ({@link
 * Status#of}), the message is a sentence for people and reaches the client.
 */
public abstract sealed class DicomWebException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private DicomWebException(String message) {
    // Refusals are answers, not faults: nobody reads their stack, so none is recorded.
    super(message, null, false, false);
  }

  /** The sentence for the client. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Response headers that belong to this refusal. */
  public Map<String, String> headers() {
    return Map.of();
  }

  /** 400: the request cannot be understood. */
  public static final class BadRequest extends DicomWebException {
    private static final long serialVersionUID = 1;

    private final @Nullable String warning;

    public BadRequest(String message) {
      this(message, null);
    }

    /**
     * @param warning the sentence that the standard wants in a Warning header, section 8.4
     */
    public BadRequest(String message, @Nullable String warning) {
      super(message);
      this.warning = warning;
    }

    @Override
    public Map<String, String> headers() {
      return warning == null ? Map.of() : Map.of("Warning", Warnings.header(warning));
    }
  }

  /** 403: it is understood, and refused. */
  public static final class Forbidden extends DicomWebException {
    private static final long serialVersionUID = 1;

    public Forbidden(String message) {
      super(message);
    }
  }

  /** 404: there is no such resource. */
  public static final class NotFound extends DicomWebException {
    private static final long serialVersionUID = 1;

    public NotFound(String message) {
      super(message);
    }
  }

  /** 406: nothing that the client accepts can be given. */
  public static final class NotAcceptable extends DicomWebException {
    private static final long serialVersionUID = 1;

    private final transient List<Considered> considered;

    /**
     * @param considered every range of the client with the reason why it was refused
     */
    public NotAcceptable(List<Considered> considered) {
      super(
          "No media range of Accept can be served: "
              + considered.stream()
                  .limit(10)
                  .map(c -> c.range() + ": " + c.reason())
                  .collect(Collectors.joining("; "))
              + ".");
      this.considered = List.copyOf(considered);
    }

    public List<Considered> considered() {
      return considered;
    }

    /** A range of the Accept header and why it cannot be served. */
    public record Considered(String range, String reason) {}
  }

  /** 409: the state of the resource forbids it. */
  public static final class Conflict extends DicomWebException {
    private static final long serialVersionUID = 1;

    private final @Nullable String warning;

    public Conflict(String message) {
      this(message, null);
    }

    /**
     * @param warning the sentence that the standard wants in a Warning header, section 8.4
     */
    public Conflict(String message, @Nullable String warning) {
      super(message);
      this.warning = warning;
    }

    @Override
    public Map<String, String> headers() {
      return warning == null ? Map.of() : Map.of("Warning", Warnings.header(warning));
    }
  }

  /** 410: the resource was here and has been removed. */
  public static final class Gone extends DicomWebException {
    private static final long serialVersionUID = 1;

    public Gone(String message) {
      super(message);
    }
  }

  /** 412: the resource is no longer the one that If-Match names. */
  public static final class PreconditionFailed extends DicomWebException {
    private static final long serialVersionUID = 1;

    public PreconditionFailed(String message) {
      super(message);
    }
  }

  /** 413: the request, or the response asked for, is larger than a configured limit. */
  public static final class PayloadTooLarge extends DicomWebException {
    private static final long serialVersionUID = 1;

    public PayloadTooLarge(String message) {
      super(message);
    }
  }

  /** 415: the payload's media type is none that the resource takes. */
  public static final class UnsupportedMediaType extends DicomWebException {
    private static final long serialVersionUID = 1;

    public UnsupportedMediaType(String message) {
      super(message);
    }
  }

  /** 416: the range of bytes lies beyond the end. */
  public static final class RangeNotSatisfiable extends DicomWebException {
    private static final long serialVersionUID = 1;

    private final long total;

    public RangeNotSatisfiable(long total) {
      super("The resource has %d bytes; the range asked for begins behind them.".formatted(total));
      this.total = total;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Content-Range", "bytes */" + total);
    }
  }

  /** 501: the standard has it, this server does not. */
  public static final class NotImplemented extends DicomWebException {
    private static final long serialVersionUID = 1;

    public NotImplemented(String message) {
      super(message);
    }
  }

  /** 503: it cannot be done now, but later. */
  public static final class Unavailable extends DicomWebException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    public Unavailable(String message, Duration retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
  }
}
