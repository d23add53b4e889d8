package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.letpay.Payment.Refund;
import dev.estorno.sandbox.letpay.Payment.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Does what a merchant with a good token asks for, if the rules allow it. */
final class Desk {

  private final Payments payments;
  private final Till till;
  private final RandomGenerator chance;

  Desk(Payments payments, Till till, RandomGenerator chance) {
    this.payments = payments;
    this.till = till;
    this.chance = chance;
  }

  /** One request, and the token that its answer carries. */
  private record Asked(Exchange exchange, String refreshToken, Instant now) {
    Response no(Problem problem) {
      return problem.answer(exchange, Optional.of(refreshToken), now);
    }

    /** Whatever type it says it is of; empty when it is no JSON object. */
    Optional<ObjectNode> body() {
      return exchange.body().json().filter(JsonNode::isObject).map(JsonNode::asObject);
    }
  }

  Response answer(Operation operation, Exchange exchange, String refreshToken, Instant now) {
    Asked asked = new Asked(exchange, refreshToken, now);
    return switch (operation) {
      case CONTRACTS -> yes(Merchant.contracts().put("refresh_token", refreshToken));
      case SIMPLE -> withBody(asked, body -> simple(asked, body));
      case ORDER -> withBody(asked, body -> order(asked, body));
      case SEND -> named(asked, 1, it -> withBody(asked, body -> send(asked, it, body)));
      case STATUS -> named(asked, 1, it -> yes(Replies.status(it, refreshToken)));
      case REFERENCE -> yes(Replies.statuses(payments.byReference(last(asked)), refreshToken));
      case CAPTURE -> named(asked, 1, it -> withBody(asked, body -> capture(asked, it, body)));
      case CANCEL -> named(asked, 1, it -> cancel(asked, it));
      case REFUND -> withBody(asked, body -> refund(asked, body));
      case REFUND_STATUS ->
          payments
              .refund(last(asked))
              .map(it -> yes(Replies.refundStatus(it, refreshToken)))
              .orElseGet(() -> asked.no(Problem.NO_SUCH_REFUND));
      case REFUNDS -> named(asked, 2, it -> Response.json(200, Replies.refunds(it)));
      case DETAILS -> named(asked, 1, it -> yes(Replies.details(it, refreshToken)));
      case AUTH, CREATE_KEY, LIST_KEYS, REVOKE_KEY, WRONG_METHOD, UNKNOWN ->
          throw new AssertionError("nobody's payment: " + operation);
    };
  }

  private Response simple(Asked asked, ObjectNode body) {
    return switch (Creation.simple(body, Ids.uuid(chance), asked.now())) {
      case Creation.Read.Bad<Creation.Simple>(Problem problem) -> asked.no(problem);
      case Creation.Read.Good<Creation.Simple>(Creation.Simple made) -> {
        Payment payment = payments.open(made.terms(), asked.now());
        goOut(payment, made.sending(), asked.now());
        payments.takeCallbacks(); // it is new: no status has changed yet
        ObjectNode answer = Replies.simple(payment, asked.refreshToken());
        force(payment, asked.now());
        yield yes(answer);
      }
    };
  }

  private Response order(Asked asked, ObjectNode body) {
    return switch (Creation.order(body, Ids.uuid(chance))) {
      case Creation.Read.Bad<Payment.Terms>(Problem problem) -> asked.no(problem);
      case Creation.Read.Good<Payment.Terms>(Payment.Terms terms) ->
          yes(Replies.order(payments.open(terms, asked.now()), asked.refreshToken()));
    };
  }

  private Response send(Asked asked, Payment payment, ObjectNode body) {
    if (payment.status != Status.CREATED) return asked.no(Problem.SENT_ALREADY);
    return switch (Creation.sending(body, asked.now())) {
      case Creation.Read.Bad<Creation.Sending>(Problem problem) -> asked.no(problem);
      case Creation.Read.Good<Creation.Sending>(Creation.Sending sending) -> {
        goOut(payment, sending, asked.now());
        ObjectNode answer = Replies.sent(payment, asked.refreshToken());
        force(payment, asked.now());
        yield yes(answer);
      }
    };
  }

