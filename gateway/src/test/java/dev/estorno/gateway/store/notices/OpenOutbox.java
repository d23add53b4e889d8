package dev.estorno.gateway.store.notices;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import dev.estorno.providers.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The short words of the sentences about notices. */
abstract class OpenOutbox {
  static final Endpoint.Key DOOR = new Endpoint.Key(Given.SHOP, "end_1");
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Health.Pace PACE =
      new Health.Pace(2, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30));

  private Store store = new MemoryStore();
  Outbox outbox = store.outbox();

  /** Opens an empty store; the suite closes it. */
  protected abstract Store open();

  @BeforeEach
  final void openStore() {
    store = open();
    outbox = store.outbox();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  /** Takes one in that joins nothing, as it then stands. */
  final Cancellation enter(Application it) {
    store.admit(List.of(it));
    return find(it.fresh());
  }

  /** Takes one in and claims it at once. */
  final Cancellation submit(Cancellation fresh) {
    return enter(Given.asked(fresh, "key-" + fresh.id(), Given.worker(Given.NOON)));
  }

  final void claim(Instant now) {
    store.claim(now, Given.ofEach(store, 100), Given.worker(now));
  }

  final void save(Step... steps) {
    store.save(Arrays.asList(steps));
  }

  final Cancellation find(Cancellation it) {
    return store.find(it.merchant(), it.id()).orElseThrow().cancellation();
  }

  static Endpoint endpoint(Endpoint.Key key, NoticeType... types) {
    return new Endpoint(
        key,
        URI.create("https://shop.example/notices?a=b"),
        "the shop's",
        Set.copyOf(Arrays.asList(types)),
        List.of(
            new Endpoint.Signing(new Secret("whsec_new"), Optional.empty()),
            new Endpoint.Signing(new Secret("whsec_old"), Optional.of(Given.NOON))),
        Health.fresh(Given.NOON),
        Given.NOON);
  }

  final Endpoint register(Endpoint.Key key, NoticeType... types) {
    Endpoint fresh = endpoint(key, types);
    if (!outbox.register(fresh, 9)) {
      throw new AssertionError("too many endpoints");
    }
    return fresh;
  }

  /** One that has been cancelled, at a second of its own. */
  final Cancellation cancelled(String id, long second) {
    Cancellation it = submit(Given.alone(id));
    save(Given.answered(it, DONE, Given.NOON.plusSeconds(second)));
    return find(it);
  }

  private static final Answer DONE = new Answer.Done(Effect.VOIDED, "R1");

  final List<Notice> notices() {
    return notices(Given.SHOP);
  }

  final List<Notice> notices(MerchantId merchant) {
    return outbox.notices(all(merchant, 100));
  }

  static NoticeQuery all(MerchantId merchant, int rowsMax) {
    return new NoticeQuery(
        merchant, Set.of(), "", Instant.MIN, Instant.MAX, Optional.empty(), rowsMax);
  }

  final List<Delivery> deliveries(Endpoint.Key key, Delivery.State... states) {
    return outbox.deliveries(
        new DeliveryQuery(key, Set.copyOf(Arrays.asList(states)), Optional.empty(), 100));
  }

  final List<Parcel> take(Instant now) {
    return take(now, 100);
  }

  final List<Parcel> take(Instant now, int rowsMax) {
    return outbox.claim(now, now.plus(LEASE), rowsMax, Set.of(), _ -> true);
  }

  final Health health(Endpoint.Key key) {
    return outbox.endpoint(key).orElseThrow().health();
  }

  final void change(Endpoint.Key key, Health health) {
    outbox.change(key, it -> it.with(health));
  }

  /** The delivery failed, and its endpoint is held until then. */
  static Verdict.Judge holding(Instant nextTry, Instant now) {
    return (health, delivery) ->
        new Verdict(
            health.failed("status 500", true, now).held(nextTry, now),
            delivery.heard(OptionalInt.of(500), "status 500").waiting(Optional.empty()));
  }

  static Verdict.Judge took(Instant now) {
    return (health, delivery) ->
        new Verdict(
            health.accepted(now),
            delivery.heard(OptionalInt.of(204), "").over(Delivery.State.DELIVERED, now));
  }

  static List<String> told(List<Parcel> parcels) {
    return parcels.stream().map(it -> it.delivery().notice()).toList();
  }
}
