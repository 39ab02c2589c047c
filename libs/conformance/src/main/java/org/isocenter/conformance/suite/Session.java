package org.isocenter.conformance.suite;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.fixture.Specimens;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.RawConnection;
import org.isocenter.conformance.http.Server;

/** What the checks of one run share: the server, and what was stored on it. */
public final class Session {

  private final Server server;
  private final RawConnection raw;
  private final Specimens specimens;
  private final Map<String, String> refused = new HashMap<>();

  Session(Server server, Specimens specimens) {
    this.server = server;
    this.raw = new RawConnection(server.root());
    this.specimens = specimens;
  }

  public Server server() {
    return server;
  }

  public Specimens specimens() {
    return specimens;
  }

  public Answer send(Call call) throws IOException, InterruptedException {
    return server.send(call);
  }

  public Answer get(String target, String... headers) throws IOException, InterruptedException {
    return server.send(Call.get(target, headers));
  }

  public Answer raw(String requestLine, List<String> headers, byte[] body) throws IOException {
    return raw.send(requestLine, headers, body);
  }

  /**
   * Empty when the server closes the connection without a word, which HTTP allows for a broken
   * message.
   */
  public Optional<Answer> rawOrClosed(String requestLine, List<String> headers, byte[] body) {
    try {
      return Optional.of(raw.send(requestLine, headers, body));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Sends and closes, without waiting for an answer. */
  public void cut(String requestLine, List<String> headers, byte[] body) throws IOException {
    raw.cut(requestLine, headers, body);
  }

  /** A specimen that the server holds; else the check that asked for it is skipped. */
  public Specimen specimen(String name) {
    var why = refused.get(name);
    if (why != null) {
      throw new NotApplicable("the specimen " + name + " could not be stored: " + why);
    }
    return specimens.get(name);
  }

  void refused(String name, String why) {
    refused.put(name, why);
  }

  public Map<String, String> refused() {
    return Map.copyOf(refused);
  }
}
