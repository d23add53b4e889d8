package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.kit.Agenda;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.letpay.Payment.Refund;
import dev.estorno.sandbox.letpay.Payment.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All payments, what happens to them, and the callbacks that each change of status owes. */
final class Payments {

  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<Long, Refund> refunds = new LinkedHashMap<>();
  private final Agenda<Consumer<Instant>> agenda = new Agenda<>();
  private final Till till;
  private final EffectLog effects;
  private List<Callback> owed = new ArrayList<>();

  Payments(Till till, EffectLog effects) {
    this.till = till;
    this.effects = effects;
  }

  Optional<Payment> find(String token) {
    return Optional.ofNullable(payments.get(token));
  }

  /** A merchant may use one reference for many payments. */
  List<Payment> byReference(String referenceId) {
    return payments.values().stream()
        .filter(it -> it.terms.referenceId().equals(referenceId))
        .toList();
  }

  Optional<Refund> refund(String id) {
    return id.matches("[0-9]{1,18}")
        ? Optional.ofNullable(refunds.get(Long.valueOf(id)))
        : Optional.empty();
  }

  /** A new payment, in {@code CREATED}; its token must be free. */
  Payment open(Payment.Terms terms, Instant now) {
    Payment payment = new Payment(terms, now.plus(Assumed.EXPIRES_AFTER), now);
    payments.put(terms.token(), payment);
    return payment;
  }

  /** It goes out to the payer, who may now pay until it expires. */
  void send(Payment payment, Instant now) {
    changed(payment, Status.PROCESSING, now);
    later(
        payment,
        payment.expiresAt,
        at -> cancelled(payment, "Payment expired without being paid.", at));
  }

  /** The payer agrees: the money is the merchant's, or is held for it to capture. */
  void agree(Payment payment, Instant now) {
    if (payment.held == 0) till.hold(payment);
    if (payment.delayCapture) preAuthorized(payment, now);
    else paid(payment, payment.held, now);
  }

  /** Someone at PicPay wants to look at it before. */
  void review(Payment payment, Instant now) {
    till.hold(payment);
    changed(payment, Status.IN_ANALYSIS, now);
  }

  void decline(Payment payment, Status status, String errorCode, Instant now) {
    payment.errorCode = errorCode;
    changed(payment, status, now);
  }

  /** The merchant asked to cancel: done a moment later, unless the payer pays before. */
  void cancel(Payment payment, Instant now) {
    payment.busy = true;
    later(
        payment,
        now.plus(payment.takes),
        at -> {
          cancelled(payment, "Payment cancelled by the merchant.", at);
          effect(payment, Effect.Kind.VOIDED, payment.terms.amount(), at);
        });
  }

  /** It is not paid and cannot be any more, whoever wanted it so. */
  void cancelled(Payment payment, String why, Instant now) {
    till.release(payment);
    payment.cancellation = why;
    changed(payment, Status.CANCELED, now);
  }

  /** The merchant asked to capture: done a moment later. */
  void capture(Payment payment, long amount, Instant now) {
    payment.busy = true;
    later(payment, now.plus(payment.takes), at -> paid(payment, amount, at));
  }

  /** The merchant asked to give {@code amount} back: done some moments later. */
  Refund refund(Payment payment, long amount, String notificationUrl, Instant now) {
    till.setAside(amount);
    boolean waits = payment.refundsEnd == Payment.RefundsEnd.REQUESTED;
    Refund.Stage first = waits ? Refund.Stage.REQUESTED : Refund.Stage.PROCESSING;
    Refund refund = new Refund(refunds.size() + 1L, payment, amount, notificationUrl, first, now);
    refunds.put(refund.id, refund);
    payment.refunds.add(refund);
    agenda.add(now.plus(payment.takes), at -> advance(refund, at));
    return refund;
  }

  /** A refund is done: the payer has the money. */
  void complete(Refund refund, Instant now) {
    Payment payment = refund.payment;
    till.payBack(refund.amount);
    moved(refund, Refund.Stage.COMPLETED, now);
    payment.refunded += refund.amount;
    boolean whole = payment.refunded == payment.received;
    changed(payment, whole ? Status.REFUNDED : Status.PARTIALLY_REFUNDED, now);
  }

  /** The payment has a new status, and its merchant is owed a callback. */
  void changed(Payment payment, Status next, Instant now) {
    payment.status = next;
    payment.changes++;
    payment.busy = false;
    payment.history.addFirst(new Payment.Change(next, now));
    owe(payment, payment.terms.notificationUrl(), now);
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
      due.get().what().accept(due.get().at());
    }
  }

  private void preAuthorized(Payment payment, Instant now) {
    changed(payment, Status.PRE_AUTHORIZED, now);
    later(
        payment,
        now.plus(Assumed.CAPTURE_WITHIN),
        at -> cancelled(payment, "Pre-authorization expired without being captured.", at));
  }

  private void paid(Payment payment, long amount, Instant now) {
    till.capture(payment, amount);
    changed(payment, Status.PAID, now);
  }

  private void advance(Refund refund, Instant now) {
    if (!refund.underWay()) return;
    if (refund.stage == Refund.Stage.REQUESTED) {
      moved(refund, Refund.Stage.PROCESSING, now);
      agenda.add(now.plus(refund.payment.takes), at -> advance(refund, at));
    } else if (refund.payment.refundsEnd == Payment.RefundsEnd.FAILED) {
      till.takeBack(refund.amount);
      moved(refund, Refund.Stage.FAILED, now);
    } else {
      complete(refund, now);
      effect(refund.payment, Effect.Kind.REFUNDED, refund.amount, now);
    }
  }

  private void moved(Refund refund, Refund.Stage next, Instant now) {
    refund.stage = next;
    owe(refund.payment, refund.notificationUrl, now);
  }

  /** Happens at {@code at}, if the payment's status is then still the one it has now. */
  private void later(Payment payment, Instant at, Consumer<Instant> what) {
    int changes = payment.changes;
    agenda.add(
        at,
        when -> {
          if (payment.changes == changes) what.accept(when);
        });
  }

  private void owe(Payment payment, String url, Instant now) {
    if (url.isEmpty()) return;
    owed.add(
        Callback.now(
            url, Map.of("Content-Type", "application/json"), Replies.callback(payment), now));
  }

  private void effect(Payment payment, Effect.Kind kind, long amount, Instant at) {
    effects.add(new Effect(FakeLetPay.NAME, payment.terms.token(), kind, amount, at));
  }
}
