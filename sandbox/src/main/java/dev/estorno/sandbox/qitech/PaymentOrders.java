package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.kit.Agenda;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.qitech.PaymentOrder.Status;
import dev.estorno.sandbox.qitech.pix.PixTransfer;
import dev.estorno.sandbox.qitech.pix.Transfers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** All payment orders, what happens to them, and what that makes happen. */
final class PaymentOrders {

  private final Map<String, PaymentOrder> orders = new LinkedHashMap<>();
  private final Batches batches;
  private final Transfers transfers;
  private final Webhooks webhooks;
  private final EffectLog effects;
  private final RandomGenerator chance;
  private final Agenda<Consumer<Instant>> agenda;

  PaymentOrders(
      Batches batches,
      Transfers transfers,
      Webhooks webhooks,
      EffectLog effects,
      RandomGenerator chance,
      Agenda<Consumer<Instant>> agenda) {
    this.batches = batches;
    this.transfers = transfers;
    this.webhooks = webhooks;
    this.effects = effects;
    this.chance = chance;
    this.agenda = agenda;
  }

  Optional<PaymentOrder> find(String key) {
    return Optional.ofNullable(orders.get(key));
  }

  /** In the order they were made. */
  List<PaymentOrder> all() {
    return List.copyOf(orders.values());
  }

  /** A new order; without an amount it waits for one. */
  PaymentOrder open(
      Recurrence recurrence, String key, LocalDate day, OptionalLong amount, Instant now) {
    PaymentOrder order = new PaymentOrder(recurrence, key, Ids.uuid(chance), day, amount, now);
    orders.put(key, order);
    if (batches.add(order, now)) webhooks.batch(batches.of(order), now);
    if (Assumed.sentAt(day).isAfter(now)) agenda.add(Assumed.sentAt(day), at -> tryNow(order, at));
    if (Assumed.paidAt(day).isAfter(now)) agenda.add(Assumed.paidAt(day), at -> fallDue(order, at));
    return order;
  }

  String newKey() {
    return Ids.uuid(chance);
  }

  /** The merchant cancels; allowed or not was asked before. */
  void cancel(PaymentOrder order, Instant now) {
    change(order, Status.CANCELLED, now);
    effects.add(
        new Effect(
            FakeQiTech.NAME, order.reference(), Effect.Kind.VOIDED, order.amount.orElse(0), now));
  }

  /** The merchant says how much. */
  void setAmount(PaymentOrder order, long minor, Instant now) {
    order.amount = OptionalLong.of(minor);
    if (order.status == Status.PENDING_CONCILIATION) change(order, Status.PENDING, now);
  }

  /** The payer's bank is asked, and accepts; unless the payer's permission is gone. */
  void tryNow(PaymentOrder order, Instant now) {
    if (order.status != Status.PENDING) return;
    order.attempts.add(new PaymentOrder.Attempt(Ids.uuid(chance), transfers.endToEndId(now), now));
    boolean permitted = order.recurrence.status == Recurrence.Status.APPROVED;
    change(order, permitted ? Status.ACCEPTED : Status.REJECTED, now);
  }

  /** The payer's money comes in. */
  void pay(PaymentOrder order, Instant now) {
    PixTransfer.Terms terms =
        new PixTransfer.Terms(order.amount.orElseThrow(), order.conciliationId, order.reference());
    PixTransfer transfer = transfers.receive(terms, order.attempts.getLast().endToEndId(), now);
    transfer.nextReversal = order.reversalOnceAsked;
    order.paidBy = Optional.of(transfer);
    webhooks.incomingPix(transfer, order.recurrence.payerAccount, now);
    change(order, Status.PAID, now);
  }

  void reject(PaymentOrder order, Instant now) {
    change(order, Status.REJECTED, now);
  }

  private void fallDue(PaymentOrder order, Instant now) {
    if (order.status == Status.ACCEPTED) pay(order, now);
  }

  private void change(PaymentOrder order, Status next, Instant now) {
    order.status = next;
    webhooks.order(order, now);
  }
}
