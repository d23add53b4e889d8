package dev.estorno.core;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One of everything: every kind of state, on both sides of each bound, and every kind of event. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final Limits LIMITS =
      new Limits(
          3,
          Duration.ofSeconds(1),
          Duration.ofMinutes(15),
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          Duration.ofHours(24),
          Duration.ofDays(7),
          Duration.ofSeconds(60),
          Duration.ofMinutes(1));
  static final Lifecycle LIFECYCLE = new Lifecycle(LIMITS);
  private static final Baseline TEN = Baseline.refundedSoFar(Money.brl(1000));
  private static final ProviderWord WORD = new ProviderWord("422", "no");

  private Samples() {}

  static Cancellation in(State state) {
    return in(state, Deadline.noneKnown());
  }

  static Cancellation in(State state, Deadline deadline) {
    return new Cancellation(
        new CancellationId("can_1"),
        new MerchantId("shop"),
        new PaymentRef(new ProviderName("picpay"), new AccountName("main"), "102030"),
        Extent.full(),
        OnPaid.REFUND,
        deadline,
        NOON,
        NOON,
        7,
        "",
        state);
  }

  static Map<String, Cancellation> cancellations() {
    var it = new LinkedHashMap<String, Cancellation>();
    Instant day = NOON.minus(Duration.ofDays(1));
    Instant week = NOON.minus(Duration.ofDays(7));
    Deadline over = Deadline.at(NOON.plusSeconds(60));
    it.put("queued", in(new State.Queued(0, State.Wait.NOTHING, NOON)));
    it.put("queued, too late", in(new State.Queued(1, State.Wait.UNREACHED, NOON), over));
    it.put(
        "queued, refused for now, too late",
        in(new State.Queued(1, State.Wait.REFUSED_FOR_NOW, NOON), over));
    it.put("submitting", in(new State.Submitting(1, NOON.plusSeconds(30), TEN)));
    it.put("submitting, lease over", in(new State.Submitting(1, NOON, TEN)));
    it.put("submitting, last attempt", in(new State.Submitting(3, NOON.plusSeconds(30), TEN)));
    it.put("in_doubt", in(doubt(1, NOON.minusSeconds(5), NOON.plusSeconds(55))));
    it.put("in_doubt, settled", in(doubt(1, NOON.minusSeconds(60), NOON)));
    it.put("in_doubt, settled, last attempt", in(doubt(3, NOON.minusSeconds(60), NOON)));
    it.put("in_doubt for a day", in(doubt(1, day, day.plusSeconds(60))));
    it.put("pending", in(pending(NOON.minusSeconds(5))));
    it.put("pending, settled", in(pending(NOON.minusSeconds(60))));
    it.put("pending for a week", in(pending(week)));
    it.put("manual", in(new State.Manual(3, TEN, "would not say")));
    it.put("cancelled", in(new State.Cancelled(Effect.VOIDED, "5b00")));
    it.put("refused", in(new State.Refused(Reason.NOT_CANCELLABLE, WORD)));
    return it;
  }

  private static State doubt(int attempt, Instant since, Instant settledAt) {
    return new State.InDoubt(attempt, TEN, since, settledAt, 2, NOON.plusSeconds(300));
  }

  private static State pending(Instant since) {
    return new State.Pending(1, TEN, "order-9", since, 2, NOON.plusSeconds(300));
  }

  static Map<String, Event> events() {
    var it = new LinkedHashMap<String, Event>();
    it.put("claimed", new Event.Claimed(Duration.ofSeconds(95)));
    answers().forEach((name, answer) -> it.put(name, new Event.Answered(answer, NOON)));
    it.put("nudged", new Event.Nudged());
    it.put("lease_lost", new Event.LeaseLost());
    it.put("holder_gone", new Event.HolderGone());
    it.put("ruled: retry", new Event.Ruled(new Ruling.Retry(), "ana"));
    it.put(
        "ruled: cancelled",
        new Event.Ruled(new Ruling.CountAsCancelled(Effect.REFUNDED, "seen"), "ana"));
    it.put("ruled: refused", new Event.Ruled(new Ruling.CountAsRefused(), "ana"));
    return it;
  }

  static Map<String, Answer> answers() {
    var it = new LinkedHashMap<String, Answer>();
    it.put("done: voided", new Answer.Done(Effect.VOIDED, "5b00"));
    it.put("done: refunded", new Answer.Done(Effect.REFUNDED, "5b00"));
    it.put("pending", new Answer.Pending("order-9"));
    it.put("refused", new Answer.Refused(Reason.CHARGED_BACK, WORD));
    it.put("not_now", new Answer.NotNow(Reason.MERCHANT_BALANCE_TOO_LOW, WORD));
    it.put("not_sent", new Answer.NotSent("connection refused"));
    it.put("unknown", new Answer.Unknown("time-out"));
    it.put("still_live", Answer.stillLive());
    it.put("unexplained", new Answer.Unexplained("refunded 3, expected 1 or 2"));
    it.put(
        "learned",
        new Answer.Learned(
            Baseline.refundedSoFar(Money.brl(2000)), Deadline.at(NOON.plusSeconds(3600))));
    it.put(
        "learned: too late",
        new Answer.Learned(Baseline.unmeasured(), Deadline.at(NOON.plusSeconds(60))));
    return it;
  }

  /** A decision as a short word: where to, or why not. */
  static String word(Decision decision) {
    return switch (decision) {
      case Decision.Move(State to, _, _) -> "-> " + word(to);
      case Decision.Stay _ -> "stay";
      case Decision.Flag _ -> "FLAG";
    };
  }

  private static String word(State to) {
    String more =
        switch (to) {
          case State.Queued s ->
              "attempts " + s.attempts() + " " + s.waitedFor() + after(s.dueAt());
          case State.Submitting s -> "attempt " + s.attempt() + " " + sum(s.baseline());
          case State.InDoubt s ->
              "attempt " + s.attempt() + " look-ups " + s.lookUps() + after(s.dueAt());
          case State.Pending s -> s.reference() + " look-ups " + s.lookUps() + after(s.dueAt());
          case State.Manual _ -> "";
          case State.Cancelled s -> s.effect().word();
          case State.Refused s -> s.reason().word();
        };
    return (to.kind().word() + " " + more).strip();
  }

  private static String sum(Baseline baseline) {
    return switch (baseline) {
      case Baseline.Unmeasured _ -> "unmeasured";
      case Baseline.RefundedSoFar(Money money) -> "baseline " + money.minor();
    };
  }

  private static String after(Instant dueAt) {
    return ", due in " + Duration.between(NOON, dueAt).toMillis() + " ms";
  }
}
