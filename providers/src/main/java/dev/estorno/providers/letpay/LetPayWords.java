package dev.estorno.providers.letpay;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.estorno.core.Answer;
import dev.estorno.core.Answer.Done;
import dev.estorno.core.Answer.Learned;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.Pending;
import dev.estorno.core.Answer.Refused;
import dev.estorno.core.Answer.StillLive;
import dev.estorno.core.Answer.Unexplained;
import dev.estorno.core.Answer.Unknown;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Effect;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Talk;
import dev.estorno.providers.kit.Course;
import dev.estorno.providers.kit.Course.Step;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Question;
import dev.estorno.providers.kit.Reais;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What to ask LetPay about a payment that stands so, and what its standing proves. */
final class LetPayWords implements Course.Words<LetPayStanding> {
  /** What was taken is found again by these: a refund's id, or the token of what was reserved. */
  private static final String REFUND = "refund:";

  private static final String RESERVED = "reserved:";

  private record WholeJson(@JsonProperty("payment_token") String token) {}

  private record PartJson(@JsonProperty("payment_token") String token, BigDecimal amount) {}

  /** Refunds before sums: one that ends in between is then seen in the sums, never missed. */
  @Override
  public Talk look(Cancellation it, Question asked, Function<LetPayStanding, Talk> next) {
    return payment(
        it, asked, List.of(), seen -> seen.wasPaid() ? paid(it, asked, next) : next.apply(seen));
  }

  private static Talk paid(Cancellation it, Question asked, Function<LetPayStanding, Talk> next) {
    return Talk.ask(
        Request.read("refunds", "GET", "/refund/payment/" + token(it)),
        reply ->
            LetPayReplies.refunds(reply)
                .map(refunds -> payment(it, asked, refunds, next))
                .orElseGet(() -> Talk.conclude(LetPayReplies.untold(reply, asked))));
  }

  private static Talk payment(
      Cancellation it, Question asked, List<Json> refunds, Function<LetPayStanding, Talk> next) {
    return Talk.ask(
        Request.read("status", "GET", "/payment/" + token(it)),
        reply ->
            LetPayReplies.payment(reply, it)
                .map(told -> next.apply(new LetPayStanding(told, refunds)))
                .orElseGet(() -> Talk.conclude(LetPayReplies.untold(reply, asked))));
  }

  @Override
  public Step step(Cancellation it, LetPayStanding seen) {
    if (seen.isUnpaid()) {
      return it.extent() instanceof Extent.Full
          ? cancel(it, seen)
          : refused(Reason.PARTIAL_NOT_SUPPORTED, seen);
    }
    if (!seen.isRefundable()) {
      return new Step.Say(over(it, seen, Question.FIRST_LOOK));
    }
    if (it.onPaid() == OnPaid.REFUSE) {
      return refused(Reason.ALREADY_SETTLED, seen);
    }
    return seen.isMoving() ? notYet(seen) : refund(it, seen);
  }

  @Override
  public Answer proof(Cancellation it, LetPayStanding seen) {
    return switch (it.state()) {
      case State.Pending(_, _, String reference, _, _, _) ->
          reference.startsWith(REFUND)
              ? refundTaken(it, reference, seen)
              : cancelTaken(it, reference, seen);
      case State.InDoubt _ when seen.isMoving() ->
          new Unknown("a refund is under way, and whose it is cannot be told");
      case State.InDoubt _, State.Submitting _, State.Queued _, State.Manual _ -> asked(it, seen);
      case State.Cancelled _, State.Refused _ -> asked(it, seen);
    };
  }

  @Override
  public Answer declined(Cancellation it, LetPayStanding seen, Reply reply) {
    return LetPayReplies.declined(seen, reply);
  }

  /** It cannot refund: it is for what is not paid, and ends in CANCELED or not at all. */
  private static Step cancel(Cancellation it, LetPayStanding seen) {
    String reference =
        seen.isPreAuthorized() ? RESERVED + it.payment().reference() : it.payment().reference();
    return new Step.Act(
        Request.act("cancel", "POST", "/payment/" + token(it) + "/cancel").json("{}"),
        reply ->
            LetPayReplies.acted(
                reply, it, told -> told.id("payment_token").map(_ -> new Pending(reference))));
  }

  private static Step refund(Cancellation it, LetPayStanding seen) {
    String token = it.payment().reference();
    Optional<Money> left = seen.left().filter(money -> !money.isZero());
    return switch (it.extent()) {
      // Without an amount all of it goes back, fees included, whatever the sums say.
      case Extent.Full _ when seen.word().equals("PAID") ->
          refund(it, Json.write(new WholeJson(token)));
      case Extent.Full _ ->
          left.map(rest -> refund(it, Json.write(new PartJson(token, Reais.write(rest)))))
              .orElseGet(() -> notYet(seen));
      case Extent.Part(Money amount) when !amount.currency().equals(Money.BRL) ->
          refused(Reason.PARTIAL_NOT_SUPPORTED, seen);
      case Extent.Part(Money amount) ->
          left.map(rest -> part(it, amount, rest, seen)).orElseGet(() -> notYet(seen));
    };
  }

