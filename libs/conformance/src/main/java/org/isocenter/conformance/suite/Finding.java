package org.isocenter.conformance.suite;

import java.util.List;
import org.isocenter.conformance.http.Exchange;

/**
 * What one check found.
 *
 * @param exchanges the requests that it made, but for those written to a socket byte by byte
 */
public record Finding(
    Check check, Verdict verdict, String seen, long millis, List<Exchange> exchanges) {

  public Finding {
    exchanges = List.copyOf(exchanges);
  }

  /** How a check ended. */
  public enum Verdict {
    PASS,
    FAIL,
    SKIP
  }
}
