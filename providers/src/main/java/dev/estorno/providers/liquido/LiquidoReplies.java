package dev.estorno.providers.liquido;

import dev.estorno.core.Answer;
import dev.estorno.core.Answer.Done;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.Pending;
import dev.estorno.core.Answer.Refused;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.core.Extent;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Reply;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Question;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How Liquido's replies are read: by {@code transferStatus}, never by a code (payout page). */
final class LiquidoReplies {
  private static final Pattern BALANCE = words("balance|saldo|insufficient");
  private static final Pattern TOO_LARGE = words("larger|greater|exceed|more than|maior");
  private static final Pattern WHOLE_ONLY = words("partial|full refund|parcial");
  private static final Pattern LOGIN = Pattern.compile("(invalid|unauthorized)_client");

  private LiquidoReplies() {}

  /**
   * The charge or refund under that key; empty when the reply does not tell it. FAILED without a
   * key may be an error's status: it is nobody's.
   */
  static Optional<Json> told(Reply reply, String key) {
    Json told = Json.read(reply.body());
    return told.id("idempotencyKey")
        .filter(key.strip()::equals)
        .filter(_ -> reply.isSuccess() && !LiquidoCharge.word(told).isEmpty())
        .map(_ -> told);
  }

  /**
   * Whether Liquido says in JSON that it knows nothing under that key. Its words for that are not
   * published, but a look-up's only input is the key.
   */
  static boolean isUnknown(Reply reply) {
    boolean refusesTheKey =
        switch (reply.status()) {
          case 400, 404, 410, 422 -> true;
          default -> false;
        };
    return refusesTheKey && !isOfLogin(reply) && Json.read(reply.body()).isObject();
  }

  /** Whether the token service says that it does not take the credentials (RFC 6749, 5.2). */
  static boolean isOfLogin(Reply reply) {
    return reply.status() == 400
        && Json.read(reply.body()).text("error").filter(LOGIN.asMatchPredicate()).isPresent();
  }

  /** What a reply means that should have told a charge or a refund and did not. */
  static Answer untold(Reply reply, Question asked) {
    return isOfLogin(reply)
        ? new NotNow(Reason.CREDENTIALS_REJECTED, word(reply))
        : asked.unread(reply, word(reply));
  }

  /** What became of a request to cancel; empty when certainly nothing. */
  static Optional<Answer> cancelled(Reply reply, String key) {
    if (reply.declines()) {
      return Optional.empty();
    }
    return told(reply, key)
        .map(it ->
            switch (LiquidoCharge.word(it)) {
              case "CANCELLED" -> Optional.<Answer>of(new Done(Effect.VOIDED, key));
              case "IN_PROGRESS", "AUTHORIZED" -> Optional.<Answer>of(new Pending(key));
              // It failed, or stands where it cannot be cancelled: a look tells where.
              case "FAILED", "SETTLED", "EXPIRED", "REFUNDING", "REFUNDED", "CHARGED_BACK" ->
                  Optional.<Answer>empty();
              default -> Optional.of(Question.ACT.unclear("Liquido's status is unheard of"));
            })
        .orElseGet(() -> Optional.of(untold(reply, Question.ACT)));
  }

  /** What became of a request to refund; empty when certainly nothing. */
  static Optional<Answer> refunded(Reply reply, String key) {
    if (reply.declines()) {
      return Optional.empty();
    }
    return Optional.of(
        told(reply, key)
            .map(it ->
                LiquidoCharge.word(it).equals("FAILED")
                    ? new NotNow(failure(word(reply)), word(reply))
                    : refund(it, key, Question.ACT))
            .orElseGet(() -> untold(reply, Question.ACT)));
  }

  /** What a refund of ours, found under its key, means. */
  static Answer refund(Json refund, String key, Question asked) {
    return switch (LiquidoCharge.word(refund)) {
      case "SETTLED" -> new Done(Effect.REFUNDED, key);
      case "IN_PROGRESS", "INITIAL_STATUS" -> new Pending(key);
      case "FAILED" -> new Refused(Reason.REQUEST_REJECTED, LiquidoCharge.words(refund));
      default -> asked.unclear("Liquido's refund status is unheard of");
    };
  }

  /** What declining means for a charge that is still not paid. */
  static Answer notCancelled(Reply reply) {
    ProviderWord word = word(reply);
    return switch (reply.status()) {
      case 409, 423, 425 -> new NotNow(Reason.BUSY, word);
      default ->
          reply.declines()
              ? new Refused(Reason.NOT_CANCELLABLE, word)
              : new NotNow(Reason.REQUEST_REJECTED, word);
    };
  }

  /** What declining means for a charge that is still paid, and not refunded. */
  static Answer notRefunded(Cancellation it, LiquidoCharge seen, Reply reply) {
    ProviderWord word = word(reply);
    Reason reason = failure(word);
    if (reason == Reason.MERCHANT_BALANCE_TOO_LOW) {
      return new NotNow(reason, word);
    }
    if (reply.status() == 409) {
      return new NotNow(Reason.BUSY, word);
    }
    if (TOO_LARGE.matcher(word.text()).find()) {
      return new Refused(Reason.AMOUNT_TOO_LARGE, word);
    }
    if (it.extent() instanceof Extent.Part && WHOLE_ONLY.matcher(word.text()).find()) {
      return new Refused(Reason.PARTIAL_NOT_SUPPORTED, word);
    }
    boolean tooLate = seen.isPixTooOld(it.updatedAt());
    return new Refused(tooLate ? Reason.REFUND_PERIOD_OVER : reason, word);
  }

  private static Reason failure(ProviderWord word) {
    return BALANCE.matcher(word.text()).find()
        ? Reason.MERCHANT_BALANCE_TOO_LOW
        : Reason.REQUEST_REJECTED;
  }

  /** Liquido's own code and text, or those of the gateway in front of it. */
  static ProviderWord word(Reply reply) {
    Json told = Json.read(reply.body());
    String code = told.id("transferStatusCode").orElse("HTTP " + reply.status());
    String text =
        Stream.of("transferErrorMsg", "message", "error_description", "error")
            .flatMap(name -> told.text(name).stream())
            .findFirst()
            .orElse("");
    return new ProviderWord(code, text);
  }

  private static Pattern words(String any) {
    return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
