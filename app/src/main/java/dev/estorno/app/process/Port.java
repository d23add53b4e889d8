package dev.estorno.app.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds out before the start whether a port can be had, and says so in one line if not. */
public final class Port {
  private static final int MAX = 65_535;

  private Port() {}

  /**
   * Tries the port; 0 is always free.
   *
   * @param option how the person chooses another
   * @throws Failure when somebody else listens there, or there is no such host or port
   */
  public static void tryOut(String host, int port, String option) {
    if (port < 0 || port > MAX) {
      throw new Failure(option + " must be from 0 to " + MAX + ": " + port);
    }
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      socket.setReuseAddress(true);
    } catch (UnknownHostException _) {
      throw new Failure("there is no host " + host + " to listen at");
    } catch (IOException taken) {
      throw new Failure(
          "cannot listen at %s:%d (%s); choose another with %s, 0 for a free one"
              .formatted(host, port, taken.getMessage(), option));
    }
  }
}
