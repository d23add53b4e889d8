package dev.estorno.providers.liquido;

import dev.estorno.core.Answer;
import dev.estorno.core.Answer.Done;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.NotSent;
import dev.estorno.core.Answer.Refused;
import dev.estorno.core.Answer.StillLive;
import dev.estorno.core.Answer.Unknown;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Talk;
import dev.estorno.providers.kit.Course;
import dev.estorno.providers.kit.Course.Step;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Question;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/** What to ask Liquido about a charge that stands so, and what its standing proves. */
final class LiquidoWords implements Course.Words<LiquidoCharge> {
  private static final String CHARGES = "/v1/payments/charges";
  private static final String REFUND = CHARGES + "/refund";

  @Override
  public Talk look(Cancellation it, Question asked, Function<LiquidoCharge, Talk> next) {
    String key = it.payment().reference();
    return Talk.ask(
        Request.read("query", "GET", CHARGES + "/" + Request.segment(key)),
        reply ->
            LiquidoReplies.told(reply, key)
                .map(charge -> withRefund(it, charge, asked, next))
                .orElseGet(() ->
                    Talk.conclude(
                        LiquidoReplies.isUnknown(reply)
                            ? asked.unknownPayment(LiquidoReplies.word(reply))
                            : LiquidoReplies.untold(reply, asked))));
  }

  private static Talk withRefund(
      Cancellation it, Json charge, Question asked, Function<LiquidoCharge, Talk> next) {
    return switch (LiquidoCharge.word(charge)) {
      case "SETTLED", "REFUNDING", "REFUNDED", "CHARGED_BACK" -> ours(it, charge, 1, asked, next);
      default -> next.apply(new LiquidoCharge(charge, 1, Optional.empty()));
    };
  }

  /**
   * Ours is the first refund under a key of ours that did not fail. What failed has moved no money,
   * and its key is used up: only then the next one may be asked under another.
   */
  private static Talk ours(
      Cancellation it, Json charge, int tries, Question asked, Function<LiquidoCharge, Talk> next) {
    String key = key(it, tries);
    return Talk.ask(
        Request.read("query_refund", "GET", REFUND + "/" + Request.segment(key)),
        reply -> {
          Optional<Json> refund = LiquidoReplies.told(reply, key);
          if (refund.isEmpty() && !LiquidoReplies.isUnknown(reply)) {
            return Talk.conclude(LiquidoReplies.untold(reply, asked));
          }
          boolean failed = refund.map(LiquidoCharge::word).filter("FAILED"::equals).isPresent();
          return failed && tries < LiquidoFacts.REFUNDS_MAX
              ? ours(it, charge, tries + 1, asked, next)
              : next.apply(new LiquidoCharge(charge, tries, refund));
        });
  }

  @Override
  public Step step(Cancellation it, LiquidoCharge seen) {
    if (seen.refund().isPresent()) {
      return new Step.Say(refund(it, seen, Question.FIRST_LOOK));
    }
    return switch (seen.word()) {
      case "IN_PROGRESS", "AUTHORIZED" ->
          isWhole(it) ? cancel(it) : refused(Reason.PARTIAL_NOT_SUPPORTED, seen);
      case "SETTLED" -> back(it, seen);
      case "REFUNDING", "INITIAL_STATUS" -> new Step.Say(new NotNow(Reason.BUSY, seen.words()));
      case "CANCELLED", "EXPIRED", "FAILED", "REFUNDED", "CHARGED_BACK" ->
          new Step.Say(over(it, seen));
      default -> new Step.Say(Question.FIRST_LOOK.unclear(unheardOf(seen)));
    };
  }

  @Override
  public Answer proof(Cancellation it, LiquidoCharge seen) {
    if (seen.refund().isPresent()) {
      return refund(it, seen, Question.LOOK_UP);
    }
    return switch (seen.word()) {
      // A cancel only voids, and a refund has its key: asked once more, neither does it twice.
      case "INITIAL_STATUS", "IN_PROGRESS", "AUTHORIZED", "SETTLED" -> new StillLive();
      // Under our key nothing was done: a part asked anew is refused for what it is.
      case "CANCELLED", "EXPIRED", "FAILED", "REFUNDED", "CHARGED_BACK" ->
          isWhole(it) ? over(it, seen) : new StillLive();
      case "REFUNDING" -> new Unknown("Liquido is busy with a refund that is not ours");
      default -> Question.LOOK_UP.unclear(unheardOf(seen));
    };
  }

