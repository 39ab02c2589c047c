package org.isocenter.platform.security;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.Problem;
import org.isocenter.dicomweb.Status;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Why a request was not let in, with the challenge of RFC 6750 section 3. */
enum TokenRefusal {
  MISSING("A bearer token is needed here."),
  EXPIRED("The token has expired.", ErrorCodes.EXPIRED),
  NOT_YET_VALID("The token is not valid yet.", ErrorCodes.NOT_YET_VALID),
  AUDIENCE("The token is meant for another audience.", ErrorCodes.AUDIENCE_INVALID),
  NO_AUDIENCE("The token names no audience.", ErrorCodes.AUDIENCE_MISSING),
  ISSUER("The token is from another issuer.", ErrorCodes.ISSUER_INVALID),
  UNVERIFIED("The token cannot be verified."),
  ISSUER_AWAY("Tokens cannot be verified now: their issuer does not answer.");

  private static final String RETRY_AFTER_SECONDS = "5";
  private static final int NONE = 0;

  private final String sentence;
  private final int reason;

  TokenRefusal(String sentence) {
    this(sentence, NONE);
  }

  /**
   * @param reason by which the verification names it
   */
  TokenRefusal(String sentence, int reason) {
    this.sentence = sentence;
    this.reason = reason;
  }

  /** The refusal that a failed verification comes to. */
  static TokenRefusal of(Throwable failure) {
    return causes(failure).anyMatch(TokenRefusal::isOfTheConnection)
        ? ISSUER_AWAY
        : causes(failure)
            .filter(InvalidJwtException.class::isInstance)
            .map(InvalidJwtException.class::cast)
            .findFirst()
            .map(TokenRefusal::of)
            .orElse(UNVERIFIED);
  }

  private static TokenRefusal of(InvalidJwtException invalid) {
    return Arrays.stream(values())
        .filter(refusal -> refusal.reason != NONE && invalid.hasErrorCode(refusal.reason))
        .findFirst()
        .orElse(UNVERIFIED);
  }

  private static boolean isOfTheConnection(Throwable cause) {
    return cause instanceof OIDCException
        || cause instanceof IOException
        || cause instanceof TimeoutException;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  /** Answers the request with a problem, unless it is answered. */
  void answer(RoutingContext request) {
    var response = request.response();
    if (response.ended()) {
      return;
    }
    if (!request.request().isEnded()) {
      request.request().resume(); // a body that nobody reads would hold up the next request
    }
    var problem = Problem.of(status(), sentence, request.normalizedPath());
    headers().forEach(response::putHeader);
    response
        .setStatusCode(status().code())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.PROBLEM_JSON.toString())
        .end(Buffer.buffer(problem.toBytes()));
  }

  private Status status() {
    return this == ISSUER_AWAY ? Status.UNAVAILABLE : Status.UNAUTHORIZED;
  }

  /** Without a token there is no error code: the client may not have known that one is needed. */
  private Map<String, String> headers() {
    return switch (this) {
      case ISSUER_AWAY -> Map.of("Retry-After", RETRY_AFTER_SECONDS);
      case MISSING -> challenge("Bearer");
      case EXPIRED, NOT_YET_VALID, AUDIENCE, NO_AUDIENCE, ISSUER, UNVERIFIED ->
          challenge("Bearer error=\"invalid_token\", error_description=\"%s\"".formatted(sentence));
    };
  }

  private static Map<String, String> challenge(String value) {
    return Map.of("WWW-Authenticate", value);
  }
}
