package org.isocenter.query.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.isocenter.query.app.ResultCursor;
import org.isocenter.query.app.ResultRow;

/**
 * The body of a search's response. Results that fit into the window are complete before the
 * response begins, and the database is done with; longer ones stream from the cursor.
 */
final class SearchResponse implements AutoCloseable {

  /** A page of a hundred studies takes about a tenth of it. */
  private static final int WINDOW = 1 << 20;

  private final ResultCursor results;
  private final ResultFormat format;
  private final ByteArrayOutputStream window = new ByteArrayOutputStream();
  private Optional<ResultRow> next;
  private int written;

  /** Owns {@code results} from now on, and reads the first window of them. */
  SearchResponse(ResultCursor results, ResultFormat format) {
    this.results = results;
    this.format = format;
    this.next = results.next();
  }

  boolean isEmpty() {
    return next.isEmpty() && window.size() == 0;
  }

  /** Writes results to the window until it is full; whether all of them are in it. */
  boolean fillWindow() throws IOException {
    while (next.isPresent() && window.size() < WINDOW) {
      writeNext(window);
    }
    return next.isEmpty();
  }

  private void writeNext(OutputStream out) throws IOException {
    format.write(next.orElseThrow(), out);
    written++;
    next = results.next();
  }

  boolean hasReached(int limit) {
    return written >= limit;
  }

  /** The whole body, of which {@link #fillWindow} wrote all. */
  Response.ResponseBuilder complete() throws IOException {
    format.end(window);
    return Response.ok(window.toByteArray());
  }

  /** The window, then what the cursor still has; closes the cursor at the end. */
  Response.ResponseBuilder streamed() {
    StreamingOutput rest =
        target -> {
          try (this;
              var out = new BufferedOutputStream(target, 1 << 16)) {
            window.writeTo(out);
            while (next.isPresent()) {
              writeNext(out);
            }
            format.end(out);
          }
        };
    return Response.ok(rest);
  }

  @Override
  public void close() {
    results.close();
  }
}
