package dev.estorno.providers.qitech;

import dev.estorno.core.Answer;
import dev.estorno.core.Answer.Done;
import dev.estorno.core.Answer.Learned;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.Pending;
import dev.estorno.core.Answer.Refused;
import dev.estorno.core.Answer.StillLive;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Effect;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Body;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Talk;
import dev.estorno.providers.kit.Course;
import dev.estorno.providers.kit.Course.Step;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Question;
import dev.estorno.providers.kit.Reais;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What to ask QI Tech about a payment order that stands so, and what its standing proves.
 *
 * @param accountKey of the account in the settings; a reference of three parts names its own
 */
record QiTechWords(String accountKey) implements Course.Words<QiTechOrder> {
  private static final ProviderWord MISNAMED =
      new ProviderWord("", "the reference must be RECURRENCE_KEY/PAYMENT_ORDER_KEY");

  private record ReversalJson(
      String request_control_key, BigDecimal reversal_amount, String reversal_reason) {}

  @Override
  public Talk look(Cancellation it, Question asked, Function<QiTechOrder, Talk> next) {
    Optional<QiTechReference> named = QiTechReference.of(it, accountKey);
    if (named.isEmpty()) {
      return Talk.conclude(new Refused(Reason.PAYMENT_NOT_FOUND, MISNAMED));
    }
    return Talk.ask(
        Request.read("status", "GET", named.get().order()),
        reply ->
            QiTechReplies.order(reply)
                .map(told -> lookAtPix(told, named.get(), asked, next))
                .orElseGet(() -> Talk.conclude(QiTechReplies.noOrder(reply, asked))));
  }

  /** How much of a paid order has gone back is told with its Pix. */
  private static Talk lookAtPix(
      Json told, QiTechReference named, Question asked, Function<QiTechOrder, Talk> next) {
    var order = new QiTechOrder(told, Json.read(Body.EMPTY));
    Optional<String> key = order.paidBy().filter(_ -> order.word().equals("paid"));
    return key.isEmpty()
        ? next.apply(order)
        : Talk.ask(
            Request.read("transfer", "GET", named.pix(key.get(), "/incoming")),
            reply ->
                QiTechReplies.pix(reply)
                    .map(pix -> next.apply(new QiTechOrder(told, pix)))
                    .orElseGet(() -> Talk.conclude(QiTechReplies.noPix(reply, asked))));
  }

  @Override
  public Step step(Cancellation it, QiTechOrder seen) {
    return switch (seen.word()) {
      case "pending_conciliation", "pending" -> unpaid(it, seen);
      case "accepted" -> accepted(it, seen);
      case "paid" -> paid(it, seen);
      default -> new Step.Say(over(it, seen, Question.FIRST_LOOK));
    };
  }

  @Override
  public Answer proof(Cancellation it, QiTechOrder seen) {
    return switch (seen.word()) {
      case "pending_conciliation", "pending", "accepted" -> new StillLive();
      case "paid" -> back(it, seen);
      default -> over(it, seen, Question.LOOK_UP);
    };
  }

  @Override
  public Answer declined(Cancellation it, QiTechOrder seen, Reply reply) {
    return QiTechReplies.declined(reply);
  }

  private Step unpaid(Cancellation it, QiTechOrder seen) {
    if (it.extent() instanceof Extent.Part) {
      return refused(Reason.PARTIAL_NOT_SUPPORTED, seen);
    }
    Optional<Instant> sooner = seen.deadline().filter(at -> isNews(at, it.deadline()));
    if (sooner.isPresent()) {
      return new Step.Say(new Learned(Baseline.unmeasured(), Deadline.at(sooner.get())));
    }
    QiTechReference named = named(it);
    return new Step.Act(
        Request.act("cancel", "PATCH", named.cancel()).json("{}"),
        reply -> QiTechReplies.cancelled(reply, named.orderKey()));
  }

  /** The caller may have set an earlier one; a later one cannot be kept. */
  private static boolean isNews(Instant deadline, Deadline known) {
    return switch (known) {
      case Deadline.NoneKnown _ -> true;
      case Deadline.At(Instant instant) -> deadline.isBefore(instant);
    };
  }

