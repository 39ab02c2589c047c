package org.isocenter.objectstore;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.isocenter.objectstore.StorageException.Retry;
import org.jspecify.annotations.Nullable;

/** What an S3 failure means for a caller of the store. */
final class S3Errors {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;

  /** Error codes that pass, whatever HTTP status a server gives them. */
  private static final Set<String> PASSING_CODES =
      Set.of("SlowDown", "RequestTimeout", "ServiceUnavailable", "InternalError", "Throttling");

  private static final Set<String> TAKEN_CODES =
      Set.of("PreconditionFailed", "ConditionalRequestConflict");

  private S3Errors() {}

  static StorageException translate(String what, Throwable failure) {
    return switch (cause(failure)) {
      case ErrorResponseException e -> refusal(what, e);
      case ServerException e -> failed(what, retryOf(e.statusCode()), e);
      // Not S3's own words: a proxy or load balancer in between, as a rule because S3 is away.
      case InvalidResponseException e -> failed(what, Retry.LATER, e);
      case IOException e -> failed(what, Retry.LATER, e);
      case Throwable e -> failed(what, Retry.NEVER, e);
    };
  }

  /** The SDK wraps what happened once or twice. */
  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapper =
        failure instanceof CompletionException || failure.getClass().equals(MinioException.class);
    return wrapper && cause != null ? cause(cause) : failure;
  }

  private static StorageException refusal(String what, ErrorResponseException failure) {
    String code = failure.errorResponse().code();
    return switch (code) {
      case "NoSuchKey" -> new MissingObjectException(what, failure);
      case "NoSuchBucket" ->
          new StorageException(
              what + ": the bucket does not exist; create it, the service never does",
              Retry.NEVER,
              failure);
      case "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
          new StorageException(
              what + ": S3 refuses these credentials (" + code + ")", Retry.NEVER, failure);
      default -> failed(what, retryOf(code, failure.response().code()), failure);
    };
  }

  private static Retry retryOf(String code, int status) {
    return PASSING_CODES.contains(code) ? Retry.LATER : retryOf(status);
  }

  private static Retry retryOf(int status) {
    return status >= FIRST_SERVER_ERROR || status == TOO_MANY_REQUESTS ? Retry.LATER : Retry.NEVER;
  }

  private static StorageException failed(String what, Retry retry, Throwable cause) {
    return new StorageException(what + ": S3 failed: " + cause.getMessage(), retry, cause);
  }

  /** Whether a conditional write found the key taken. */
  static boolean isTaken(StorageException failure) {
    return failure.getCause() instanceof ErrorResponseException refusal
        && TAKEN_CODES.contains(refusal.errorResponse().code());
  }

  static StorageException notTheRange(ObjectKey key, ByteRange range, @Nullable String length) {
    return new StorageException(
        "Object %s: S3 answered %s bytes for the range %d + %d"
            .formatted(key, length, range.offset(), range.length()),
        Retry.NEVER);
  }
}
