package org.echelon.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** TCP ports of the loopback address that nobody listened on a moment ago. */
final class FreePorts {
  static final String HOST = "127.0.0.1";

  private FreePorts() {}

  /**
   * Returns distinct free ports; another process may take one before it is used, so callers retry.
   */
  static List<Integer> take(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      // All are held until the last is found: the system would hand out a released one again.
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getByName(HOST)));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + HOST, e);
    } finally {
      held.forEach(FreePorts::release);
    }
  }

  /** Says whether the port can be bound now; a connection that lingers on it does not count. */
  static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(HOST, port));
      return true;
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
