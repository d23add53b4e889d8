package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Nearest;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.letpay.Payment.Refund;
import dev.estorno.sandbox.letpay.Payment.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the control API does: put a payment in any state, let it be paid, look at it. */
final class Setup {

  static final List<String> FIELDS =
      List.of(
          "reference_id",
          "notification_url",
          "delay_capture",
          "expires_at",
          "takes",
          "refunded",
          "refunds_end");

  private static final List<String> REFUNDS_END =
      Arrays.stream(Payment.RefundsEnd.values()).map(Enum::name).toList();

  private final Payments payments;
  private final Till till;
  private final RandomGenerator chance;

  Setup(Payments payments, Till till, RandomGenerator chance) {
    this.payments = payments;
    this.till = till;
    this.chance = chance;
  }

  PaymentView create(PaymentSpec spec, Instant now) {
    String token = spec.reference().orElseGet(() -> Ids.uuid(chance));
    if (payments.find(token).isPresent()) {
      throw ControlProblem.conflict("there is a payment " + token + " already");
    }
    Status status = Status.valueOf(spec.state());
    long refunded =
        spec.minor("refunded", status == Status.PARTIALLY_REFUNDED ? spec.amount() / 2 : 0);
    if (status == Status.PARTIALLY_REFUNDED && (refunded == 0 || refunded >= spec.amount())) {
      throw ControlProblem.bad("refunded", "more than 0 and less than the amount");
    }
    Payment.RefundsEnd refundsEnd = refundsEnd(spec);
    Duration takes = spec.duration("takes").orElse(Assumed.TAKES);
    Payment payment = payments.open(terms(spec, token), now);
    payment.delayCapture = spec.flag("delay_capture", status == Status.PRE_AUTHORIZED);
    payment.expiresAt = spec.instant("expires_at").orElse(payment.expiresAt);
    put(payment, status, refunded, now);
    payment.refundsEnd = refundsEnd;
    payment.takes = takes;
    payments.takeCallbacks(); // as if it had always been there
    payments.advance(now);
    return view(payment);
  }

  PaymentView pay(Payment payment, Instant now) {
    if (payment.status != Status.PROCESSING && payment.status != Status.IN_ANALYSIS) {
      throw ControlProblem.conflict("the payment is " + payment.status + " and cannot be paid");
    }
    payments.agree(payment, now);
    return view(payment);
  }

  static PaymentView view(Payment payment) {
    ObjectNode more =
        Json.object()
            .put("reference_id", payment.terms.referenceId())
            .put("amount_received", payment.received)
            .put("refunded", payment.refunded)
            .put("busy", payment.busy)
            .put("expires_at", payment.expiresAt.toString());
    ArrayNode refunds = more.putArray("refunds");
    for (Refund refund : payment.refunds) {
      refunds
          .addObject()
          .put("refund_id", refund.id)
          .put("amount", refund.amount)
          .put("status", refund.stage.name());
    }
    return new PaymentView(
        FakeLetPay.NAME,
        payment.terms.token(),
        payment.status.name(),
        payment.terms.amount(),
        more);
  }

  private Payment.Terms terms(PaymentSpec spec, String token) {
    return new Payment.Terms(
        token,
        spec.text("reference_id").orElseGet(() -> "pedido-" + Ids.hex(chance, 12)),
        spec.amount(),
        spec.text("notification_url").orElse(""),
        new Payment.Person("Alice Sonnentag", "alice@example.com", "39784045087", "0.0.0.0"),
        Json.object().path("extra_data"));
  }

  private static Payment.RefundsEnd refundsEnd(PaymentSpec spec) {
    String word = spec.text("refunds_end").orElse("COMPLETED").toUpperCase(Locale.ROOT);
    if (!REFUNDS_END.contains(word)) {
      throw ControlProblem.bad("refunds_end", Nearest.remedy(word, REFUNDS_END));
    }
    return Payment.RefundsEnd.valueOf(word);
  }

  private void put(Payment payment, Status status, long refunded, Instant now) {
    if (status != Status.CREATED) payments.send(payment, now);
    switch (status) {
      case CREATED, PROCESSING -> {}
      case IN_ANALYSIS -> payments.review(payment, now);
      case CANCELED -> payments.cancelled(payment, "Put there by the sandbox.", now);
      case DECLINED -> payments.decline(payment, status, Assumed.DECLINED, now);
      case ERROR -> payments.decline(payment, status, Assumed.UNEXPECTED, now);
      case PRE_AUTHORIZED -> {
        payment.delayCapture = true;
        payments.agree(payment, now);
      }
      case PAID, PARTIALLY_REFUNDED, REFUNDED, POST_REFUND_DISPUTE ->
          paid(payment, status, refunded, now);
      case DISPUTE, DISPUTE_FINAL, DISPUTE_REFUNDED, DISPUTE_RECOVERED -> {
        paid(payment, Status.PAID, 0, now);
        if (status != Status.DISPUTE_RECOVERED) till.chargeBack(payment);
        payments.changed(payment, status, now);
      }
    }
  }

  private void paid(Payment payment, Status status, long refunded, Instant now) {
    payment.delayCapture = false;
    payments.agree(payment, now);
    if (status == Status.PAID) return;
    long amount = status == Status.PARTIALLY_REFUNDED ? refunded : payment.received;
    payments.complete(payments.refund(payment, amount, "", now), now);
    if (status == Status.POST_REFUND_DISPUTE) payments.changed(payment, status, now);
  }
}
