package org.isocenter.ingest.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The way to a server over HTTP, on which requests fail when they are told to. */
final class FailingLink implements AutoCloseable {
  private static final byte[] BUSY =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** What becomes of requests. */
  enum Mode {
    PASSED,
    /** Answered with 503. */
    BUSY,
    /** Never answered. */
    SILENT,
    /** Cut off. */
    CUT
  }

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong passing = new AtomicLong(Long.MAX_VALUE);
  private final int port;
  private volatile Mode mode = Mode.PASSED;

  /**
   * @param server on this machine
   */
  FailingLink(URI server) throws IOException {
    port = server.getPort();
    threads.execute(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** Fails what comes after {@code bytes} more of requests. */
  void failAfter(long bytes, Mode how) {
    mode = how;
    passing.set(bytes);
  }

  void mend() {
    passing.set(Long.MAX_VALUE);
    mode = Mode.PASSED;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (SocketException _) {
      // Closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket client) {
    try (client;
        var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.add(server);
      threads.execute(() -> copyAnswers(server, client));
      copyRequests(client.getInputStream(), client.getOutputStream(), server.getOutputStream());
    } catch (IOException _) {
      // Either end is gone, and now the other.
    }
  }

  private static void copyAnswers(Socket server, Socket client) {
    try {
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException _) {
      // As above.
    }
  }

  private void copyRequests(InputStream requests, OutputStream answers, OutputStream server)
      throws IOException {
    byte[] piece = new byte[8192];
    for (int read = requests.read(piece); read > 0; read = requests.read(piece)) {
      if (passing.addAndGet(-read) >= 0) {
        server.write(piece, 0, read);
      } else if (mode == Mode.BUSY) {
        answers.write(BUSY);
        return;
      } else if (mode == Mode.CUT) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.close();
  }
}
