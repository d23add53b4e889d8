package dev.estorno.gateway.outbox;

import dev.estorno.providers.Body;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends over HTTP, blocking the calling (virtual) thread until the time-out at the latest. */
public final class HttpPost implements Post, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpPost.class);

  /**
   * What an endpoint answers beyond its status is nobody's business; so much is read and dropped.
   */
  private static final int REPLY_BYTES_MAX = 16 << 10;

  /** Without a charset: JSON has but one. */
  private static final ContentType JSON = ContentType.create("application/json");

  /** As many as there can be notices on their way: none waits for another's, even at one host. */
  private static final int CONNECTIONS_MAX = 2 * Courier.ALL_MAX;

  private static final Timeout CONNECT_MAX = Timeout.ofSeconds(5);

  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor alarm;
  private final Duration timeout;
  private final InstantSource clock;

  /**
   * A client of its own.
   *
   * @param timeout until an answer is there
   */
  public HttpPost(Guard guard, Duration timeout, InstantSource clock) {
    this.timeout = timeout;
    this.clock = clock;
    this.alarm = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
    alarm.setRemoveOnCancelPolicy(true);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new Guarded(guard))
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
            .setMaxConnPerRoute(CONNECTIONS_MAX)
            .setMaxConnTotal(CONNECTIONS_MAX)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT_MAX)
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .build())
            .build();
    // A redirect would lead past the endpoint that was registered; a repetition is for the rows.
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
  }

  /** Asked for every new connection, whatever was found when the endpoint was registered. */
  private record Guarded(Guard guard) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return guard.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @Override
  public Outcome post(URI url, Map<String, String> headers, Body body) {
    HttpUriRequestBase request = request(url, headers, body);
    var timedOut = new AtomicBoolean();
    // The library's time-outs restart with every byte; an endpoint that drips would hold us.
    ScheduledFuture<?> bell =
        alarm.schedule(
            () -> {
              timedOut.set(true);
              request.cancel();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      var heard = new Outcome.Heard(response.getCode(), retryAfter(response));
      drop(response, request);
      return heard;
    } catch (IOException | RuntimeException lost) {
      return new Outcome.Lost(timedOut.get() ? "no answer within " + timeout : why(lost));
    } finally {
      bell.cancel(false);
    }
  }

  private HttpUriRequestBase request(URI url, Map<String, String> headers, Body body) {
    var request = new HttpUriRequestBase("POST", url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body.bytes(), JSON));
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(timeout))
            .setConnectionRequestTimeout(Timeout.of(timeout))
            .build());
    return request;
  }

  /** What was answered is known; the rest is only read so that the connection can be kept. */
  private static void drop(ClassicHttpResponse response, HttpUriRequestBase request) {
    try {
      if (isAtItsEnd(response)) {
        response.close();
        return;
      }
    } catch (IOException broken) {
      log.debug("an answer broke off after its status: {}", broken.getMessage());
    }
    // Closing what has more to read would read it all.
    request.cancel();
  }

  private static boolean isAtItsEnd(ClassicHttpResponse response) throws IOException {
    return response.getEntity() == null
        || response.getEntity().getContent().readNBytes(REPLY_BYTES_MAX).length < REPLY_BYTES_MAX;
  }

  private Optional<Duration> retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader("Retry-After");
    return header == null ? Optional.empty() : RetryAfter.read(header.getValue(), clock.instant());
  }

  /** In words of ours: what the library says may quote the address. */
  private static String why(Exception lost) {
    return switch (lost) {
      case Guard.Refused _ -> "its address is not public";
      case UnknownHostException _ -> "its host is not known";
      case ConnectTimeoutException _ -> "no connection in time";
      case HttpHostConnectException _ -> "no connection";
      case SSLException _ -> "no trust in its certificate";
      default -> "no answer (" + lost.getClass().getSimpleName() + ")";
    };
  }

  @Override
  public void close() {
    alarm.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