  private void goOut(Payment payment, Creation.Sending sending, Instant now) {
    payment.expiresAt = sending.expiresAt().orElse(now.plus(Assumed.EXPIRES_AFTER));
    payment.delayCapture = sending.delayCapture();
    payments.send(payment, now);
  }

  /** "Simulate a Status": the first word of the payer's name. */
  private void force(Payment payment, Instant now) {
    switch (payment.terms.person().firstWord()) {
      case "PAID" -> payments.agree(payment, now);
      case "CANCELED" -> payments.cancelled(payment, "Simulated by the payer's name.", now);
      case "IN_ANALYSIS" -> payments.review(payment, now);
      case "DECLINED" -> payments.decline(payment, Status.DECLINED, Assumed.DECLINED, now);
      default -> {} // an ordinary name
    }
  }

  private Response cancel(Asked asked, Payment payment) {
    if (payment.busy) return asked.no(Problem.BUSY);
    if (!payment.status.cancellable()) return asked.no(Problem.NOT_PRE_AUTHORIZED);
    payments.cancel(payment, asked.now());
    return yes(Replies.taken(payment, asked.refreshToken()));
  }

  private Response capture(Asked asked, Payment payment, ObjectNode body) {
    Fields fields = new Fields(body);
    fields.required("amount");
    long amount = fields.reais("amount", 1, Long.MAX_VALUE).orElse(0);
    if (!fields.wrongs().isEmpty()) return asked.no(Problem.wrong(fields.wrongs()));
    if (payment.busy) return asked.no(Problem.BUSY);
    if (payment.status != Status.PRE_AUTHORIZED) return asked.no(Problem.NOT_PRE_AUTHORIZED);
    if (amount > payment.held) return asked.no(Problem.CAPTURE_TOO_LARGE);
    payments.capture(payment, amount, asked.now());
    return yes(Replies.taken(payment, asked.refreshToken()));
  }

  private Response refund(Asked asked, ObjectNode body) {
    Fields fields = new Fields(body);
    String token = fields.required("payment_token");
    OptionalLong amount = fields.reais("amount", 1, Long.MAX_VALUE);
    if (!fields.wrongs().isEmpty()) return asked.no(Problem.wrong(fields.wrongs()));
    String url = fields.text("notification_url").orElse("");
    return payments
        .find(token)
        .map(it -> refund(asked, it, amount.orElse(it.rest()), url))
        .orElseGet(() -> asked.no(Problem.noSuchPayment(token)));
  }

  private Response refund(Asked asked, Payment payment, long amount, String url) {
    if (!payment.status.refundable()) return asked.no(Problem.NOT_REFUNDABLE);
    if (payment.rest() == 0) return asked.no(Problem.BUSY);
    if (amount > payment.rest()) return asked.no(Problem.REFUND_TOO_LARGE);
    if (!till.covers(amount)) return asked.no(Problem.BALANCE);
    Refund refund = payments.refund(payment, amount, url, asked.now());
    return yes(Replies.refundAsked(refund, asked.refreshToken()));
  }

  private static Response withBody(Asked asked, Function<ObjectNode, Response> then) {
    return asked.body().map(then).orElseGet(() -> asked.no(Problem.MALFORMED));
  }

  /** The payment that the path names. */
  private Response named(Asked asked, int segment, Function<Payment, Response> then) {
    List<String> path = asked.exchange().segments();
    String token = path.get(segment);
    return payments.find(token).map(then).orElseGet(() -> asked.no(Problem.noSuchPayment(token)));
  }

  private static String last(Asked asked) {
    return asked.exchange().segments().getLast();
  }

  private static Response yes(ObjectNode body) {
    return Response.json(200, body);
  }
}