  private static Step part(Cancellation it, Money amount, Money left, LetPayStanding seen) {
    if (amount.compareTo(left) > 0) {
      return refused(Reason.AMOUNT_TOO_LARGE, seen);
    }
    Baseline before = Baseline.refundedSoFar(seen.refunded().orElseThrow());
    return it.baseline().equals(before)
        ? refund(it, Json.write(new PartJson(it.payment().reference(), Reais.write(amount))))
        : new Step.Say(new Learned(before, Deadline.noneKnown()));
  }

  private static Step refund(Cancellation it, String body) {
    return new Step.Act(
        Request.act("refund", "POST", "/refund").json(body),
        reply ->
            LetPayReplies.acted(
                reply, it, told -> told.id("refund_id").map(id -> new Pending(REFUND + id))));
  }

  /** A cancel was taken: PROCESSING goes on until it is CANCELED, or until the payer was faster. */
  private static Answer cancelTaken(Cancellation it, String reference, LetPayStanding seen) {
    boolean overtaken = seen.isPreAuthorized() && !reference.startsWith(RESERVED);
    if (seen.isUnpaid() && !overtaken) {
      return new Pending(reference);
    }
    return seen.isUnpaid() || seen.isRefundable()
        ? new StillLive()
        : over(it, seen, Question.LOOK_UP);
  }

  private static Answer refundTaken(Cancellation it, String reference, LetPayStanding seen) {
    return switch (seen.refund(reference.substring(REFUND.length())).orElse("")) {
      case "COMPLETED" -> new Done(Effect.REFUNDED, reference);
      // What failed was not done; what else it says of the payment comes first.
      case "FAILED" -> seen.isRefundable() ? new StillLive() : over(it, seen, Question.LOOK_UP);
      case "REQUESTED", "PROCESSING" -> new Pending(reference);
      default -> new Unknown("LetPay does not tell of " + reference);
    };
  }

  /** Something may have been asked, and nothing was heard of it. */
  private static Answer asked(Cancellation it, LetPayStanding seen) {
    if (it.baseline() instanceof Baseline.RefundedSoFar(Money before)
        && it.extent() instanceof Extent.Part(Money amount)) {
      return difference(it, amount, before, seen);
    }
    return seen.isUnpaid() || seen.isRefundable()
        ? new StillLive()
        : over(it, seen, Question.LOOK_UP);
  }

  /** A partial refund has no key of its own: the sum refunded tells whether it was done. */
  private static Answer difference(
      Cancellation it, Money amount, Money before, LetPayStanding seen) {
    Optional<Money> sum = seen.refunded();
    if (sum.isEmpty()) {
      return new Unknown("LetPay does not tell the sum refunded");
    }
    if (sum.get().equals(before.plus(amount))) {
      return new Done(Effect.REFUNDED, ""); // Which refund it was, LetPay's list does not tell.
    }
    if (!sum.get().equals(before)) {
      return new Unexplained(sum.get() + " refunded, of " + before + " before and " + amount);
    }
    return seen.isRefundable() ? new StillLive() : over(it, seen, Question.LOOK_UP);
  }

  /** What a payment that can neither be cancelled nor refunded any more means. */
  private static Answer over(Cancellation it, LetPayStanding seen, Question asked) {
    boolean whole = it.extent() instanceof Extent.Full;
    String token = it.payment().reference();
    return switch (seen.word()) {
      case "CANCELED", "CANCELLED", "DECLINED", "ERROR" ->
          whole ? new Done(Effect.VOIDED, token) : new Refused(Reason.NOT_CANCELLABLE, word(seen));
      case "REFUNDED", "POST_REFUND_DISPUTE" ->
          whole
              ? new Done(Effect.REFUNDED, token)
              : new Refused(Reason.ALREADY_REFUNDED, word(seen));
      case "DISPUTE", "DISPUTE_REFUNDED", "DISPUTE_FINAL" ->
          new Refused(Reason.CHARGED_BACK, word(seen));
      case "DISPUTE_RECOVERED" -> new Refused(Reason.NOT_CANCELLABLE, word(seen));
      default -> asked.unclear("LetPay's status is unheard of: " + seen.word());
    };
  }

  private static Step refused(Reason reason, LetPayStanding seen) {
    return new Step.Say(new Refused(reason, word(seen)));
  }

  /** Paid, but about to change: ask when it has come to rest. */
  private static Step notYet(LetPayStanding seen) {
    return new Step.Say(new NotNow(Reason.BUSY, word(seen)));
  }

  private static ProviderWord word(LetPayStanding seen) {
    return new ProviderWord(seen.word(), "");
  }

  private static String token(Cancellation it) {
    return Request.segment(it.payment().reference());
  }
}
