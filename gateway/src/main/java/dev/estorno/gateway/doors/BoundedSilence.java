package dev.estorno.gateway.doors;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP library's own options of a connection, and the one that it knows but does not apply: how
 * long to wait for a caller's next byte.
 */
record BoundedSilence(Duration readTimeout) implements SocketOptions {
  private static final SocketOptions OWN = SocketOptions.create();

  @Override
  public void configureSocket(SocketChannel channel) {
    OWN.configureSocket(channel);
    try {
      channel.socket().setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Map<SocketOption<?>, Object> socketOptions() {
    return OWN.socketOptions();
  }

  @Override
  public Duration connectTimeout() {
    return OWN.connectTimeout();
  }

  @Override
  public Optional<Integer> socketReceiveBufferSize() {
    return OWN.socketReceiveBufferSize();
  }

  @Override
  public Optional<Integer> socketSendBufferSize() {
    return OWN.socketSendBufferSize();
  }

  @Override
  public boolean socketReuseAddress() {
    return OWN.socketReuseAddress();
  }

  @Override
  public boolean socketKeepAlive() {
    return OWN.socketKeepAlive();
  }

  @Override
  public boolean tcpNoDelay() {
    return OWN.tcpNoDelay();
  }
}
