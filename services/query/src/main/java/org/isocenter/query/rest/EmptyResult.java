package org.isocenter.query.rest;

import jakarta.ws.rs.core.Response;
import org.isocenter.dicomweb.MediaType;

/**
 * How a search without results is answered: 204 as PS3.18 table 10.6.3-1 has it, or 200 with an
 * empty array, as clients of older servers expect.
 */
public enum EmptyResult {
  NO_CONTENT,
  EMPTY_ARRAY;

  Response.ResponseBuilder response(MediaType mediaType) {
    return switch (this) {
      case NO_CONTENT -> Response.noContent();
      case EMPTY_ARRAY -> Response.ok("[]").type(mediaType.toString());
    };
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
