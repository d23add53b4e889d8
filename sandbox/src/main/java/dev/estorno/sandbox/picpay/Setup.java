package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.kit.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the control API does to orders: put one in any state, let it be paid, look at it. */
final class Setup {

  static final List<String> FIELDS =
      List.of("cashback", "authorization_id", "callback_url", "auto_capture", "expires_at");

  private final Orders orders;
  private final Till till;

  Setup(Orders orders, Till till) {
    this.orders = orders;
    this.till = till;
  }

  PaymentView create(PaymentSpec spec, Instant now) {
    Order.Terms terms = terms(spec, now);
    if (orders.find(terms.reference()).isPresent()) {
      throw ControlProblem.conflict("there is an order " + terms.reference() + " already");
    }
    Order order = orders.open(terms, now);
    orders.silently(() -> put(order, Status.of(spec.state()), now));
    if (!order.authorizationId.isEmpty()) {
      order.authorizationId = spec.text("authorization_id").orElse(order.authorizationId);
    }
    orders.advance(now); // its expires_at may have passed already
    return view(order);
  }

  PaymentView pay(Order order, Instant now) {
    switch (order.status) {
      case CREATED -> {
        Status next = order.terms.autoCapture() ? Status.PAID : Status.AUTHORIZED;
        orders.authorize(order, next, now);
        if (next == Status.PAID) orders.capture(order, order.authorized, now);
      }
      case ANALYSIS -> orders.capture(order, order.authorized, now);
      case EXPIRED, AUTHORIZED, PAID, COMPLETED, REFUNDED, CHARGEBACK ->
          throw ControlProblem.conflict(
              "the order is " + order.status.word() + " and cannot be paid any more");
    }
    return view(order);
  }

  static PaymentView view(Order order) {
    ObjectNode more = Json.object();
    if (!order.authorizationId.isEmpty()) more.put("authorization_id", order.authorizationId);
    more.put("authorized", order.authorized)
        .put("paid", order.paid)
        .put("refunded", order.refunded)
        .put("cashback", order.terms.cashback())
        .put("cashback_given", order.cashbackGiven)
        .put("cashback_taken_back", order.cashbackTaken)
        .put("expires_at", order.terms.expiresAt().toString())
        .put("payment_url", order.paymentUrl);
    return new PaymentView(
        FakePicPay.NAME, order.terms.reference(), order.status.word(), order.terms.value(), more);
  }

  private Order.Terms terms(PaymentSpec spec, Instant now) {
    long cashback = spec.minor("cashback", 0);
    if (cashback > spec.amount()) {
      throw ControlProblem.bad("cashback", "at most the amount, " + spec.amount());
    }
    boolean autoCapture = spec.flag("auto_capture", !spec.state().equals("authorized"));
    return new Order.Terms(
        spec.reference().orElseGet(orders::newReference),
        spec.amount(),
        spec.text("callback_url").orElse(""),
        spec.instant("expires_at").orElse(now.plus(Assumed.EXPIRES_AFTER)),
        autoCapture,
        cashback,
        Json.object().path("additionalInfo"));
  }

  private void put(Order order, Status status, Instant now) {
    switch (status) {
      case CREATED -> {}
      case EXPIRED -> orders.changed(order, status, now);
      case ANALYSIS, AUTHORIZED -> orders.authorize(order, status, now);
      case PAID, COMPLETED, REFUNDED, CHARGEBACK -> {
        orders.authorize(order, Status.PAID, now);
        orders.capture(order, order.authorized, now);
        if (status == Status.REFUNDED) till.refund(order, order.paid);
        if (status == Status.CHARGEBACK) till.chargeBack(order);
        orders.changed(order, status, now);
      }
    }
  }
}
