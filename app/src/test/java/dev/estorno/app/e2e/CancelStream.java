package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.SandboxClient.Happened;
import dev.estorno.app.client.Web;
import dev.estorno.app.demo.Audit;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/**
 * Callers that send cancels, remember what they were told, and ask again with the same key when
 * they were told nothing: what a careful shop does.
 */
final class CancelStream implements AutoCloseable {
  static final long AMOUNT = 2051;
  private static final int CALLERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Something that may be done in the middle of the stream. */
  interface Stroke {
    void fall() throws Exception;
  }

  private final SandboxClient sandbox;
  private final Random chance;
  private final Map<String, ObjectNode> asked = new LinkedHashMap<>();
  private final Map<String, Row> answered = new ConcurrentHashMap<>();
  private final Queue<Row> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lost = new AtomicInteger();

  CancelStream(URI sandbox, Random chance) {
    this.sandbox = new SandboxClient(sandbox);
    this.chance = chance;
  }

  URI sandboxAddress() {
    return sandbox.base();
  }

  /** Sends this many cancels, and lets the stroke fall at a moment that chance picks. */
  void send(URI gateway, int count, Stroke stroke) throws Exception {
    send(List.of(gateway), count, stroke);
  }

  /** The same, each caller to one of the gateways. */
  void send(List<URI> gateways, int count, Stroke stroke) throws Exception {
    var keys = new ConcurrentLinkedQueue<String>();
    for (int i = 0; i < count; i++) {
      keys.add(put());
    }
    int at = chance.nextInt(count);
    boolean beforeSending = chance.nextBoolean();
    var moment = new CountDownLatch(1);
    var sent = new AtomicInteger();
    List<RestClient> clients = gateways.stream().map(it -> new RestClient(it, "dev-key")).toList();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> falling =
          callers.submit(() -> {
            moment.await();
            stroke.fall();
            return true;
          });
      for (int i = 0; i < CALLERS; i++) {
        RestClient rest = clients.get(i % clients.size());
        callers.submit(() -> call(rest, keys, sent, at, beforeSending, moment));
      }
      falling.get();
    }
    clients.forEach(RestClient::close);
  }

  private void call(
      RestClient rest,
      Queue<String> keys,
      AtomicInteger sent,
      int at,
      boolean beforeSending,
      CountDownLatch moment) {
    for (String key = keys.poll(); key != null; key = keys.poll()) {
      boolean now = sent.getAndIncrement() == at;
      if (now && beforeSending) {
        moment.countDown();
      }
      ask(rest, key, Duration.ofSeconds(key.hashCode() % 2 == 0 ? 0 : 5));
      if (now) {
        moment.countDown();
      }
    }
  }

  private void ask(RestClient rest, String key, Duration wait) {
    try {
      Web.Told answer = rest.cancel(asked.get(key), key, wait);
      if (answer.status() / 100 == 2) {
        Row row = RestClient.row(answer);
        answered.put(key, row);
        told.add(row);
      }
    } catch (IOException _) {
      lost.incrementAndGet(); // told nothing: asked again later
    }
  }

  /** Asks again until every cancel has ended. */
  void finish(URI gateway) throws Exception {
    try (var rest = new RestClient(gateway, "dev-key")) {
      Await.until("every cancel has ended", PATIENCE, () -> finished(rest));
    }
  }

  private boolean finished(RestClient rest) throws IOException {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String key : asked.keySet()) {
        Row row = answered.get(key);
        if (row == null || !row.isFinal()) {
          callers.submit(() -> ask(rest, key, Duration.ZERO));
        }
      }
    }
    long open = answered.values().stream().filter(it -> !it.isFinal()).count();
    boolean allInDoubt =
        answered.values().stream().filter(it -> !it.isFinal()).allMatch(CancelStream::inDoubt);
    if (answered.size() == asked.size() && open > 0 && allInDoubt) {
      // No request is travelling any more: let the settle time pass, which the sandbox's clock can.
      sandbox.clock("{\"advance\":\"PT61S\"}");
    }
    return answered.size() == asked.size() && open == 0;
  }

  private static boolean inDoubt(Row it) {
    return it.state().equals("in_doubt");
  }

  /** A payment of any kind, and what is to be cancelled of it; gives the caller's key. */
  private String put() throws IOException {
    String state = chance.nextBoolean() ? "created" : "paid";
    String payment =
        sandbox.create(
            "{\"provider\":\"picpay\",\"state\":\"%s\",\"amount\":%d}".formatted(state, AMOUNT));
    ObjectNode body = Web.JSON.createObjectNode().put("provider", "picpay");
    body.put("reference", payment);
    if (state.equals("paid") && chance.nextInt(3) == 0) {
      body.put("amount", 1 + chance.nextInt((int) AMOUNT));
    }
    String key = "key-" + asked.size();
    asked.put(key, body);
    return key;
  }

  Collection<String> payments() {
    return asked.values().stream().map(it -> it.path("reference").asString()).toList();
  }

  /** Every answer that a caller ever got. */
  List<Row> told() {
    return new ArrayList<>(told);
  }

  /** How many requests got no answer. */
  int lost() {
    return lost.get();
  }

  private List<Row> rows(URI gateway) throws IOException {
    try (var rest = new RestClient(gateway, "dev-key")) {
      return rest.all();
    }
  }

  private List<Happened> effects() throws IOException {
    List<Happened> effects = sandbox.effects();
    assertThat(effects).doesNotHaveDuplicates();
    return effects;
  }

  /**
   * Compares, one by one, what happened, what the rows say, and what callers were told. Holds once
   * every cancel has ended.
   */
  void check(URI gateway) throws Exception {
    List<Row> rows = rows(gateway);
    Map<Audit.Payment, Long> amounts = new HashMap<>();
    payments().forEach(it -> amounts.put(new Audit.Payment("picpay", it), AMOUNT));
    assertThat(Audit.compare(rows, effects(), amounts)).as("rows and effects").isEmpty();
    assertThat(rows).hasSize(payments().size());
    assertThat(rows).extracting(Row::state).containsOnly("cancelled");
    assertThat(rows.stream().map(Row::reference).distinct())
        .as("one cancellation each")
        .containsExactlyInAnyOrderElementsOf(payments());
    Map<String, String> ends = new HashMap<>();
    rows.forEach(it -> ends.put(it.id(), it.state() + " " + it.effect()));
    told()
        .forEach(it -> {
          assertThat(ends).as("what callers were told").containsKey(it.id());
          if (it.isFinal()) {
            assertThat(ends).containsEntry(it.id(), it.state() + " " + it.effect());
          }
        });
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
