package org.isocenter.query.rest;

import jakarta.ws.rs.core.Response;
import org.isocenter.dicomweb.Representation;

/**
 * How a search without results is answered: 204 as PS3.18 table 10.6.3-1 has it, or 200 with an
 * empty array, as clients of older servers expect.
 */
public enum EmptyResult {
  NO_CONTENT,
  EMPTY_ARRAY;

  /** A multipart cannot be empty, RFC 2046 section 5.1.1. */
  Response.ResponseBuilder response(Representation representation) {
    return this == EMPTY_ARRAY && representation instanceof Representation.SinglePart single
        ? Response.ok("[]").type(single.mediaType().toString())
        : Response.noContent();
  }

  /** The choice for a configured status. */
  public static EmptyResult ofStatus(int status) {
    return switch (status) {
      case 204 -> NO_CONTENT;
      case 200 -> EMPTY_ARRAY;
      default ->
          throw new IllegalArgumentException(
              "Set isocenter.query.empty-result to 204 or 200, not to " + status + ".");
    };
  }
}
