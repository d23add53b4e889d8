package dev.estorno.app.chaos;

import dev.estorno.app.chaos.Wish.Door;
import dev.estorno.app.chaos.Wish.Told;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.Web;
import dev.estorno.app.demo.Audit.Payment;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/**
 * Callers that put payments at every provider, have them cancelled, remember all that they were
 * told, and ask again with the same key when they were told nothing.
 */
final class Shop implements AutoCloseable {
  static final int CALLERS = 16;
  static final Duration ANSWER_MAX = Duration.ofSeconds(7);

  /** Between two payments of one caller: the run is about trouble, not about load. */
  private static final int REST_MILLIS = 200;

  /** A provider's words for a payment before and after it was paid. */
  private static final Map<String, List<String>> STATES =
      Map.of(
          "picpay", List.of("created", "paid"),
          "qitech", List.of("pending", "paid"),
          "letpay", List.of("PROCESSING", "PAID"),
          "liquido", List.of("IN_PROGRESS", "SETTLED"));

  private final SandboxClient sandbox;
  private final List<Web> rest = new ArrayList<>();
  private final List<Web> vtex = new ArrayList<>();
  private final Map<Payment, Long> amounts = new ConcurrentHashMap<>();
  private final Map<String, Wish> wishes = new ConcurrentHashMap<>();
  private final Map<String, Told> ended = new ConcurrentHashMap<>();
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger keys = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  Shop(SandboxClient sandbox, Fleet fleet) {
    this.sandbox = sandbox;
    for (int i = 0; i < fleet.size(); i++) {
      URI node = fleet.address(i);
      rest.add(new Web(node, Map.of("Authorization", "Bearer dev-key"), ANSWER_MAX));
      vtex.add(
          new Web(URI.create(node + "/vtex"), Map.of("X-VTEX-API-AppToken", "dev"), ANSWER_MAX));
    }
  }

  /** Cancels on so many connections until it is over. */
  void open(long seed, CountDownLatch over) throws Exception {
    var all = new ArrayList<Callable<Void>>();
    for (int i = 0; i < CALLERS; i++) {
      var chance = new Random(seed + i);
      all.add(() -> {
        while (over.getCount() > 0) {
          serve(chance);
          over.await(REST_MILLIS, TimeUnit.MILLISECONDS);
        }
        return null;
      });
    }
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it : callers.invokeAll(all)) {
        it.get();
      }
    }
  }

  /** One payment and what is wanted of it, all at once. */
  private void serve(Random chance) throws IOException {
    List<String> providers = STATES.keySet().stream().sorted().toList();
    String provider = providers.get(chance.nextInt(providers.size()));
    boolean paid = chance.nextBoolean();
    long amount = 1_000 + chance.nextInt(50_000);
    String state = STATES.get(provider).get(paid ? 1 : 0);
    String reference =
        sandbox.create(
            "{\"provider\":\"%s\",\"state\":\"%s\",\"amount\":%d}"
                .formatted(provider, state, amount));
    var payment = new Payment(provider, reference);
    amounts.put(payment, amount);
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Wish it : wishes(payment, paid, amount, chance)) {
        wishes.put(it.key(), it);
        int node = chance.nextInt(rest.size());
        int wait = chance.nextInt(3);
        together.submit(() -> ask(it, node, wait));
      }
    }
  }

  private List<Wish> wishes(Payment payment, boolean paid, long amount, Random chance) {
    Wish full = wish(Door.REST, payment, Optional.empty());
    return switch (chance.nextInt(paid ? 5 : 3)) {
      case 0 -> List.of(full);
      case 1 -> List.of(full, wish(Door.REST, payment, Optional.empty()));
      case 2 -> List.of(full, wish(Door.VTEX, payment, Optional.empty()));
      // Two equal parts are two refunds, and more than the payment holds is refused.
      case 3 -> parts(payment, amount / 3, amount / 3, amount / 7);
      default -> parts(payment, amount - 100, 100, 100);
    };
  }

  private List<Wish> parts(Payment payment, long... amounts) {
    var all = new ArrayList<Wish>();
    for (long it : amounts) {
      all.add(wish(Door.REST, payment, Optional.of(it)));
    }
    return all;
  }

  private Wish wish(Door door, Payment payment, Optional<Long> amount) {
    return new Wish(door, payment, amount, "key-" + keys.incrementAndGet());
  }

  private void ask(Wish wish, int node, int wait) {
    try {
      Told answer =
          switch (wish.door()) {
            case REST -> byRest(wish, rest.get(node), wait);
            case VTEX -> byVtex(wish, vtex.get(node));
          };
      told.add(answer);
      if (answer.isEnd()) {
        ended.put(wish.key(), answer);
      }
    } catch (IOException _) {
      unanswered.incrementAndGet(); // told nothing: asked again later
    }
  }

  private static Told byRest(Wish wish, Web node, int wait) throws IOException {
    ObjectNode body =
        Web.JSON
            .createObjectNode()
            .put("provider", wish.payment().provider())
            .put("reference", wish.payment().reference());
    wish.amount().ifPresent(it -> body.put("amount", it));
    var headers = Map.of("Idempotency-Key", wish.key(), "Prefer", "wait=" + wait);
    Web.Told it = node.send("POST", "/v1/cancellations", headers, body.toString());
    return new Told(wish, it.status(), it.text("id"), it.text("state"), it.text("effect"));
  }

  private static Told byVtex(Wish wish, Web node) throws IOException {
    String payment = wish.payment().reference();
    String provider = wish.payment().provider();
    ObjectNode body =
        Web.JSON
            .createObjectNode()
            .put("paymentId", "picpay".equals(provider) ? payment : wish.key())
            .put("tid", payment)
            .put("requestId", wish.key());
    String id = body.path("paymentId").asString();
    String store = "picpay".equals(provider) ? "dev" : "dev-" + provider;
    Web.Told it =
        node.send(
            "POST",
            "/payments/" + id + "/cancellations",
            Map.of("X-VTEX-API-AppKey", store),
            body.toString());
    return new Told(wish, it.status(), it.text("cancellationId"), "", "");
  }

  /** Asks once more about all that has not ended; gives how many that still are. */
  int askAgain() throws Exception {
    var open = new ArrayList<Callable<Void>>();
    for (Wish it : wishes.values()) {
      if (!ended.containsKey(it.key())) {
        open.add(() -> {
          ask(it, it.key().hashCode() % rest.size() == 0 ? 0 : rest.size() - 1, 0);
          return null;
        });
      }
    }
    try (var callers = Executors.newFixedThreadPool(CALLERS)) {
      callers.invokeAll(open);
    }
    return wishes.size() - ended.size();
  }

  /** What has not ended, with what was said of it last. */
  List<Told> open() {
    Map<String, Told> last = new HashMap<>();
    told.forEach(it -> last.put(it.wish().key(), it));
    return wishes.keySet().stream()
        .filter(it -> !ended.containsKey(it))
        .map(it -> last.getOrDefault(it, new Told(wishes.get(it), 0, "", "", "")))
        .toList();
  }

  Map<Payment, Long> amounts() {
    return Map.copyOf(amounts);
  }

  Collection<Told> told() {
    return List.copyOf(told);
  }

  /** How many requests got no answer. */
  int unanswered() {
    return unanswered.get();
  }

  @Override
  public void close() {
    rest.forEach(Web::close);
    vtex.forEach(Web::close);
  }
}
