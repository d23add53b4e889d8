package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Nearest;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.liquido.Charge.Refund;
import dev.estorno.sandbox.liquido.Charge.RefundFlow;
import dev.estorno.sandbox.liquido.Charge.Status;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the control API does to charges: put one in any state, let it be paid, look at it. */
final class Setup {

  /** {@code description} steers its cancellation; what is put there is not paid by itself. */
  static final List<String> FIELDS =
      List.of(
          "payment_method",
          "description",
          "callback_url",
          "expires_at",
          "refunds_failing",
          "refunds_delay");

  private final Charges charges;
  private final Refunds refunds;
  private final News news;
  private final RandomGenerator chance;

  Setup(Charges charges, Refunds refunds, News news, RandomGenerator chance) {
    this.charges = charges;
    this.refunds = refunds;
    this.news = news;
    this.chance = chance;
  }

  PaymentView create(PaymentSpec spec, Instant now) {
    Status status = Status.valueOf(spec.state());
    Charge.Terms terms = terms(spec, status);
    if (charges.find(terms.key()).isPresent()) {
      throw ControlProblem.conflict("there is a charge " + terms.key() + " already");
    }
    RefundFlow flow = new RefundFlow(spec.minor("refunds_failing", 0), delay(spec));
    Charge charge = charges.open(terms, now);
    charge.refundFlow = flow;
    news.silently(() -> put(charge, status, now));
    charges.advance(now); // its expires_at may have passed already
    return view(charge);
  }

  PaymentView pay(Charge charge, Instant now) {
    if (!charge.isOpen()) {
      throw ControlProblem.conflict(
          "the charge is " + charge.status + " and cannot be paid any more");
    }
    charges.settle(charge, now);
    return view(charge);
  }

  static PaymentView view(Charge charge) {
    ObjectNode more =
        Json.object()
            .put("payment_method", charge.terms.method().name())
            .put("refunded", charge.refunded(Status.SETTLED))
            .put("refunding", charge.refunded(Status.IN_PROGRESS));
    ArrayNode list = more.putArray("refunds");
    for (Refund refund : charge.refunds) {
      list.addObject()
          .put("idempotency_key", refund.key)
          .put("state", refund.status.name())
          .put("amount", refund.amount);
    }
    more.set("transfer_details", charge.details);
    return new PaymentView(
        FakeLiquido.NAME, charge.terms.key(), charge.status.name(), charge.terms.amount(), more);
  }

  private Charge.Terms terms(PaymentSpec spec, Status status) {
    Method usual = status == Status.AUTHORIZED ? Method.CREDIT_CARD : Method.PIX_STATIC_QR;
    Method method = spec.text("payment_method").map(Setup::method).orElse(usual);
    if (status == Status.AUTHORIZED && !method.isCard()) {
      throw ControlProblem.bad("payment_method", "only cards can be AUTHORIZED");
    }
    String key = spec.reference().orElseGet(() -> Ids.uuid(chance));
    ObjectNode request = request(key, method, spec.amount());
    spec.text("description").ifPresent(text -> request.put("description", text));
    spec.text("callback_url").ifPresent(url -> request.put("callbackUrl", url));
    return new Charge.Terms(key, method, spec.amount(), spec.instant("expires_at"), request);
  }

  /** As a client would have asked for it; the payer is the founding document's. */
  private static ObjectNode request(String key, Method method, long amount) {
    ObjectNode request =
        Json.object()
            .put("idempotencyKey", key)
            .put("amount", amount)
            .put("currency", "BRL")
            .put("country", "BR")
            .put("paymentMethod", method.name());
    ObjectNode payer = request.putObject("payer").put("name", "Thiago Gabriel");
    payer.putObject("document").put("documentId", "00740886967").put("type", "CPF");
    payer.put("email", "thiago@example.com");
    return request;
  }

  private void put(Charge charge, Status status, Instant now) {
    switch (status) {
      case IN_PROGRESS -> {}
      case INITIAL_STATUS -> charges.begin(charge, now);
      case AUTHORIZED -> charges.authorize(charge);
      case CANCELLED, EXPIRED -> charges.end(charge, status, now);
      case FAILED -> charges.fail(charge, Assumed.PAYMENT_FAILED, now);
      case SETTLED, CHARGED_BACK, REFUNDED, REFUNDING -> {
        charges.settle(charge, now);
        if (status == Status.CHARGED_BACK) charges.chargeBack(charge, now);
        if (status == Status.REFUNDED) refunds.end(refund(charge, now), false, now);
        if (status == Status.REFUNDING) refundLater(charge, now);
      }
    }
  }

  /** A refund that somebody asked for before: when it ends, that is no effect any more. */
  private void refundLater(Charge charge, Instant now) {
    Refund refund = refund(charge, now);
    charges.later(
        now.plus(Steering.DELAY_DEFAULT),
        at -> news.silently(() -> refunds.end(refund, false, at)));
  }

  private Refund refund(Charge charge, Instant now) {
    String key = charge.terms.key() + "-refund";
    ObjectNode request = request(key, charge.terms.method(), charge.terms.amount());
    return refunds.begin(new Refund(key, charge, charge.terms.amount(), request, now));
  }

  private static Method method(String name) {
    List<String> known = Arrays.stream(Method.values()).map(Method::name).toList();
    return Optional.of(name)
        .filter(known::contains)
        .map(Method::valueOf)
        .orElseThrow(() -> ControlProblem.bad("payment_method", Nearest.remedy(name, known)));
  }

  private static Duration delay(PaymentSpec spec) {
    String text = spec.text("refunds_delay").orElse("PT0S");
    try {
      Duration delay = Duration.parse(text);
      if (delay.isNegative() || delay.compareTo(Duration.ofDays(366)) > 0) throw noDelay();
      return delay;
    } catch (DateTimeException notOne) {
      throw noDelay();
    }
  }

  private static ControlProblem noDelay() {
    return ControlProblem.bad("refunds_delay", "a duration such as PT10S, at most 366 days");
  }
}
