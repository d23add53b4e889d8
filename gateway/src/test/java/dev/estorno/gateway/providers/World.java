package dev.estorno.gateway.providers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.estorno.gateway.Gateway;
import dev.estorno.providers.Account;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Secret;
import dev.estorno.sandbox.SandboxServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import tools.jackson.databind.JsonNode;

/** A gateway, the sandbox behind it, and all that is logged. */
final class World implements AutoCloseable {
  private static final long SEED = 20261122;

  final Caller caller;
  private final Provider provider;
  private final SandboxServer server;
  private final Http sandbox;
  private final Gateway gateway;
  private final Account account;
  private final Log log = new Log();

  World(Provider provider, Path data) {
    this.provider = provider;
    this.server = SandboxServer.start(0, SEED);
    this.sandbox = new Http(server.port());
    log.listen();
    this.gateway = QuickGateway.open(provider, server.port(), data);
    this.account = QuickGateway.account(provider, server.port(), data);
    this.caller = new Caller(new Http(gateway.port()), provider.name().text());
  }

  String secret(String credential) {
    return account.credential(credential).reveal();
  }

  /** Puts a payment of 1000 in that state; {@code more} members follow. */
  String payment(String state, String more) {
    String body =
        "{\"provider\":\"%s\",\"state\":\"%s\",\"amount\":1000%s}"
            .formatted(provider.name(), state, more);
    return sandbox.ok("POST", "/sandbox/payments", body, Map.of()).path("reference").asString();
  }

  /** The payer pays. */
  void pay(String reference) {
    String path = "/sandbox/payments/" + provider.name() + "/" + reference + "/pay";
    sandbox.ok("POST", path, "", Map.of());
  }

  /** Lets the next call of that operation go wrong. */
  void fault(String operation, String fault) {
    String body =
        "[{\"provider\":\"%s\",\"operation\":\"%s\",\"fault\":\"%s\",\"times\":1}]"
            .formatted(provider.name(), operation, fault);
    sandbox.ok("PUT", "/sandbox/faults", body, Map.of());
  }

  /** Waits until the fault has struck. */
  void awaitStruck() {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!isStruck()) {
      assertThat(System.nanoTime()).as("no fault struck").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Whether the fault has struck. */
  boolean isStruck() {
    return faults().path(0).path("times").asInt() == 0;
  }

  private JsonNode faults() {
    return sandbox.ok("GET", "/sandbox/faults", "", Map.of());
  }

  /** Lets time pass at the provider. */
  void advance(String by) {
    sandbox.ok("PUT", "/sandbox/clock", "{\"advance\":\"" + by + "\"}", Map.of());
  }

  /** Sets the balance of {@code merchant} or {@code payer}. */
  void balance(String whose, long minor) {
    String body = "{\"provider\":\"%s\",\"%s\":%d}".formatted(provider.name(), whose, minor);
    sandbox.ok("PUT", "/sandbox/balances", body, Map.of());
  }

  /** What was really done, such as {@code refunded 1000}. */
  List<String> effects(String reference) {
    String query = URLEncoder.encode(reference, StandardCharsets.UTF_8);
    JsonNode list = sandbox.ok("GET", "/sandbox/effects?reference=" + query, "", Map.of());
    return StreamSupport.stream(list.spliterator(), false)
        .map(it -> it.path("effect").asString() + " " + it.path("amount").asLong())
        .toList();
  }

  /** The provider's callbacks so far. */
  List<String> callbacks() {
    JsonNode list = sandbox.ok("GET", "/sandbox/callbacks", "", Map.of());
    return StreamSupport.stream(list.spliterator(), false)
        .map(it -> it.path("outcome").asString())
        .toList();
  }

  /** Where the provider's callbacks go. */
  String signals() {
    return "http://127.0.0.1:%d/signals/%s/main".formatted(gateway.port(), provider.name());
  }

  /** Everything that was logged, with the stack traces. */
  String logged() {
    return String.join("\n", log.lines);
  }

  List<String> secrets() {
    return account.credentials().values().stream().map(Secret::reveal).toList();
  }

  void reset() {
    sandbox.ok("POST", "/sandbox/reset", "", Map.of());
    sandbox.ok("PUT", "/sandbox/faults", "[]", Map.of());
  }

  @Override
  public void close() {
    caller.gateway().close();
    gateway.close();
    log.deaf();
    sandbox.close();
    server.close();
  }

  /** Keeps every line: ours in full detail, and the servers' complaints about cut connections. */
  private static final class Log extends AppenderBase<ILoggingEvent> {
    private static final List<String> NOISY = List.of("dev.estorno", "io.helidon");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    void listen() {
      start();
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
      logger(Logger.ROOT_LOGGER_NAME).addAppender(this);
      NOISY.forEach(name -> divert(logger(name)));
    }

    private void divert(Logger noisy) {
      noisy.setLevel(Level.TRACE);
      noisy.setAdditive(false);
      noisy.addAppender(this);
    }

    void deaf() {
      for (String name : NOISY) {
        logger(name).detachAppender(this);
        logger(name).setAdditive(true);
        logger(name).setLevel(null);
      }
      logger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static Logger logger(String name) {
      return (Logger) LoggerFactory.getLogger(name);
    }
  }
}
