package org.isocenter.worklist.app;

import java.io.IOException;

/** The way to one connected client. */
public interface EventSink {
  /**
   * Sends one event report and returns when it is on its way; waits no longer than this server has
   * patience.
   *
   * @throws IOException when the client does not take it
   */
  void send(String report) throws IOException;

  /** Ends the connection, whatever it is doing. */
  void cut();
}
