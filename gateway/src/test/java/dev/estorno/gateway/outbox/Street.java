package dev.estorno.gateway.outbox;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.gateway.settings.NoticeSettings;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.DeliveryQuery;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.Outbox;
import dev.estorno.providers.Body;
import dev.estorno.providers.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Couriers, endpoints that answer as a test wants, and a clock that jumps to what is due. */
final class Street {
  /** A notice as an endpoint got it. */
  record Got(Instant at, Endpoint.Key endpoint, Map<String, String> headers, String body) {
    String id() {
      return headers.get("webhook-id");
    }
  }

  static final Outcome OK = new Outcome.Heard(200, Optional.empty());
  static final Outcome DOWN = new Outcome.Lost("no connection");

  final MemoryStore store = new MemoryStore();
  final Outbox outbox = store.outbox();
  final List<Got> got = new ArrayList<>();
  private final Map<URI, Endpoint.Key> houses = new HashMap<>();
  private final Map<Endpoint.Key, Function<Got, Outcome>> answers = new HashMap<>();
  private final List<Courier> couriers = new ArrayList<>();
  private Instant now = Given.NOON;
  private int cancellations;

  Street() {
    couriers.add(courier(1, Runnable::run));
  }

  Courier courier(long seed, Executor workers) {
    return new Courier(
        outbox,
        List.of(Given.SHOP),
        NoticeSettings.STANDARD,
        this::deliver,
        workers,
        () -> now,
        new Random(seed));
  }

  void secondCourier() {
    couriers.add(courier(2, Runnable::run));
  }

  private Outcome deliver(URI url, Map<String, String> headers, Body body) {
    Endpoint.Key key = houses.get(url);
    var arrived = new Got(now, key, headers, body.text());
    synchronized (this) {
      got.add(arrived);
    }
    return answers.get(key).apply(arrived);
  }

  Endpoint.Key house(String name, Function<Got, Outcome> answer) {
    var key = new Endpoint.Key(Given.SHOP, name);
    URI url = URI.create("https://" + name + ".example/");
    houses.put(url, key);
    answers.put(key, answer);
    var secret =
        new Endpoint.Signing(
            new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), Optional.empty());
    outbox.register(
        new Endpoint(key, url, "", Set.of(), List.of(secret), Health.fresh(now), now), 99);
    return key;
  }

  void answer(Endpoint.Key key, Function<Got, Outcome> answer) {
    answers.put(key, answer);
  }

  /** A cancellation ends: one notice is owed. Tells its id. */
  String owe() {
    cancellations++;
    Cancellation fresh = Given.alone("c" + cancellations);
    store.admit(List.of(Given.asked(fresh, "k" + cancellations, Given.worker(now))));
    Cancellation it = store.find(Given.SHOP, fresh.id()).orElseThrow().cancellation();
    store.save(List.of(Given.answered(it, new Answer.Done(Effect.VOIDED, "R"), now)));
    return outbox
        .notices(
            new dev.estorno.gateway.store.notices.NoticeQuery(
                Given.SHOP,
                Set.of(),
                it.id().text(),
                Instant.MIN,
                Instant.MAX,
                Optional.empty(),
                1))
        .getFirst()
        .id();
  }

  Instant now() {
    return now;
  }

  /** Lives on for that long, doing everything at the instant at which it is due. */
  void pass(Duration time) {
    Instant end = now.plus(time);
    int turns = 0;
    for (Optional<Instant> next = next(); next.filter(it -> !it.isAfter(end)).isPresent(); ) {
      now = next.get().isAfter(now) ? next.get() : now;
      couriers.forEach(it -> it.turn(64));
      next = next();
      turns++;
      if (turns > 100_000) {
        throw new AssertionError("the couriers turn for ever at " + now);
      }
    }
    now = end;
  }

  private Optional<Instant> next() {
    return couriers.stream().flatMap(it -> it.nextTurn().stream()).min(Instant::compareTo);
  }

  List<String> gotAt(Endpoint.Key key) {
    return got.stream().filter(it -> it.endpoint().equals(key)).map(Got::id).toList();
  }

  Health health(Endpoint.Key key) {
    return outbox.endpoint(key).orElseThrow().health();
  }

  List<Delivery> deliveries(Endpoint.Key key, Delivery.State state) {
    return outbox.deliveries(new DeliveryQuery(key, Set.of(state), Optional.empty(), 100_000));
  }
}
