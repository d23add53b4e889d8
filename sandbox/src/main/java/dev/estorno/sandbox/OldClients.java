package dev.estorno.sandbox;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Takes connections that speak HTTP/1.0, which the server itself refuses. */
final class OldClients implements ServerConnectionSelector {

  private static final String PROTOCOL = " HTTP/1.0\r";
  private final Consumer<Call> door;

  OldClients(Consumer<Call> door) {
    this.door = door;
  }

  @Override
  public int bytesToIdentifyConnection() {
    return 0;
  }

  @Override
  public Support supports(BufferData start) {
    int end = start.indexOf((byte) '\n');
    boolean old = end > 0 && start.readString(end).endsWith(PROTOCOL);
    return old ? Support.SUPPORTED : Support.UNSUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return Set.of();
  }

  @Override
  public ServerConnection connection(ConnectionContext connection) {
    return new Connection(connection);
  }

  private final class Connection implements ServerConnection {
    private final ConnectionContext context;

    Connection(ConnectionContext context) {
      this.context = context;
    }

    @Override
    public void handle(Limit limit) {
      try {
        door.accept(new OldCall(context));
      } catch (DataReader.InsufficientDataAvailableException
          | DataReader.IncorrectNewLineException cutShort) {
        throw Call.dies();
      }
    }

    @Override
    public Duration idleTime() {
      return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {} // it ends with its one answer
  }
}
