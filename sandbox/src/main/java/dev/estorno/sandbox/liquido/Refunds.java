package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.Ledger;
import dev.estorno.sandbox.liquido.Charge.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All refunds, each under a key of its own, and the money that they move. */
final class Refunds {

  private final Map<String, Charge.Refund> refunds = new HashMap<>();
  private final Charges charges;
  private final Ledger ledger;
  private final News news;

  Refunds(Charges charges, Ledger ledger, News news) {
    this.charges = charges;
    this.ledger = ledger;
    this.news = news;
  }

  Optional<Charge.Refund> find(String key) {
    return Optional.ofNullable(refunds.get(key));
  }

  /** {@code POST /v1/payments/charges/refund}. */
  Response ask(ObjectNode body, Instant now) {
    for (String field : new String[] {"idempotencyKey", "referenceId", "currency", "country"}) {
      if (Json.text(body, field).isEmpty()) return Replies.error(422, Assumed.required(field));
    }
    JsonNode amount = body.path("amount");
    if (!amount.isIntegralNumber() || !amount.canConvertToLong() || amount.longValue() <= 0) {
      return Replies.error(422, Assumed.invalid("amount", "a whole number above zero"));
    }
    String key = Json.text(body, "idempotencyKey").orElseThrow();
    Optional<Charge.Refund> known = find(key);
    if (known.isPresent()) {
      return known.get().request.equals(body)
          ? Response.json(200, Replies.refund(known.get()))
          : Replies.error(409, Assumed.KEY_USED);
    }
    return charges
        .find(Json.text(body, "referenceId").orElseThrow())
        .map(charge -> ask(charge, key, amount.longValue(), body, now))
        .orElseGet(() -> Replies.error(404, Assumed.NO_PAYMENT));
  }

  private Response ask(Charge charge, String key, long amount, ObjectNode body, Instant now) {
    boolean paid = charge.status == Status.SETTLED || charge.status == Status.REFUNDING;
    if (!paid) return Replies.error(422, Assumed.cannot("refunded", charge));
    String currency = charge.terms.request().path("currency").asString("");
    if (!Json.text(body, "currency").orElseThrow().equals(currency)) {
      return Replies.error(422, Assumed.invalid("currency", "the payment's is " + currency));
    }
    if (amount > charge.rest()) return Replies.error(422, Assumed.REFUND_TOO_LARGE);
    boolean bank = body.path("additionalInfo").path("bankTransferAccountInfo").isObject();
    if (charge.terms.method().isRefundedByBank() && !bank) {
      return Replies.error(422, Assumed.BANK_ACCOUNT);
    }
    if (!ledger.covers(Account.MERCHANT, amount)) return Replies.error(422, Assumed.BALANCE);
    Charge.Refund refund = begin(new Charge.Refund(key, charge, amount, body, now));
    Steering steering = Steering.of(body.path("description").asString(""));
    Charge.RefundFlow flow = charge.refundFlow;
    long failed = charge.refunds.stream().filter(it -> it.status == Status.FAILED).count();
    boolean fails = steering.fails() || failed < flow.failing();
    Duration delay = steering.delay().orElse(flow.delay());
    if (delay.isZero()) end(refund, fails, now);
    else charges.later(now.plus(delay), at -> end(refund, fails, at));
    return Response.json(200, Replies.refund(refund));
  }

  /** The money leaves the merchant, and is on its way. */
  Charge.Refund begin(Charge.Refund refund) {
    refunds.put(refund.key, refund);
    refund.charge.refunds.add(refund);
    refund.charge.status = Status.REFUNDING;
    ledger.move(Account.MERCHANT, Account.HELD, refund.amount);
    return refund;
  }

  /** The payer has it, or the merchant has it back. */
  void end(Charge.Refund refund, boolean fails, Instant now) {
    ledger.move(Account.HELD, fails ? Account.MERCHANT : Account.OUTSIDE, refund.amount);
    refund.status = fails ? Status.FAILED : Status.SETTLED;
    refund.finalAt = Optional.of(now);
    Charge charge = refund.charge;
    if (charge.refunded(Status.SETTLED) == charge.terms.amount()) {
      charges.end(charge, Status.REFUNDED, now);
    } else if (charge.refunded(Status.IN_PROGRESS) == 0) {
      charge.status = Status.SETTLED;
    }
    String event = fails ? "CHARGE_REFUND_FAILED" : "CHARGE_REFUND_SUCCEEDED";
    news.tell(event, refund.request, Replies.refund(refund), now);
    if (!fails) news.effect(charge, Effect.Kind.REFUNDED, refund.amount, now);
  }
}
