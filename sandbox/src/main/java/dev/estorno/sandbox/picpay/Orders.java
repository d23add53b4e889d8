package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.kit.Agenda;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All orders, what happens to them, and the callbacks that each change of status owes. */
final class Orders {

  static final String SELLER_HEADER = "x-seller-token";
  static final String SELLER_TOKEN = "sandbox-seller-token";
  private static final String CHECKOUT = "https://app.picpay.com/checkout/";
  private static final int ID_LENGTH = 24;

  private final Map<String, Order> orders = new HashMap<>();
  private final Agenda<Order> agenda = new Agenda<>();
  private final Till till;
  private final EffectLog effects;
  private final RandomGenerator chance;
  private List<Callback> owed = new ArrayList<>();
  private boolean silent;

  Orders(Till till, EffectLog effects, RandomGenerator chance) {
    this.till = till;
    this.effects = effects;
    this.chance = chance;
  }

  Optional<Order> find(String reference) {
    return Optional.ofNullable(orders.get(reference));
  }

  /** Ids look like the 24 hexadecimal digits that PicPay's examples show. */
  String newId() {
    return Ids.hex(chance, ID_LENGTH);
  }

  /** A reference for an order that was not given one. */
  String newReference() {
    return "pedido-" + Ids.hex(chance, 12);
  }

  /** A new order, in {@code created}; its reference must be free. */
  Order open(Order.Terms terms, Instant now) {
    byte[] checkout = newId().getBytes(StandardCharsets.US_ASCII);
    Order order = new Order(terms, CHECKOUT + Base64.getEncoder().encodeToString(checkout), now);
    orders.put(terms.reference(), order);
    agenda.add(terms.expiresAt(), order);
    return order;
  }

  /** The payer agrees to pay; the money is held. */
  void authorize(Order order, Status next, Instant now) {
    till.authorize(order);
    order.authorizationId = newId();
    if (next == Status.ANALYSIS) order.paid = order.authorized;
    if (next == Status.AUTHORIZED) {
      order.captureBy = now.plus(Assumed.CAPTURE_WITHIN);
      agenda.add(order.captureBy, order);
    }
    if (next != Status.PAID) changed(order, next, now);
  }

  /** The shop gets this much of what is held. */
  void capture(Order order, long amount, Instant now) {
    till.capture(order, amount);
    changed(order, Status.PAID, now);
  }

  /** An unpaid order is closed because the shop asked. */
  void close(Order order, Instant now) {
    changed(order, Status.EXPIRED, now);
    effect(order, Effect.Kind.VOIDED, order.terms.value(), now);
  }

  /** What is held goes back because the shop asked. */
  void release(Order order, Instant now) {
    boolean reviewed = order.status == Status.ANALYSIS;
    till.release(order);
    if (reviewed) order.refunded = order.paid;
    changed(order, reviewed ? Status.REFUNDED : Status.EXPIRED, now);
    effect(order, reviewed ? Effect.Kind.REFUNDED : Effect.Kind.VOIDED, order.authorized, now);
  }

  /** The shop gives this much back because it asked to. */
  void refund(Order order, long amount, Instant now) {
    till.refund(order, amount);
    if (order.rest() == 0) changed(order, Status.REFUNDED, now);
    else order.updatedAt = now;
    effect(order, Effect.Kind.REFUNDED, amount, now);
  }

  /** The order has a new status, and its shop is owed a callback. */
  void changed(Order order, Status next, Instant now) {
    order.status = next;
    order.updatedAt = now;
    if (silent || order.terms.callbackUrl().isEmpty()) return;
    owed.add(
        Callback.now(
            order.terms.callbackUrl(),
            Map.of("Content-Type", "application/json", SELLER_HEADER, SELLER_TOKEN),
            Replies.callback(order),
            now));
  }

  /** Does it without owing anybody a callback. */
  void silently(Runnable change) {
    silent = true;
    change.run();
    silent = false;
  }

  List<Callback> takeCallbacks() {
    List<Callback> taken = owed;
    owed = new ArrayList<>();
    return taken;
  }

  Optional<Instant> nextDue() {
    return agenda.next();
  }

  void advance(Instant now) {
    for (var due = agenda.take(now); due.isPresent(); due = agenda.take(now)) {
      Order order = due.get().what();
      Instant at = due.get().at().isBefore(order.createdAt) ? order.createdAt : due.get().at();
      if (order.status == Status.CREATED) changed(order, Status.EXPIRED, at);
      if (order.status == Status.AUTHORIZED && !order.captureBy.isAfter(at)) {
        till.release(order);
        changed(order, Status.EXPIRED, at);
      }
    }
  }

  private void effect(Order order, Effect.Kind kind, long amount, Instant at) {
    effects.add(new Effect(FakePicPay.NAME, order.terms.reference(), kind, amount, at));
  }
}
