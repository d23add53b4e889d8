package dev.estorno.providers.qitech;

import dev.estorno.core.Answer;
import dev.estorno.core.Answer.Done;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.Pending;
import dev.estorno.core.Answer.Refused;
import dev.estorno.core.Answer.Unknown;
import dev.estorno.core.Effect;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Reply;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Question;
import java.util.Optional;
import java.util.regex.Pattern;

/** How QI Tech's replies are read. All its errors are {title, description, translation, code}. */
final class QiTechReplies {
  private static final Pattern BALANCE = words("saldo|balance|funds");
  private static final Pattern TOO_LATE = words("\\b22 ?h|\\b10 ?PM|deadline|prazo");
  private static final Pattern KEY_USED = words("request_control_key");

  private QiTechReplies() {}

  /** What QI Tech tells of an order; empty when the reply does not tell it. */
  static Optional<Json> order(Reply reply) {
    return read(reply).filter(it -> it.text("payment_order_status").isPresent());
  }

  /** What QI Tech tells of a Pix that came in. */
  static Optional<Json> pix(Reply reply) {
    return read(reply).filter(it -> it.decimal("transfer_amount").isPresent());
  }

  /** What a reply means that should have told of an order and did not. */
  static Answer noOrder(Reply reply, Question asked) {
    // A 404 of QI Tech's own has a code; any other comes from somebody in between.
    return reply.status() == 404 && code(reply).startsWith("APX")
        ? asked.unknownPayment(word(reply))
        : noPix(reply, asked);
  }

  /** The same for the Pix of an order that is there. */
  static Answer noPix(Reply reply, Question asked) {
    return isGates(reply)
        ? new NotNow(Reason.CREDENTIALS_REJECTED, word(reply))
        : asked.unread(reply, word(reply));
  }

  /** What became of a cancel; empty when QI Tech declined it. */
  static Optional<Answer> cancelled(Reply reply, String orderKey) {
    return acted(
        reply,
        told -> {
          boolean ours = told.id("payment_order_key").map(orderKey::equalsIgnoreCase).orElse(true);
          boolean done = told.text("payment_order_status").filter("cancelled"::equals).isPresent();
          return ours && done ? Optional.of(new Done(Effect.VOIDED, orderKey)) : Optional.empty();
        });
  }

  /** What became of a reversal; empty when QI Tech declined it. */
  static Optional<Answer> reversed(Reply reply, String controlKey) {
    return acted(
        reply,
        told -> {
          boolean ours =
              told.id("request_control_key").map(controlKey::equalsIgnoreCase).orElse(true);
          String reference = told.id("pix_transfer_key").orElse(controlKey);
          return ours
              ? told.text("reversal_status").flatMap(it -> standing(it, reference, word(reply)))
              : Optional.empty();
        });
  }

  /** What the standing of our own reversal means; empty for an unheard-of word. */
  static Optional<Answer> standing(String word, String reference, ProviderWord said) {
    return switch (word) {
      case "sent" -> Optional.of(new Done(Effect.REFUNDED, reference));
      case "pending", "pending_2fa_approval" -> Optional.of(new Pending(reference));
      // The same key cannot be used again; a new cancellation has a new one.
      case "rejected" -> Optional.of(new Refused(Reason.REQUEST_REJECTED, said));
      default -> Optional.empty();
    };
  }

  /** Why a reversal, or the cancel of an order that stands as it stood, was declined. */
  static Answer declined(Reply reply) {
    ProviderWord word = word(reply);
    return switch (code(reply)) {
      case "APX000404", "PXT000084" -> new Refused(Reason.PAYMENT_NOT_FOUND, word);
      case "PXT000015" -> new Refused(Reason.REFUND_PERIOD_OVER, word);
      case "PXT000017" -> new Refused(Reason.AMOUNT_TOO_LARGE, word);
      case "QIT000001", "QIT000002" -> new Refused(Reason.REQUEST_REJECTED, word);
      default -> byWords(word);
    };
  }

  private static Answer byWords(ProviderWord word) {
    if (BALANCE.matcher(word.text()).find()) {
      return new NotNow(Reason.MERCHANT_BALANCE_TOO_LOW, word);
    }
    if (KEY_USED.matcher(word.text()).find()) {
      return new Unknown("QI Tech knows the reversal, but does not tell of it yet");
    }
    return new Refused(
        TOO_LATE.matcher(word.text()).find() ? Reason.DEADLINE_PASSED : Reason.NOT_CANCELLABLE,
        word);
  }

  private interface Success {
    Optional<Answer> read(Json told);
  }

  private static Optional<Answer> acted(Reply reply, Success success) {
    if (isGates(reply)) {
      return Optional.of(new NotNow(Reason.CREDENTIALS_REJECTED, word(reply)));
    }
    return reply.declines()
        ? Optional.empty()
        : read(reply)
            .flatMap(success::read)
            .or(() -> Optional.of(Question.ACT.unread(reply, word(reply))));
  }

  private static Optional<Json> read(Reply reply) {
    return Optional.of(Json.read(reply.body())).filter(it -> reply.isSuccess() && it.isObject());
  }

  /** QI Tech's gate turned the caller away, be it with 400, 401 or 404: nothing was looked at. */
  private static boolean isGates(Reply reply) {
    return code(reply).startsWith("GDF") && reply.status() < 500;
  }

  private static String code(Reply reply) {
    return Json.read(reply.body()).text("code").orElse("");
  }

  /** Portuguese, as the people who read it speak; some of it is wrong, so the code goes first. */
  private static ProviderWord word(Reply reply) {
    Json told = Json.read(reply.body());
    String code = code(reply);
    return new ProviderWord(
        code.isEmpty() ? "HTTP " + reply.status() : code,
        told.text("description").or(() -> told.text("translation")).orElse(""));
  }

  private static Pattern words(String any) {
    return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
