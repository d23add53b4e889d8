package dev.estorno.simulator.rules;

import dev.estorno.core.AccountName;
import dev.estorno.core.Answer;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.Effect;
import dev.estorno.core.Event;
import dev.estorno.core.Extent;
import dev.estorno.core.Lifecycle;
import dev.estorno.core.Limits;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Step;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks the lifecycle what no history may ever ask: any event in any state, at instants that lie on
 * every bound. The guards that stand behind other guards are seen here only.
 */
public final class Examination {
  private static final PaymentRef PAYMENT =
      new PaymentRef(new ProviderName("examined"), new AccountName("main"), "payment");

  private final Chance chance;
  private final Limits limits;
  private final Instant now;
  private final Findings findings;
  private final Rulebook rulebook;
  private final Duration lease;

  public Examination(Chance chance, Limits limits, Instant now, Duration lease, Findings findings) {
    this.chance = chance;
    this.limits = limits;
    this.now = now;
    this.findings = findings;
    this.rulebook = new Rulebook(_ -> limits, _ -> lease, findings);
    this.lease = lease;
  }

  /** Asks so many questions. */
  public void ask(int many) {
    var lifecycle = new Lifecycle(limits);
    for (int i = 0; i < many; i++) {
      Cancellation it = row();
      Event event = event();
      Decision decision = lifecycle.decide(it, event, now);
      var step = new Step(it, event, decision, now);
      rulebook.decided(step);
      Cancellation after = step.after();
      findings.require(follows(it, decision, after), () -> step + " gives " + after);
    }
  }

  /** What follows from a decision, and nothing else. */
  private boolean follows(Cancellation it, Decision decision, Cancellation after) {
    return switch (decision) {
      case Decision.Stay _ -> after.equals(it);
      case Decision.Move(State to, Deadline by, _) ->
          after.equals(next(it, by, it.attention(), to));
      case Decision.Flag(String why) -> after.equals(next(it, it.deadline(), why, it.state()));
    };
  }

  private Cancellation next(Cancellation it, Deadline by, String attention, State state) {
    return new Cancellation(
        it.id(),
        it.merchant(),
        it.payment(),
        it.extent(),
        it.onPaid(),
        by,
        it.createdAt(),
        now,
        it.version() + 1,
        attention,
        state);
  }

  private Cancellation row() {
    return new Cancellation(
        new CancellationId("can_%032x".formatted(chance.dice().nextLong() >>> 1)),
        new MerchantId("examined"),
        PAYMENT,
        chance.percent(50) ? Extent.full() : Extent.part(Money.brl(100)),
        chance.percent(50) ? OnPaid.REFUND : OnPaid.REFUSE,
        deadline(),
        now.minusSeconds(1000),
        now.minusSeconds(10),
        chance.between(1, 50),
        chance.percent(80) ? "" : "look",
        state());
  }

  /** On a bound, just beside it, or somewhere else. */
  private Instant near(Duration bound) {
    Duration beside =
        chance.pick(List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(-1), minutes()));
    return now.minus(bound).plus(beside);
  }

  private Duration minutes() {
    return chance.between(Duration.ofMinutes(-9), Duration.ofMinutes(9));
  }

  private Deadline deadline() {
    return chance.percent(50)
        ? Deadline.noneKnown()
        : Deadline.at(near(limits.deadlineMargin().negated()));
  }

  private Baseline baseline() {
    return chance.percent(50)
        ? Baseline.unmeasured()
        : Baseline.refundedSoFar(Money.brl(chance.between(0, 2)));
  }

  private int attempt() {
    return chance.percent(50) ? limits.attemptsMax() + chance.between(-1, 1) : tries();
  }

  private int tries() {
    return chance.percent(80) ? chance.between(1, 12) : chance.between(1, 200);
  }

  private State state() {
    return switch (chance.between(0, 6)) {
      case 0 -> new State.Queued(tries(), chance.pick(List.of(State.Wait.values())), now);
      case 1 -> new State.Submitting(attempt(), near(Duration.ZERO), baseline());
      case 2 ->
          new State.InDoubt(
              attempt(),
              baseline(),
              near(limits.doubtMax()),
              near(Duration.ZERO),
              tries(),
              near(limits.lookUpDelayMin().negated()));
      case 3 ->
          new State.Pending(
              attempt(),
              baseline(),
              "taken",
              chance.percent(50) ? near(limits.pendingMax()) : near(limits.settle()),
              tries(),
              near(limits.lookUpDelayMin().negated()));
      case 4 -> new State.Manual(attempt(), baseline(), "somebody must look");
      case 5 -> new State.Cancelled(effect(), "done");
      default -> new State.Refused(Reason.NOT_CANCELLABLE, ProviderWord.NONE);
    };
  }

  private Effect effect() {
    return chance.pick(List.of(Effect.values()));
  }

  private Event event() {
    return switch (chance.between(0, 9)) {
      case 0 -> new Event.Claimed(lease);
      case 1 -> new Event.Nudged();
      case 2 -> new Event.LeaseLost();
      case 3 -> new Event.HolderGone();
      case 4 -> new Event.Ruled(ruling(), "examiner");
      default -> new Event.Answered(answer(), near(Duration.ZERO));
    };
  }

  private Ruling ruling() {
    return switch (chance.between(0, 2)) {
      case 0 -> new Ruling.Retry();
      case 1 -> new Ruling.CountAsCancelled(effect(), "seen");
      default -> new Ruling.CountAsRefused();
    };
  }

  private Answer answer() {
    var word = new ProviderWord("code", "text");
    return switch (chance.between(0, 8)) {
      case 0 -> new Answer.Done(effect(), "done");
      case 1 -> new Answer.Pending("taken now");
      case 2 -> new Answer.Refused(chance.pick(List.of(Reason.values())), word);
      case 3 -> new Answer.NotNow(Reason.BUSY, word, notBefore());
      case 4 -> new Answer.StillLive();
      case 5 -> new Answer.NotSent("why", chance.between(Duration.ZERO, Duration.ofMinutes(5)));
      case 6 -> new Answer.Unknown("why");
      case 7 -> new Answer.Unexplained("why");
      default -> new Answer.Learned(baseline(), deadline());
    };
  }

  private Instant notBefore() {
    return chance.percent(50) ? near(limits.pendingMax().negated()) : now.plus(minutes());
  }
}