  /** The payer's bank has it: it will be paid or rejected, and nobody can stop that. */
  private static Step accepted(Cancellation it, QiTechOrder seen) {
    return switch (it.onPaid()) {
      case REFUND ->
          new Step.Say(new NotNow(Reason.BUSY, word(seen), seen.settled().orElse(Instant.EPOCH)));
      case REFUSE -> refused(Reason.NOT_CANCELLABLE, seen);
    };
  }

  private Step paid(Cancellation it, QiTechOrder seen) {
    Answer back = back(it, seen);
    if (!(back instanceof StillLive)) {
      return new Step.Say(back);
    }
    if (it.onPaid() == OnPaid.REFUSE) {
      return refused(Reason.ALREADY_SETTLED, seen);
    }
    Optional<String> pix = seen.paidBy();
    Optional<Money> left = seen.left();
    if (pix.isEmpty() || left.isEmpty()) {
      return new Step.Say(new NotNow(Reason.BUSY, word(seen)));
    }
    return switch (it.extent()) {
      case Extent.Full _ -> reverse(it, pix.get(), left.get());
      case Extent.Part(Money amount) when !amount.currency().equals(Money.BRL) ->
          refused(Reason.PARTIAL_NOT_SUPPORTED, seen);
      case Extent.Part(Money amount) when amount.compareTo(left.get()) > 0 ->
          refused(left.get().isZero() ? Reason.ALREADY_REFUNDED : Reason.AMOUNT_TOO_LARGE, seen);
      case Extent.Part(Money amount) -> reverse(it, pix.get(), amount);
    };
  }

  private Step reverse(Cancellation it, String pix, Money amount) {
    QiTechReference named = named(it);
    String controlKey = QiTechReference.controlKey(it);
    String body = Json.write(new ReversalJson(controlKey, Reais.write(amount), "client_request"));
    return new Step.Act(
        Request.act("refund", "POST", named.pix(pix, "/reversal")).json(body),
        reply -> QiTechReplies.reversed(reply, controlKey));
  }

  /** What has gone back of a paid order, told by our own key, or by there being nothing left. */
  private static Answer back(Cancellation it, QiTechOrder seen) {
    String controlKey = QiTechReference.controlKey(it);
    Optional<QiTechOrder.Reversal> ours = seen.reversal(controlKey);
    if (ours.isPresent()) {
      String word = ours.get().word();
      return QiTechReplies.standing(word, ours.get().key(), new ProviderWord(word, ""))
          .orElseGet(() -> Question.LOOK_UP.unclear("a reversal's status is unheard of: " + word));
    }
    boolean whole = it.extent() instanceof Extent.Full;
    if (!whole || seen.left().filter(Money::isZero).isEmpty()) {
      return new StillLive();
    }
    // Somebody else gave all of it back, or is about to.
    String reference = it.payment().reference();
    return seen.isGoingBack() ? new Pending(reference) : new Done(Effect.REFUNDED, reference);
  }

  /** An order that nobody will ever pay, or that stands as nobody has heard of. */
  private Answer over(Cancellation it, QiTechOrder seen, Question asked) {
    return switch (seen.word()) {
      case "cancelled", "rejected" ->
          switch (it.extent()) {
            case Extent.Full _ -> new Done(Effect.VOIDED, named(it).orderKey());
            case Extent.Part _ -> new Refused(Reason.NOT_CANCELLABLE, word(seen));
          };
      default -> asked.unclear("QI Tech's status is unheard of: " + seen.word());
    };
  }

  /** Looking came first, and went through only with a reference that can be read. */
  private QiTechReference named(Cancellation it) {
    return QiTechReference.of(it, accountKey).orElseThrow();
  }

  private static Step refused(Reason reason, QiTechOrder seen) {
    return new Step.Say(new Refused(reason, word(seen)));
  }

  private static ProviderWord word(QiTechOrder seen) {
    return new ProviderWord(seen.word(), "");
  }
}
