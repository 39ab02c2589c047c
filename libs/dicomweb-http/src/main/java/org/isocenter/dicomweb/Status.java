package org.isocenter.dicomweb;

import java.util.Arrays;
import java.util.Optional;

/** The failure status codes of PS3.18 section 8.5, each with its title and problem type. */
public enum Status {
  BAD_REQUEST(400, "Bad request", "bad-request"),
  UNAUTHORIZED(401, "Unauthorized", "unauthorized"),
  FORBIDDEN(403, "Forbidden", "forbidden"),
  NOT_FOUND(404, "Not found", "not-found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "method-not-allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable", "not-acceptable"),
  CONFLICT(409, "Conflict", "conflict"),
  GONE(410, "Gone", "gone"),
  PRECONDITION_FAILED(412, "Precondition failed", "precondition-failed"),
  PAYLOAD_TOO_LARGE(413, "Payload too large", "payload-too-large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "unsupported-media-type"),
  RANGE_NOT_SATISFIABLE(416, "Range not satisfiable", "range-not-satisfiable"),
  TOO_MANY_REQUESTS(429, "Too many requests", "too-many-requests"),
  INTERNAL_ERROR(500, "Internal error", "internal-error"),
  NOT_IMPLEMENTED(501, "Not implemented", "not-implemented"),
  UNAVAILABLE(503, "Temporarily unavailable", "unavailable");

  private final int code;
  private final String title;
  private final String problem;

  Status(int code, String title, String problem) {
    this.code = code;
    this.title = title;
    this.problem = problem;
  }

  public int code() {
    return code;
  }

  public String title() {
    return title;
  }

  /** The stable identifier of this problem, a path that docs/errors.md explains. */
  public String problemType() {
    return "/problems/" + problem;
  }

  /** The status of a refusal. */
  public static Status of(DicomWebException failure) {
    return switch (failure) {
      case DicomWebException.BadRequest _ -> BAD_REQUEST;
      case DicomWebException.Forbidden _ -> FORBIDDEN;
      case DicomWebException.NotFound _ -> NOT_FOUND;
      case DicomWebException.NotAcceptable _ -> NOT_ACCEPTABLE;
      case DicomWebException.Conflict _ -> CONFLICT;
      case DicomWebException.Gone _ -> GONE;
      case DicomWebException.PreconditionFailed _ -> PRECONDITION_FAILED;
      case DicomWebException.PayloadTooLarge _ -> PAYLOAD_TOO_LARGE;
      case DicomWebException.UnsupportedMediaType _ -> UNSUPPORTED_MEDIA_TYPE;
      case DicomWebException.RangeNotSatisfiable _ -> RANGE_NOT_SATISFIABLE;
      case DicomWebException.NotImplemented _ -> NOT_IMPLEMENTED;
      case DicomWebException.Unavailable _ -> UNAVAILABLE;
    };
  }

  /** The status with this code, where it is one of ours. */
  public static Optional<Status> ofCode(int code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
  }
}