  @Override
  public Answer declined(Cancellation it, LiquidoCharge seen, Reply reply) {
    return seen.word().equals("SETTLED")
        ? LiquidoReplies.notRefunded(it, seen, reply)
        : LiquidoReplies.notCancelled(reply);
  }

  /** What is paid goes back, if that is meant, and if Liquido can. */
  private static Step back(Cancellation it, LiquidoCharge seen) {
    if (it.onPaid() == OnPaid.REFUSE) {
      return refused(Reason.ALREADY_SETTLED, seen);
    }
    if (seen.isRefundedByBank()) {
      var why = new ProviderWord("SETTLED", "Additional bank account information required");
      return new Step.Say(new Refused(Reason.NOT_CANCELLABLE, why));
    }
    Optional<Money> paid = seen.amount();
    if (paid.isEmpty()) {
      return new Step.Say(new NotSent("Liquido does not tell the amount"));
    }
    return switch (it.extent()) {
      case Extent.Full _ -> refund(it, paid.get(), seen);
      case Extent.Part(Money part) when !part.currency().equals(paid.get().currency()) ->
          refused(Reason.PARTIAL_NOT_SUPPORTED, seen);
      case Extent.Part(Money part) when part.compareTo(paid.get()) > 0 ->
          refused(Reason.AMOUNT_TOO_LARGE, seen);
      case Extent.Part(Money part) -> refund(it, part, seen);
    };
  }

  private static Step refund(Cancellation it, Money amount, LiquidoCharge seen) {
    String key = key(it, seen.tries());
    var body = new LinkedHashMap<String, Object>();
    body.put("idempotencyKey", key);
    body.put("referenceId", it.payment().reference());
    body.put("amount", amount.minor());
    body.put("currency", amount.currency().getCurrencyCode());
    body.put("country", seen.told().text("country").orElse("BR"));
    body.put("description", "Estorno");
    // Who hears of the charge hears of its refund.
    seen.told().text("callbackUrl").ifPresent(url -> body.put("callbackUrl", url));
    Request request = Request.act("refund", "POST", REFUND).json(Json.write(body));
    return new Step.Act(request, reply -> LiquidoReplies.refunded(reply, key));
  }

  private static Step cancel(Cancellation it) {
    String key = it.payment().reference();
    // The SDK sends an empty object where the page shows no body at all.
    Request request =
        Request.act("cancel", "POST", CHARGES + "/cancel/" + Request.segment(key)).json("{}");
    return new Step.Act(request, reply -> LiquidoReplies.cancelled(reply, key));
  }

  private static Answer refund(Cancellation it, LiquidoCharge seen, Question asked) {
    return LiquidoReplies.refund(seen.refund().orElseThrow(), key(it, seen.tries()), asked);
  }

  /** What a charge that is not live any more means. */
  private static Answer over(Cancellation it, LiquidoCharge seen) {
    String key = it.payment().reference();
    return switch (seen.word()) {
      case "CHARGED_BACK" -> new Refused(Reason.CHARGED_BACK, seen.words());
      case "REFUNDED" ->
          isWhole(it)
              ? new Done(Effect.REFUNDED, key)
              : new Refused(Reason.ALREADY_REFUNDED, seen.words());
      default ->
          isWhole(it)
              ? new Done(Effect.VOIDED, key)
              : new Refused(Reason.NOT_CANCELLABLE, seen.words());
    };
  }

  /** Told apart by the cancellation, so that asking again asks for the same refund. */
  private static String key(Cancellation it, int tries) {
    return it.id().text() + "-" + tries;
  }

  private static Step refused(Reason reason, LiquidoCharge seen) {
    return new Step.Say(new Refused(reason, seen.words()));
  }

  private static boolean isWhole(Cancellation it) {
    return it.extent() instanceof Extent.Full;
  }

  private static String unheardOf(LiquidoCharge seen) {
    return "Liquido's status is unheard of: " + seen.word();
  }
}
