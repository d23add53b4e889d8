package dev.estorno.providers.picpay;

import dev.estorno.core.Answer;
import dev.estorno.core.Answer.Done;
import dev.estorno.core.Answer.Learned;
import dev.estorno.core.Answer.NotNow;
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
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Talk;
import dev.estorno.providers.kit.Course;
import dev.estorno.providers.kit.Course.Step;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Question;
import dev.estorno.providers.kit.Reais;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** What to ask PicPay about a payment that stands so, and what its standing proves. */
final class PicPayWords implements Course.Words<PicPayStatus> {
  private record CancelJson(String authorizationId) {}

  private record RefundJson(String authorizationId, BigDecimal amount) {}

  @Override
  public Talk look(Cancellation it, Question asked, Function<PicPayStatus, Talk> next) {
    return Talk.ask(
        Request.read("status", "GET", path(it, "/status")),
        reply ->
            PicPayReplies.status(reply, it)
                .map(next)
                .orElseGet(() -> Talk.conclude(PicPayReplies.noStatus(reply, asked))));
  }

  @Override
  public Step step(Cancellation it, PicPayStatus seen) {
    return switch (it.extent()) {
      case Extent.Full _ -> whole(it, seen);
      case Extent.Part(Money amount) -> part(it, amount, seen);
    };
  }

  @Override
  public Answer proof(Cancellation it, PicPayStatus seen) {
    return switch (it.extent()) {
      case Extent.Full _ -> seen.isLive() ? new StillLive() : over(it, seen, Question.LOOK_UP);
      case Extent.Part(Money amount) -> difference(amount, it.baseline(), seen);
    };
  }

  @Override
  public Answer declined(Cancellation it, PicPayStatus seen, Reply reply) {
    return PicPayReplies.declined(it, seen, reply);
  }

  private static Step whole(Cancellation it, PicPayStatus seen) {
    if (!seen.isLive()) {
      return new Step.Say(over(it, seen, Question.FIRST_LOOK));
    }
    if (seen.word().equals("created")) {
      // Without authorizationId this can only void (guide "Request cancellations"): if the shopper
      // pays in between, PicPay declines, and nothing is refunded that was not meant to be.
      return cancel(it, "", id -> new Done(Effect.VOIDED, id));
    }
    return it.onPaid() == OnPaid.REFUSE ? refused(Reason.ALREADY_SETTLED, seen) : back(it, seen);
  }

  /** All that is left goes back. */
  private static Step back(Cancellation it, PicPayStatus seen) {
    Optional<String> authorization = seen.authorization();
    if (authorization.isEmpty()) {
      return notYet(seen);
    }
    if (seen.rest().isPresent()) {
      return refund(it, authorization.get(), seen.rest().get());
    }
    String body = Json.write(new CancelJson(authorization.get()));
    // What is only reserved may be captured in between: a look-up tells whether money was taken.
    return cancel(
        it,
        body,
        id ->
            seen.word().equals("authorized")
                ? new Unknown("cancelled; whether it was paid by then is still to be read")
                : new Done(Effect.REFUNDED, id));
  }

  private static Step part(Cancellation it, Money amount, PicPayStatus seen) {
    return switch (seen.word()) {
      case "created", "authorized" -> refused(Reason.PARTIAL_NOT_SUPPORTED, seen);
      case "analysis", "paid", "completed", "complete" ->
          it.onPaid() == OnPaid.REFUSE
              ? refused(Reason.ALREADY_SETTLED, seen)
              : partBack(it, amount, seen);
      case "expired" -> refused(Reason.NOT_CANCELLABLE, seen);
      case "refunded" -> refused(Reason.ALREADY_REFUNDED, seen);
      default -> new Step.Say(over(it, seen, Question.FIRST_LOOK));
    };
  }

  private static Step partBack(Cancellation it, Money amount, PicPayStatus seen) {
    if (!seen.tellsSums() || !amount.currency().equals(Money.BRL)) {
      return refused(Reason.PARTIAL_NOT_SUPPORTED, seen);
    }
    Optional<Money> left = seen.left();
    Optional<String> authorization = seen.authorization();
    if (left.isEmpty() || authorization.isEmpty() || seen.word().equals("analysis")) {
      return notYet(seen);
    }
    if (amount.compareTo(left.get()) > 0) {
      return refused(left.get().isZero() ? Reason.ALREADY_REFUNDED : Reason.AMOUNT_TOO_LARGE, seen);
    }
    Baseline before = Baseline.refundedSoFar(seen.refunded().orElseThrow());
    return it.baseline().equals(before)
        ? refund(it, authorization.get(), amount)
        : new Step.Say(new Learned(before, Deadline.noneKnown()));
  }

  /** A partial refund has no key of its own: the sum refunded tells whether it was done. */
  private static Answer difference(Money amount, Baseline baseline, PicPayStatus seen) {
    return switch (baseline) {
      // Nothing is asked before the baseline is recorded.
      case Baseline.Unmeasured _ -> new StillLive();
      case Baseline.RefundedSoFar(Money before) ->
          seen.refunded()
              .map(sum -> difference(amount, before, sum, seen))
              .orElse(new Unknown("PicPay does not tell the sum refunded"));
    };
  }

  private static Answer difference(Money amount, Money before, Money sum, PicPayStatus seen) {
    if (sum.equals(before.plus(amount))) {
      return new Done(Effect.REFUNDED, ""); // PicPay names a refund in its reply only.
    }
    if (!sum.equals(before) || seen.word().equals("refunded")) {
      return new Unexplained(
          seen.word() + " with " + sum + " refunded, of " + before + " before and " + amount);
    }
    return seen.word().equals("chargeback")
        ? new Refused(Reason.CHARGED_BACK, word(seen))
        : new StillLive();
  }

  /** What a payment that is not live any more means for one that is to be cancelled whole. */
  private static Answer over(Cancellation it, PicPayStatus seen, Question asked) {
    return switch (seen.word()) {
      // The status does not tell the cancellationId: the payment's own name finds it.
      case "expired", "refunded" -> new Done(seen.effect(), it.payment().reference());
      case "chargeback" -> new Refused(Reason.CHARGED_BACK, word(seen));
      default -> asked.unclear("PicPay's status is unheard of: " + seen.word());
    };
  }

  private static Step cancel(Cancellation it, String body, Function<String, Answer> done) {
    Request request = Request.act("cancel", "POST", path(it, "/cancellations")).json(body);
    return new Step.Act(request, reply -> PicPayReplies.acted(reply, it, done));
  }

  private static Step refund(Cancellation it, String authorizationId, Money amount) {
    String body = Json.write(new RefundJson(authorizationId, Reais.write(amount)));
    Request request = Request.act("refund", "POST", path(it, "/refunds")).json(body);
    return new Step.Act(
        request, reply -> PicPayReplies.acted(reply, it, id -> new Done(Effect.REFUNDED, id)));
  }

  private static Step refused(Reason reason, PicPayStatus seen) {
    return new Step.Say(new Refused(reason, word(seen)));
  }

  /** Paid, but not yet so far that it can be given back. */
  private static Step notYet(PicPayStatus seen) {
    return new Step.Say(new NotNow(Reason.BUSY, word(seen)));
  }

  private static ProviderWord word(PicPayStatus seen) {
    return new ProviderWord(seen.word(), "");
  }

  private static String path(Cancellation it, String what) {
    return "/payments/" + Request.segment(it.payment().reference()) + what;
  }
}
