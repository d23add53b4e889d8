package dev.estorno.providers.letpay;

import dev.estorno.core.AccountName;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Extent;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.State;
import dev.estorno.providers.Account;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Said;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Talk;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** LetPay's replies about one payment of R$ 10.00, and cancellations of it. */
final class Letters {
  static final LetPay LETPAY = new LetPay();
  static final String TOKEN = "8f048623";

  static final Account ACCOUNT =
      new Account(
          new MerchantId("shop"),
          LetPay.NAME,
          new AccountName("main"),
          URI.create("http://127.0.0.1"),
          Map.of("api_key", new Secret("k&y"), "api_secret", new Secret("s=cret")));

  private Letters() {}

  static Talk cancel(Cancellation it) {
    return LETPAY.cancel(it, ACCOUNT);
  }

  static Talk lookUp(Cancellation it) {
    return LETPAY.lookUp(it, ACCOUNT);
  }

  static Cancellation whole(OnPaid onPaid) {
    return Samples.whole("letpay", TOKEN, onPaid);
  }

  static Cancellation part(long minor) {
    return Samples.part("letpay", TOKEN, minor);
  }

  static Cancellation part(long minor, long refundedBefore) {
    Extent part = Extent.part(Money.brl(minor));
    return Samples.held(
        "letpay", TOKEN, part, OnPaid.REFUND, Baseline.refundedSoFar(Money.brl(refundedBefore)));
  }

  /** The same, once its request got no reply. */
  static Cancellation inDoubt(Cancellation it) {
    var noon = Samples.NOON;
    return in(new State.InDoubt(1, it.baseline(), noon, noon.plusSeconds(60), 0, noon), it);
  }

  /** The same, once LetPay took it under {@code reference}. */
  static Cancellation pending(String reference, Cancellation it) {
    return in(new State.Pending(1, it.baseline(), reference, Samples.NOON, 0, Samples.NOON), it);
  }

  private static Cancellation in(State state, Cancellation it) {
    return new Cancellation(
        it.id(),
        it.merchant(),
        it.payment(),
        it.extent(),
        it.onPaid(),
        it.deadline(),
        it.createdAt(),
        it.updatedAt(),
        it.version(),
        it.attention(),
        state);
  }

  static Reply payment(String word) {
    return payment(word, "10", "0");
  }

  static Reply payment(String word, String received, String refunded) {
    return Samples.json(
        200,
        """
        {"paymentToken":"8f048623","transactionStatus":"%s","currency":"BRL",
         "amount_received":%s,"refunded_amount":%s,"refresh_token":"r"}\
        """
            .formatted(word, received, refunded));
  }

  /** A bare list, such as {@code "1 COMPLETED, 2 FAILED"}. */
  static Reply refunds(String list) {
    return Samples.json(
        200,
        Arrays.stream(list.split(", ", -1))
            .filter(it -> !it.isEmpty())
            .map(it -> it.split(" ", -1))
            .map(it -> "{\"refund_id\":%s,\"refund_status\":\"%s\"}".formatted(it[0], it[1]))
            .collect(Collectors.joining(",", "[", "]")));
  }

  /** The three looks at a payment that was paid. */
  static Reply[] paid(String word, String refunded, String refunds) {
    Reply payment = payment(word, "10", refunded);
    return new Reply[] {payment, refunds(refunds), payment};
  }

  static Reply cancelTaken() {
    return Samples.json(
        200, "{\"transaction_status\":\"PROCESSING\",\"payment_token\":\"8f048623\"}");
  }

  static Reply refundTaken() {
    return Samples.json(
        200, "{\"refund_id\":7,\"payment_token\":\"8f048623\",\"refund_status\":\"PROCESSING\"}");
  }

  static Reply error(int status, String code) {
    return Samples.json(
        status,
        """
        {"status":%d,"error":"E","message":"M","path":"/p",
         "errors":[{"code":"%s","description":"D"}],"refresh_token":"r"}\
        """
            .formatted(status, code));
  }

  /** What follows once these were replied: an answer, or what is asked next. */
  static String afterwards(Talk talk, Reply... replies) {
    return switch (Replay.of(talk, replies).end()) {
      case Talk.Ask(Request request, _) ->
          (request.method() + " " + request.path() + " " + request.body().text()).strip();
      case Talk.Conclude(var answer) -> Said.by(answer);
    };
  }

  /** The answers that the tables tell in one word. */
  static String full(String word) {
    return switch (word) {
      case "voided", "refunded" -> "done " + word + " " + TOKEN;
      case "settled" -> "refused already_settled";
      case "charged back" -> "refused charged_back";
      case "not found" -> "refused payment_not_found";
      case "never" -> "refused not_cancellable";
      case "busy" -> "not now busy";
      case "credentials" -> "not now credentials_rejected";
      default -> word;
    };
  }

  static Reply[] then(Reply[] first, Reply... more) {
    Reply[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }
}
