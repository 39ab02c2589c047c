package org.isocenter.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A loopback port nobody listens on now; somebody may take it before the caller does. */
final class FreePort {
  private FreePort() {}

  static int orFixed(int port) {
    if (port != 0) {
      return port;
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedFailure("No free loopback port was found.", e);
    }
  }
}
