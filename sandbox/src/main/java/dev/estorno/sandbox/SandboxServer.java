package dev.estorno.sandbox;

import dev.estorno.sandbox.world.World;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The sandbox on one port: all providers at the root, its own control API under {@code /sandbox}.
 */
public final class SandboxServer implements AutoCloseable {

  private static final long BODY_MAX = 1024 * 1024;
  private static final int HEADERS_MAX = 64 * 1024;

  private final World world;
  private final Doors doors;
  private final WebServer server;

  private SandboxServer(InetSocketAddress address, World world) {
    this.world = world;
    this.doors = new Doors(world);
    this.server = listening(address, doors);
  }

  /**
   * Starts on the loopback address; what happens is gone with the process.
   *
   * @param port 0 for a free one
   * @param seed where ids and chance come from; let it differ from start to start, unless a run is
   *     to be repeated, or clients that remember will meet ids they know
   */
  public static SandboxServer start(int port, long seed) {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), seed);
  }

  /** As {@link #start(int, long)}, on any address. */
  public static SandboxServer start(InetSocketAddress address, long seed) {
    return new SandboxServer(address, World.inMemory(FakeProviders.all(), seed));
  }

  /**
   * Starts with the state kept in {@code data} and keeps it there. The folder holds every request
   * in full; it is all fake data. Faults are not kept.
   *
   * @param seed used only when the folder is new
   */
  public static SandboxServer start(InetSocketAddress address, long seed, Path data) {
    return new SandboxServer(address, World.keptIn(data, FakeProviders.all(), seed));
  }

  public int port() {
    return server.port();
  }

  /** Stops listening, lets go of whoever hangs, and closes the log. */
  @Override
  public void close() {
    doors.close();
    server.stop();
    world.close();
  }

  private static WebServer listening(InetSocketAddress address, Doors doors) {
    // Every check that a lenient provider would not make is off: odd requests must reach the fakes.
    Http1Config http =
        Http1Config.builder()
            .validateRequestHeaders(false)
            .validatePrologue(false)
            .validatePath(false)
            .maxHeadersSize(HEADERS_MAX)
            .build();
    return WebServerConfig.builder()
        .address(address.getAddress())
        .port(address.getPort())
        .shutdownHook(false)
        .shutdownGracePeriod(Duration.ofMillis(100))
        .maxPayloadSize(BODY_MAX)
        .contentEncoding(
            ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
        .protocolsDiscoverServices(false)
        .addProtocol(http)
        .addConnectionSelector(new OldClients(doors::handle))
        .routing(routing ->
            routing.any((request, response) -> doors.handle(new HelidonCall(request, response))))
        .build()
        .start();
  }
}
