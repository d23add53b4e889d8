package dev.estorno.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.estorno.providers.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sending over real sockets, to servers that behave badly. */
class HttpPostTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private HttpPost post;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    post = new HttpPost(Guard.standard(true), TIMEOUT, () -> NOW);
  }

  @AfterEach
  void close() {
    post.close();
    server.stop(0);
  }

  /** What a server does with a request. */
  private interface Doing {
    void with(HttpExchange exchange) throws IOException;
  }

  private void on(String path, Doing doing) {
    server.createContext(
        path,
        exchange -> {
          requests.incrementAndGet();
          try (exchange) {
            doing.with(exchange);
          }
        });
  }

  private Outcome send(String path) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return post.post(url, Map.of("webhook-id", "ntc_1"), Body.of("{\"a\":\"é\"}"));
  }

  @Test
  void theBodyArrivesAsItIs() {
    var seen = new StringBuilder();
    on(
        "/",
        exchange -> {
          seen.append(exchange.getRequestMethod())
              .append(' ')
              .append(exchange.getRequestURI())
              .append(' ')
              .append(exchange.getRequestHeaders().getFirst("webhook-id"))
              .append(' ')
              .append(exchange.getRequestHeaders().getFirst("Content-Type"))
              .append(' ')
              .append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
        });

    assertThat(send("/in?key=x")).isEqualTo(new Outcome.Heard(204, Optional.empty()));
    assertThat(seen.toString())
        .startsWith("POST /in?key=x ntc_1 application/json")
        .endsWith(" application/json {\"a\":\"é\"}");
  }

  @Test
  void aRedirectIsNotFollowedAndNothingIsRepeated() {
    on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });

    assertThat(send("/")).isEqualTo(new Outcome.Heard(307, Optional.empty()));
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "' 5 ', PT5S",
    "'Sun, 22 Nov 2026 12:01:00 GMT', PT1M",
    "'Sun, 22 Nov 2026 11:00:00 GMT',",
    "soon,",
    "-3,",
  })
  void retryAfterIsRead(String header, Duration wait) {
    on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", header);
          exchange.sendResponseHeaders(503, -1);
        });

    assertThat(send("/")).isEqualTo(new Outcome.Heard(503, Optional.ofNullable(wait)));
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            byte[] much = new byte[1 << 16];
            for (int i = 0; i < 100_000; i++) {
              out.write(much);
            }
          }
        });

    assertThat(send("/")).isEqualTo(new Outcome.Heard(200, Optional.empty()));
    assertThat(send("/")).as("and the next one is sent").isInstanceOf(Outcome.Heard.class);
  }

  @Test
  void silenceHasABound() throws IOException {
    try (var deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/");
      long begin = System.nanoTime();
      assertThat(post.post(url, Map.of(), Body.EMPTY))
          .isEqualTo(new Outcome.Lost("no answer within PT2S"));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIMEOUT.plusSeconds(8));
    }
  }

  @Test
  void whatCannotBeReachedIsSaidInWordsOfOurs() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    assertThat(post.post(URI.create("http://127.0.0.1:" + closed + "/"), Map.of(), Body.EMPTY))
        .isEqualTo(new Outcome.Lost("no connection"));
    assertThat(post.post(URI.create("https://nobody.invalid/"), Map.of(), Body.EMPTY))
        .isEqualTo(new Outcome.Lost("its host is not known"));
  }

  @Test
  void noConnectionIsMadeIntoAPrivateNetwork() {
    on("/", exchange -> exchange.sendResponseHeaders(200, -1));
    try (var guarded = new HttpPost(Guard.standard(false), TIMEOUT, () -> NOW)) {
      for (String host : new String[] {"127.0.0.1", "localhost", "2130706433", "[::1]"}) {
        URI url = URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");
        assertThat(guarded.post(url, Map.of(), Body.EMPTY))
            .as(host)
            .isEqualTo(new Outcome.Lost("its address is not public"));
      }
    }
    assertThat(requests).hasValue(0);
  }
}
