package org.isocenter.dicomweb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.isocenter.dicomweb.MultipartException.Reason;

/**
 * The stretch of a multipart body that is in memory: it tells content from boundary lines, RFC 2046
 * section 5.1.1. The two bytes before the position are always kept, because a boundary line begins
 * with the line break that ended the line before it.
 */
final class BodyWindow {

  /** What stands at the position. */
  enum At {
    CONTENT,
    BOUNDARY,
    CLOSING_BOUNDARY
  }

  /** What a found delimiter turns out to be, seen what follows it on its line. */
  private enum Line {
    BOUNDARY,
    CLOSING_BOUNDARY,
    NO_BOUNDARY,
    UNDECIDED
  }

  private static final int LINE_BREAK = 2;
  private static final int MOST_PADDING = 200;

  private final InputStream source;
  private final Boundary boundary;
  private final byte[] buffer;
  private int position = LINE_BREAK;
  private int limit = LINE_BREAK;

  /** Up to here the buffer holds content and no boundary. */
  private int ready = LINE_BREAK;

  /** Where the line after the boundary line at the position begins. */
  private int nextLine;

  /** How many bytes of the body lie before the buffer; what the buffer begins with is not of it. */
  private long forgotten = -LINE_BREAK;

  BodyWindow(InputStream source, Boundary boundary, int size) {
    this.source = source;
    this.boundary = boundary;
    this.buffer = new byte[size];
    endLine(); // so that a boundary may stand at the very start of the body
  }

  /** Looks at what stands at the position, reading on until that is clear. */
  At look() throws IOException {
    if (position < ready) {
      return At.CONTENT;
    }
    int from = position - LINE_BREAK;
    while (true) {
      int found = boundary.indexIn(buffer, from, limit);
      Line line = found < 0 ? Line.UNDECIDED : lineAt(found);
      ready = contentEnd(found, line);
      if (ready > position) {
        return At.CONTENT;
      }
      switch (line) {
        case BOUNDARY -> {
          return At.BOUNDARY;
        }
        case CLOSING_BOUNDARY -> {
          return At.CLOSING_BOUNDARY;
        }
        case NO_BOUNDARY -> from = found + 1;
        case UNDECIDED -> {
          readMore();
          from = position - LINE_BREAK;
        }
      }
    }
  }

  /** Up to where no boundary can begin. */
  private int contentEnd(int found, Line line) {
    if (found < 0) {
      return limit - boundary.length() + 1;
    }
    return line == Line.NO_BOUNDARY ? found + 1 : found;
  }

  private Line lineAt(int found) {
    int at = found + boundary.length();
    if (at + 1 < limit && buffer[at] == '-' && buffer[at + 1] == '-') {
      return Line.CLOSING_BOUNDARY;
    }
    int end = Math.min(limit, at + MOST_PADDING);
    while (at < end && (buffer[at] == ' ' || buffer[at] == '\t')) {
      at++;
    }
    if (at < limit && buffer[at] == '\n') {
      nextLine = at + 1;
      return Line.BOUNDARY;
    }
    if (at + 1 < limit && buffer[at] == '\r' && buffer[at + 1] == '\n') {
      nextLine = at + 2;
      return Line.BOUNDARY;
    }
    boolean atLastByte = at + 1 == limit && (buffer[at] == '\r' || buffer[at] == '-');
    return at == limit || atLastByte ? Line.UNDECIDED : Line.NO_BOUNDARY;
  }

  /** Reads behind what is undecided, which is never more than a boundary line. */
  private void readMore() throws IOException {
    int dropped = position - LINE_BREAK;
    System.arraycopy(buffer, dropped, buffer, 0, limit - dropped);
    forgotten += dropped;
    limit -= dropped;
    position = LINE_BREAK;
    ready = LINE_BREAK;
    int count = source.read(buffer, limit, buffer.length - limit);
    if (count < 0) {
      throw new MultipartException(
          Reason.TRUNCATED,
          "The multipart body ends after %d bytes without its closing boundary."
              .formatted(forgotten + limit));
    }
    limit += count;
  }

  /** Steps behind the boundary line that {@link #look} found. */
  void passBoundary() {
    position = nextLine;
    endLine();
  }

  /** Copies content; -1 at a boundary. */
  int read(byte[] into, int offset, int length) throws IOException {
    if (look() != At.CONTENT) {
      return -1;
    }
    int count = Math.min(length, ready - position);
    System.arraycopy(buffer, position, into, offset, count);
    position += count;
    return count;
  }

  /** Hands all content up to the next boundary to {@code out}, without copying it in between. */
  long transferTo(OutputStream out) throws IOException {
    long total = 0;
    while (look() == At.CONTENT) {
      out.write(buffer, position, ready - position);
      total += ready - position;
      position = ready;
    }
    return total;
  }

  int available() {
    return Math.max(0, ready - position);
  }

  /** The next line without its line break, of at most {@code most} bytes. */
  String line(int most) throws IOException {
    var line = new ByteArrayOutputStream();
    while (look() == At.CONTENT) {
      byte next = buffer[position++];
      if (next == '\n') {
        endLine();
        break;
      }
      if (line.size() == most) {
        throw new MultipartException(
            Reason.TOO_LARGE, "The headers of a part are longer than the limit.");
      }
      line.write(next);
    }
    String text = line.toString(UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** A bare LF becomes CRLF in hindsight, so that a boundary right behind it is found. */
  private void endLine() {
    buffer[position - 2] = '\r';
    buffer[position - 1] = '\n';
    ready = position;
  }
}
