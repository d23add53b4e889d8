package dev.estorno.app.chaos;

import dev.estorno.app.e2e.GatewayProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The gateway's processes, each at an address of its own, watched over as an init system does. */
final class Fleet implements AutoCloseable {
  private static final int STARTS_MAX = 20;

  private final Path folder;
  private final Deployment deployment;
  private final List<Integer> ports = new ArrayList<>();
  private final List<Optional<GatewayProcess>> nodes = new ArrayList<>();
  private final Set<Integer> worked = new TreeSet<>();

  Fleet(Path folder, Deployment deployment, int count) throws Exception {
    this.folder = folder;
    this.deployment = deployment;
    for (int i = 0; i < count; i++) {
      ports.add(freePort());
      nodes.add(Optional.empty());
      start(i);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int size() {
    return nodes.size();
  }

  /** Where a node is, whether it is up or not: callers cannot know. */
  URI address(int node) {
    return URI.create("http://127.0.0.1:" + ports.get(node));
  }

  /** Kills it without warning and starts it anew. */
  void killAndStart(int node) throws Exception {
    process(node).kill();
    noteWork(node);
    start(node);
  }

  void freeze(int node) throws Exception {
    process(node).freeze();
  }

  void thaw(int node) throws Exception {
    process(node).thaw();
  }

  /** A process that does not come up, for want of its database say, is started again. */
  private void start(int node) throws Exception {
    String name = "node-" + node;
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(file, deployment.settings(name, ports.get(node)));
    for (int tries = 1; true; tries++) {
      try {
        nodes.set(node, Optional.of(GatewayProcess.start(List.of("serve", "--config", "" + file))));
        return;
      } catch (AssertionError notUp) {
        if (tries == STARTS_MAX) {
          throw notUp;
        }
      }
    }
  }

  /** Which of them ever brought a cancellation to its end. */
  Set<Integer> worked() {
    for (int i = 0; i < nodes.size(); i++) {
      noteWork(i);
    }
    return worked;
  }

  private void noteWork(int node) {
    if (process(node).said().stream().anyMatch(it -> it.contains("cancelled"))) {
      worked.add(node);
    }
  }

  private GatewayProcess process(int node) {
    return nodes.get(node).orElseThrow();
  }

  @Override
  public void close() {
    nodes.forEach(it -> it.ifPresent(GatewayProcess::close));
  }
}
