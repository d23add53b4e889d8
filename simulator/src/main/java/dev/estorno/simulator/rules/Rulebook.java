package dev.estorno.simulator.rules;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Effect;
import dev.estorno.core.Event;
import dev.estorno.core.Limits;
import dev.estorno.core.ProviderName;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Step;
import dev.estorno.simulator.kit.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Holds every decision against what must follow. */
public final class Rulebook {
  private final Function<ProviderName, Limits> limits;
  private final Function<Cancellation, Duration> lease;
  private final Findings findings;
  private final Spread spread;

  /**
   * @param lease how long a worker holds a cancellation
   */
  public Rulebook(
      Function<ProviderName, Limits> limits,
      Function<Cancellation, Duration> lease,
      Findings findings) {
    this.limits = limits;
    this.lease = lease;
    this.findings = findings;
    this.spread = new Spread(findings);
  }

  /** A decision was made, whether or not it will be recorded. */
  public void decided(Step step) {
    Limits its = limits.apply(step.before().payment().provider());
    Expected expected = expected(step, its);
    findings.require(
        expected.holds().test(step.decision()),
        () ->
            step.before()
                + " met "
                + step.event()
                + " at "
                + step.at()
                + ": "
                + expected.what()
                + " must follow, not "
                + step.decision());
    spread.decided(step, its);
  }

  private Expected expected(Step step, Limits its) {
    Cancellation it = step.before();
    Instant now = step.at();
    Event event = step.event();
    return switch (it.state()) {
      case State.Queued s -> queued(it, s, event, now, its);
      case State.Submitting s -> new AskingRules(it, s, now, its).after(event);
      case State.InDoubt s -> new DoubtRules(it, s, now, its).after(event, lease.apply(it));
      case State.Pending s -> new PendingRules(it, s, now, its).after(event, lease.apply(it));
      case State.Manual s -> manual(it, s, event, now, its);
      case State.Cancelled(Effect effect, _) -> cancelled(effect, event);
      case State.Refused _ -> refused(event);
    };
  }

  private Expected queued(Cancellation it, State.Queued s, Event event, Instant now, Limits its) {
    if (!(event instanceof Event.Claimed)) {
      return Expected.stay();
    }
    if (isTooLate(it.deadline(), now, its)) {
      return s.waitedFor() == State.Wait.REFUSED_FOR_NOW
          ? Expected.manual(it, s.attempts(), dev.estorno.core.Baseline.unmeasured())
          : Expected.refused(Reason.DEADLINE_PASSED, it.deadline());
    }
    return Expected.exactly(
        it,
        new State.Submitting(
            s.attempts() + 1, now.plus(lease.apply(it)), dev.estorno.core.Baseline.unmeasured()));
  }

  static boolean isTooLate(Deadline deadline, Instant now, Limits its) {
    return deadline instanceof Deadline.At(Instant last)
        && now.compareTo(last.minus(its.deadlineMargin())) >= 0;
  }

  private static Expected manual(
      Cancellation it, State.Manual s, Event event, Instant now, Limits its) {
    if (!(event instanceof Event.Ruled(Ruling ruling, _))) {
      return Expected.stay();
    }
    return switch (ruling) {
      case Ruling.Retry _ ->
          Expected.exactly(
              it,
              new State.InDoubt(0, s.baseline(), now, it.updatedAt().plus(its.settle()), 0, now));
      case Ruling.CountAsCancelled(Effect effect, String reference) ->
          Expected.cancelled(it, effect, reference);
      case Ruling.CountAsRefused _ ->
          Expected.exactly(it, new State.Refused(Reason.RULED, ProviderWord.NONE));
    };
  }

  private static Expected cancelled(Effect effect, Event event) {
    if (!(event instanceof Event.Answered(Answer answer, _))) {
      return Expected.stay();
    }
    return switch (answer) {
      case Answer.Done(Effect told, _) -> told == effect ? Expected.stay() : Expected.flag();
      case Answer.StillLive _, Answer.Unexplained _ -> Expected.flag();
      case Answer.Refused _, Answer.Pending _, Answer.NotNow _ -> Expected.stay();
      case Answer.NotSent _, Answer.Unknown _, Answer.Learned _ -> Expected.stay();
    };
  }

  private static Expected refused(Event event) {
    if (!(event instanceof Event.Answered(Answer answer, _))) {
      return Expected.stay();
    }
    return switch (answer) {
      case Answer.Done _, Answer.Pending _, Answer.Unexplained _ -> Expected.flag();
      case Answer.StillLive _, Answer.Refused _, Answer.NotNow _ -> Expected.stay();
      case Answer.NotSent _, Answer.Unknown _, Answer.Learned _ -> Expected.stay();
    };
  }
}
