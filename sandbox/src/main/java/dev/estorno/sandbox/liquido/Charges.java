package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Agenda;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.Ledger;
import dev.estorno.sandbox.liquido.Charge.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All charges, what happens to them, and the money that this moves. */
final class Charges {

  /** What is on the agenda. It looks first whether there is still something to do. */
  interface Later {
    void happens(Instant at);
  }

  private final Map<String, Charge> charges = new HashMap<>();
  private final Agenda<Later> agenda = new Agenda<>();
  private final Ledger ledger;
  private final News news;
  private final RandomGenerator chance;

  Charges(Ledger ledger, News news, RandomGenerator chance) {
    this.ledger = ledger;
    this.news = news;
    this.chance = chance;
  }

  Optional<Charge> find(String key) {
    return Optional.ofNullable(charges.get(key));
  }

  /** A new charge, in progress; its key must be free. */
  Charge open(Charge.Terms terms, Instant now) {
    Charge charge = new Charge(terms, Details.of(terms, chance), now);
    charges.put(terms.key(), charge);
    terms.expiresAt().ifPresent(end -> later(end, at -> expire(charge, at)));
    return charge;
  }

  void later(Instant when, Later what) {
    agenda.add(when, what);
  }

  Optional<Instant> nextDue() {
    return agenda.next();
  }

  void advance(Instant now) {
    for (var due = agenda.take(now); due.isPresent(); due = agenda.take(now)) {
      due.get().what().happens(due.get().at());
    }
  }

  /** A charge of a test that nobody pays ends by itself. */
  void endLater(Charge charge, Steering steering, Instant now) {
    later(
        now.plus(steering.paymentDelay()),
        at -> {
          if (charge.status != Status.IN_PROGRESS) return;
          if (steering.fails()) fail(charge, Assumed.PAYMENT_FAILED, at);
          else settle(charge, at);
        });
  }

  /** Not started yet, but soon. */
  void begin(Charge charge, Instant now) {
    charge.status = Status.INITIAL_STATUS;
    later(
        now.plus(Assumed.BEGINS_AFTER),
        at -> {
          if (charge.status == Status.INITIAL_STATUS) charge.status = Status.IN_PROGRESS;
        });
  }

  /** The card's bank holds the money. */
  void authorize(Charge charge) {
    ledger.move(Account.OUTSIDE, Account.HELD, charge.terms.amount());
    charge.status = Status.AUTHORIZED;
  }

  /** The merchant gets the money, from the payer or out of what is held. */
  void settle(Charge charge, Instant now) {
    Account source = charge.status == Status.AUTHORIZED ? Account.HELD : Account.OUTSIDE;
    ledger.move(source, Account.MERCHANT, charge.terms.amount());
    end(charge, Status.SETTLED, now);
    tell("CHARGE_SUCCEEDED", charge, now);
  }

  void fail(Charge charge, String why, Instant now) {
    charge.error = Optional.of(why);
    end(charge, Status.FAILED, now);
    tell("CHARGE_FAILED", charge, now);
  }

  /** A dispute takes the money from the merchant, without asking anybody. */
  void chargeBack(Charge charge, Instant now) {
    ledger.move(Account.MERCHANT, Account.OUTSIDE, charge.rest());
    end(charge, Status.CHARGED_BACK, now);
    tell("CHARGE_CHARGED_BACK", charge, now);
  }

  /** The charge can be paid no more; what is held goes back. */
  void cancel(Charge charge, Instant now) {
    if (charge.status == Status.AUTHORIZED) {
      ledger.move(Account.HELD, Account.OUTSIDE, charge.terms.amount());
    }
    end(charge, Status.CANCELLED, now);
    news.effect(charge, Effect.Kind.VOIDED, charge.terms.amount(), now);
  }

  /** The same, or its failure, after {@code delay}; who pays until then is faster. */
  void cancelLater(Charge charge, boolean fails, Duration delay, Instant now) {
    charge.cancelling = true;
    later(
        now.plus(delay),
        at -> {
          charge.cancelling = false;
          if (!fails && charge.isOpen()) cancel(charge, at);
        });
  }

  void end(Charge charge, Status status, Instant now) {
    charge.status = status;
    charge.finalAt = Optional.of(now);
  }

  private void expire(Charge charge, Instant at) {
    if (charge.status == Status.IN_PROGRESS) end(charge, Status.EXPIRED, at);
  }

  private void tell(String event, Charge charge, Instant now) {
    news.tell(event, charge.terms.request(), Replies.charge(charge), now);
  }
}
