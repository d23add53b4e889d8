package dev.estorno.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.gateway.wire.HttpWire;
import dev.estorno.providers.Account;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.letpay.LetPay;
import dev.estorno.sandbox.SandboxServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two hundred cancels at once, and in the middle of them LetPay's tokens die, all that were renewed
 * in passing included: no cancel fails, and one login replaces them.
 */
class TokenDiesInABurstTest {
  private static final int CANCELS = 200;
  private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

  private final SandboxServer sandbox = SandboxServer.start(0, 20261122);
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpWire sockets = new HttpWire(64);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger logIns = new AtomicInteger();
  private final AtomicInteger cancels = new AtomicInteger();
  private final Queue<Exchange> heard = new ConcurrentLinkedQueue<>();

  private final Account account =
      new Account(
          new MerchantId("shop"),
          LetPay.NAME,
          new AccountName("main"),
          URI.create("http://127.0.0.1:" + sandbox.port()),
          Map.of("api_key", new Secret("sandbox-key"), "api_secret", new Secret("sandbox-secret")));

  @AfterEach
  void stop() {
    workers.close();
    sockets.close();
    http.close();
    sandbox.close();
  }

  /** How many are sent before the tokens die: none, some, half, nearly all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100, 199})
  void noCancelFailsAndOneLogInIsEnough(int sentBefore) throws Exception {
    List<String> payments = payments();
    var line = new Line(wire(sentBefore), workers, InstantSource.system());
    line.send(new LetPay(), account, read(payments.getFirst()), Window.until(soon()), _ -> {});
    assertThat(logIns).hasValue(1);
    var all = new CountDownLatch(CANCELS);
    for (String payment : payments) {
      workers.execute(() ->
          line.send(
              new LetPay(), account, cancel(payment), Window.until(soon()), keep(all::countDown)));
    }
    assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(heard)
        .hasSize(CANCELS)
        .allMatch(it -> it instanceof Exchange.Replied(Reply reply) && reply.status() == 200);
    assertThat(logIns).as("logins in all").hasValue(2);
    ask("PUT", "/sandbox/clock", "{\"advance\":\"PT1M\"}");
    assertThat(ask("GET", "/sandbox/effects", "").split("voided", -1)).hasSize(CANCELS + 1);
  }

  /** Real sockets; the tokens die while the cancel of that number, and others, are on their way. */
  private Wire wire(int sentBefore) {
    return (whose, sealed, timeout, back) -> {
      if (sealed.operation().equals("auth")) {
        logIns.incrementAndGet();
      }
      if (sealed.operation().equals("cancel") && cancels.incrementAndGet() == sentBefore) {
        ask("PUT", "/sandbox/clock", "{\"advance\":\"PT6M\"}");
      }
      sockets.send(whose, sealed, timeout, back);
    };
  }

  private Consumer<Exchange> keep(Runnable then) {
    return exchange -> {
      heard.add(exchange);
      then.run();
    };
  }

  private List<String> payments() {
    var payments = new ArrayList<String>();
    for (int i = 0; i < CANCELS; i++) {
      Matcher made =
          REFERENCE.matcher(ask("POST", "/sandbox/payments", "{\"provider\":\"letpay\"}"));
      assertThat(made.find()).isTrue();
      payments.add(made.group(1));
    }
    return payments;
  }

  private static Request cancel(String payment) {
    return Request.act("cancel", "POST", "/payment/" + payment + "/cancel").json("{}");
  }

  private static Request read(String payment) {
    return Request.read("status", "GET", "/payment/" + payment);
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofMinutes(2));
  }

  private String ask(String method, String path, String body) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(account.base() + path))
              .method(method, BodyPublishers.ofString(body))
              .build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }
}
