package dev.estorno.gateway.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a process is called among those that share its rows, unless the settings say otherwise. */
final class Node {
  private Node() {}

  /** The machine's name and the process's number there. */
  static String here() {
    String process = "" + ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + process;
    } catch (UnknownHostException _) {
      // A machine without a name of its own: the number must do.
      return "node-" + process;
    }
  }
}
