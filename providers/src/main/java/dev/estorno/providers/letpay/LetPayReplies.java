package dev.estorno.providers.letpay;

import dev.estorno.core.Answer;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.Refused;
import dev.estorno.core.Cancellation;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Reply;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Question;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How LetPay's replies are read. Codes: "Error Response and Error Codes", read 2026-11. */
final class LetPayReplies {
  private LetPayReplies() {}

  /** The payment; empty when the reply does not tell it, or tells another. */
  static Optional<Json> payment(Reply reply, Cancellation it) {
    Json told = Json.read(reply.body());
    return told.isObject() && reply.status() == 200 && speaksOf(it, told)
        ? Optional.of(told)
        : Optional.empty();
  }

  /** The payment's refunds: a bare list. */
  static Optional<List<Json>> refunds(Reply reply) {
    Json told = Json.read(reply.body());
    return told.isList() && reply.status() == 200 ? Optional.of(told.items()) : Optional.empty();
  }

  /** What a reply means that should have told something and did not. */
  static Answer untold(Reply reply, Question asked) {
    ProviderWord word = word(reply);
    if (isAboutCredentials(word.code())) {
      return new NotNow(Reason.CREDENTIALS_REJECTED, word);
    }
    return isUnknown(word.code()) ? asked.unknownPayment(word) : asked.unread(reply, word);
  }

  /** What became of an act; empty when LetPay declined it, and so has certainly done nothing. */
  static Optional<Answer> acted(
      Reply reply, Cancellation it, Function<Json, Optional<Answer>> taken) {
    ProviderWord word = word(reply);
    if (isAboutCredentials(word.code())) {
      return Optional.of(new NotNow(Reason.CREDENTIALS_REJECTED, word));
    }
    // A 403 with a code is about the payment; without one it is about the caller.
    if (reply.declines() || (reply.status() == 403 && isCode(word.code()))) {
      return isDoubtful(word.code())
          ? Optional.of(Question.ACT.unclear("LetPay says " + word.code()))
          : Optional.empty();
    }
    return payment(reply, it)
        .flatMap(taken)
        .or(() -> Optional.of(Question.ACT.unread(reply, word)));
  }

  /** What declining means for a payment that stands where it stood. */
  static Answer declined(LetPayStanding seen, Reply reply) {
    ProviderWord word = word(reply);
    return switch (word.code()) {
      case "00.01.0028", "01.05.0014" -> new NotNow(Reason.MERCHANT_BALANCE_TOO_LOW, word);
      case "00.04.0014" -> new Refused(Reason.AMOUNT_TOO_LARGE, word);
      case "01.05.0018" -> new Refused(Reason.REFUND_PERIOD_OVER, word);
      case "00.04.0003", "00.04.0006", "00.04.0007", "01.05.0020", "01.05.0030" ->
          new Refused(Reason.NOT_CANCELLABLE, word);
      // Nothing was sent that could be cancelled; what was sent can be, so its status lags behind.
      case "00.04.0010", "00.04.0012" ->
          seen.word().equals("CREATED")
              ? new Refused(Reason.NOT_CANCELLABLE, word)
              : new NotNow(Reason.BUSY, word);
      // Sent, captured, refunded or reversed "already", or being so: the status lags behind.
      case "01.04.0014", "01.05.0001", "01.05.0002", "01.05.0003", "01.05.0004", "01.05.0017" ->
          new NotNow(Reason.BUSY, word);
      default ->
          isUnknown(word.code())
              ? new Refused(Reason.PAYMENT_NOT_FOUND, word)
              : new Refused(Reason.REQUEST_REJECTED, word);
    };
  }

  /** LetPay's own code and text; HTTP's where it sends none, as with 401. */
  private static ProviderWord word(Reply reply) {
    Json told = Json.read(reply.body());
    List<Json> errors = told.at("errors").items();
    String texts =
        errors.stream()
            .flatMap(it -> it.text("description").stream())
            .collect(Collectors.joining(" "));
    return new ProviderWord(
        errors.stream()
            .flatMap(it -> it.text("code").stream())
            .findFirst()
            .orElse("HTTP " + reply.status()),
        texts.isEmpty() ? told.text("message").orElse("") : texts);
  }

  private static boolean isCode(String code) {
    return code.matches("\\d\\d\\.\\d\\d\\.\\d{4}");
  }

  /** LetPay does not know the payment, or knows it as another merchant's. */
  private static boolean isUnknown(String code) {
    return switch (code) {
      case "00.01.0013", "00.01.0038", "00.04.0002", "00.04.0005", "01.04.0011", "01.04.0012" ->
          true;
      default -> false;
    };
  }

  private static boolean isAboutCredentials(String code) {
    return switch (code) {
      case "00.01.0001", "00.01.0009", "00.01.0010", "00.01.0012" -> true;
      default -> false;
    };
  }

  /** LetPay's or somebody else's own trouble, whatever the HTTP status: it may have been done. */
  private static boolean isDoubtful(String code) {
    return code.matches("00\\.0[0235]\\..*|01\\.02\\..*|00\\.01\\.0043|01\\.08\\.0001");
  }

  /** A reply that names another payment proves nothing about this one. */
  private static boolean speaksOf(Cancellation it, Json told) {
    return told.id("paymentToken")
        .or(() -> told.id("payment_token"))
        .map(it.payment().reference().strip()::equals)
        .orElse(true);
  }
}
