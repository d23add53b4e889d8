package dev.estorno.gateway.wire;

import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Wire;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests over HTTP, blocking the calling (virtual) thread until the time-out at the latest.
 */
public final class HttpWire implements Wire, AutoCloseable {
  private static final int REPLY_BYTES_MAX = 1 << 20;
  private static final Timeout CONNECT_MAX = Timeout.ofSeconds(5);

  private final CloseableHttpClient client;
  private final ScheduledExecutorService alarm;

  /**
   * Opens no connection yet.
   *
   * @param callsAtOnceMax of all accounts together; many may be at one host, and none of them may
   *     have to wait for another's connections
   */
  public HttpWire(int callsAtOnceMax) {
    int connectionsMax = Math.max(1, callsAtOnceMax);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
            .setMaxConnPerRoute(connectionsMax)
            .setMaxConnTotal(connectionsMax)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT_MAX)
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            .build();
    // A cancel must never be repeated, redirected or answered from a cache behind our back.
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Estorno")
            .build();
    var timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
    this.alarm = timer;
  }

  @Override
  public void send(Account account, Request sealed, Duration timeout, Consumer<Exchange> heard) {
    heard.accept(exchange(account, sealed, timeout));
  }

  private Exchange exchange(Account account, Request sealed, Duration timeout) {
    var request = request(account, sealed, timeout);
    var timedOut = new AtomicBoolean();
    // The library's time-outs restart with every byte; a provider that drips would hold us for
    // ever.
    ScheduledFuture<?> bell =
        alarm.schedule(
            () -> {
              timedOut.set(true);
              request.cancel();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, HttpWire::read);
    } catch (ConnectTimeoutException
        | HttpHostConnectException
        | UnknownHostException
        | NoRouteToHostException
        | ConnectionRequestTimeoutException never) {
      return new Exchange.Silence(false, "not connected (" + name(never) + ")");
    } catch (IOException | RuntimeException lost) {
      String why = timedOut.get() ? "no reply within " + timeout : "no reply (" + name(lost) + ")";
      return new Exchange.Silence(true, why);
    } finally {
      bell.cancel(false);
    }
  }

  private static HttpUriRequestBase request(Account account, Request sealed, Duration timeout) {
    var uri = sealed.address(account.base());
    var request = new HttpUriRequestBase(sealed.method(), uri);
    sealed.headers().forEach(request::setHeader);
    if (!sealed.body().isEmpty()) {
      request.setEntity(new ByteArrayEntity(sealed.body().bytes(), null));
    }
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(timeout))
            .setConnectionRequestTimeout(Timeout.of(timeout))
            .build());
    return request;
  }

  private static Exchange read(ClassicHttpResponse response) throws IOException {
    byte[] bytes = new byte[0];
    if (response.getEntity() != null) {
      bytes = response.getEntity().getContent().readNBytes(REPLY_BYTES_MAX + 1);
    }
    if (bytes.length > REPLY_BYTES_MAX) {
      return new Exchange.Silence(true, "a reply of more than " + REPLY_BYTES_MAX + " bytes");
    }
    return new Exchange.Replied(new Reply(response.getCode(), headers(response), Body.of(bytes)));
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse response) {
    return Arrays.stream(response.getHeaders())
        .collect(
            Collectors.groupingBy(
                it -> it.getName().toLowerCase(Locale.ROOT),
                Collectors.mapping(Header::getValue, Collectors.toList())));
  }

  private static String name(Exception failure) {
    return failure.getClass().getSimpleName();
  }

  @Override
  public void close() {
    alarm.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
