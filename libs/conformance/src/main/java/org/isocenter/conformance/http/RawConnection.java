package org.isocenter.conformance.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;

/** One request over a socket of its own, byte by byte as written: for what no client would send. */
public final class RawConnection {

  private static final int PATIENCE_MILLIS = 60_000;

  private final URI root;

  public RawConnection(URI root) {
    this.root = root;
  }

  /**
   * Sends a request; {@code Host} and {@code Content-Length} are added unless given.
   *
   * @param requestLine the method, a blank, and the target below the root
   */
  public Answer send(String requestLine, List<String> headers, byte[] body) throws IOException {
    try (var socket = open()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var out = socket.getOutputStream();
      out.write(head(requestLine, headers, body.length).getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      return read(socket.getInputStream(), requestLine.startsWith("HEAD "));
    }
  }

  /** Sends what is given and closes the connection. */
  public void cut(String requestLine, List<String> headers, byte[] body) throws IOException {
    try (var socket = open()) {
      var out = socket.getOutputStream();
      out.write(head(requestLine, headers, body.length).getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
    }
  }

  private Socket open() throws IOException {
    boolean tls = "https".equals(root.getScheme());
    int port = root.getPort() >= 0 ? root.getPort() : tls ? 443 : 80;
    return tls
        ? SSLSocketFactory.getDefault().createSocket(root.getHost(), port)
        : new Socket(root.getHost(), port);
  }

  private String head(String requestLine, List<String> headers, int length) {
    int blank = requestLine.indexOf(' ');
    var lines = new ArrayList<String>();
    lines.add(
        requestLine.substring(0, blank + 1)
            + root.getRawPath()
            + requestLine.substring(blank + 1)
            + " HTTP/1.1");
    lines.addAll(headers);
    var names = headers.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
    if (names.stream().noneMatch(line -> line.startsWith("host:"))) {
      lines.add("Host: " + root.getAuthority());
    }
    lines.add("Connection: close");
    boolean framed =
        names.stream()
            .anyMatch(
                line -> line.startsWith("content-length:") || line.startsWith("transfer-encod"));
    if (!framed && length > 0) {
      lines.add("Content-Length: " + length);
    }
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static Answer read(InputStream in, boolean headOnly) throws IOException {
    var statusLine = line(in);
    if (statusLine.isEmpty()) {
      throw new EOFException("the connection was closed without an answer");
    }
    while (statusLine.startsWith("HTTP/1.1 1")) {
      skipHeaders(in);
      statusLine = line(in);
    }
    Mismatch.unless(statusLine.startsWith("HTTP/1."), "no HTTP response: '%s'", statusLine);
    var headers = new TreeMap<String, List<String>>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    var answer = new Answer(status, headers, new byte[0]);
    if (headOnly) {
      return new Answer(status, headers, in.readAllBytes());
    }
    boolean chunked = answer.header("Transfer-Encoding").orElse("").contains("chunked");
    return new Answer(status, headers, chunked ? chunks(in) : rest(in, answer));
  }

  /** Of an interim response such as 100. */
  private static void skipHeaders(InputStream in) throws IOException {
    var line = line(in);
    while (!line.isEmpty()) {
      line = line(in);
    }
  }

  private static byte[] rest(InputStream in, Answer answer) throws IOException {
    var length = answer.header("Content-Length");
    return length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
      body.writeBytes(in.readNBytes(size));
      line(in);
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int octet = in.read(); octet != '\n' && octet >= 0; octet = in.read()) {
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }
}
