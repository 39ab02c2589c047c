package org.isocenter.conformance.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A request.
 *
 * @param target what follows the root URL, already percent-encoded
 * @param headers {@code Name: value} lines, sent as they stand
 */
public record Call(String method, String target, List<String> headers, byte[] body) {

  public Call {
    headers = List.copyOf(headers);
  }

  public static Call get(String target, String... headers) {
    return new Call("GET", target, List.of(headers), new byte[0]);
  }

  public static Call post(String target, byte[] body, String... headers) {
    return new Call("POST", target, List.of(headers), body);
  }

  public Call with(String header) {
    var more = new ArrayList<>(headers);
    more.add(header);
    return new Call(method, target, more, body);
  }

  @Override
  public String toString() {
    return method
        + " "
        + (target.isEmpty() ? "(root)" : target)
        + (headers.isEmpty() ? "" : " [" + String.join("] [", headers) + "]");
  }
}
