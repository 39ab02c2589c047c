package org.isocenter.query.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.isocenter.query.app.ResultCursor;
import org.isocenter.query.app.ResultRow;

/**
 * The body of a search's response, a JSON array. Results that fit into the window are complete
 * before the response begins, and the database is done with; longer ones stream from the cursor.
 */
final class SearchResponse implements AutoCloseable {

  /** A page of a hundred studies takes about a tenth of it. */
  private static final int WINDOW = 1 << 20;

  private static final byte[] END = "]".getBytes(StandardCharsets.US_ASCII);

  private final ResultCursor results;
  private final ResultWriter writer;
  private final ByteArrayOutputStream window = new ByteArrayOutputStream();
  private Optional<ResultRow> next;

  /** Owns {@code results} from now on, and reads the first window of them. */
  SearchResponse(ResultCursor results, ResultWriter writer) {
    this.results = results;
    this.writer = writer;
    this.next = results.next();
  }

  boolean isEmpty() {
    return next.isEmpty() && window.size() == 0;
  }

  /** Writes results to the window until it is full; whether all of them are in it. */
  boolean fillWindow() throws IOException {
    while (next.isPresent() && window.size() < WINDOW) {
      writeNext(window, window.size() == 0 ? '[' : ',');
    }
    return next.isEmpty();
  }

  private void writeNext(OutputStream out, char separator) throws IOException {
    out.write(separator);
    writer.write(next.orElseThrow(), out);
    next = results.next();
  }

  /** The whole body, of which {@link #fillWindow} wrote all. */
  Response.ResponseBuilder complete() throws IOException {
    window.write(END);
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
              writeNext(out, ',');
            }
            out.write(END);
          }
        };
    return Response.ok(rest);
  }

  @Override
  public void close() {
    results.close();
  }
}
