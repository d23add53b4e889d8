package dev.estorno.simulator.books;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import dev.estorno.core.ProviderName;
import dev.estorno.core.State;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.Store.Share;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Findings;
import dev.estorno.simulator.line.Ears;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps a copy of every row, moved by what the processes were told had been written, and holds the
 * store against it: what was written is there, what was not is not, and nothing else moved.
 */
public final class Clerk {
  private final Agenda agenda;
  private final Store rows;
  private final int rowsMax;
  private final Ears ears;
  private final Findings findings;
  private final Map<CancellationId, Cancellation> known = new LinkedHashMap<>();
  private final Map<CancellationId, Integer> lines = new LinkedHashMap<>();
  private final Map<Cancellation, Instant> dueSince = new HashMap<>();
  private boolean moved;

  public Clerk(Agenda agenda, Store rows, Ears ears, int rowsMax, Findings findings) {
    this.agenda = agenda;
    this.rowsMax = rowsMax;
    this.rows = rows;
    this.ears = ears;
    this.findings = findings;
  }

  /** Every row, the oldest first. */
  public List<Cancellation> all() {
    return List.copyOf(known.values());
  }

  public Optional<Cancellation> row(CancellationId id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Whether something moved since this was last asked. */
  boolean takeMoved() {
    boolean now = moved;
    moved = false;
    return now;
  }

  /** Taken in, and perhaps claimed at once. */
  void entered(Entry entry, Optional<Step> claimed) {
    moved = true;
    Cancellation fresh = claimed.map(Step::before).orElse(entry.cancellation());
    findings.require(
        fresh.version() == 1
            && fresh.state() instanceof State.Queued(int n, _, Instant due)
            && n == 0
            && !due.isAfter(fresh.createdAt()),
        () -> "taken in as " + fresh);
    findings.require(!known.containsKey(fresh.id()), () -> "taken in twice: " + fresh);
    known.put(fresh.id(), fresh);
    lines.put(fresh.id(), 1);
    claimed.ifPresent(this::written);
    findings.require(
        entry.cancellation().equals(known.get(fresh.id())),
        () -> "told of as " + entry + ", and is " + known.get(fresh.id()));
  }

  /** The store says that a step was written. */
  void written(Step step) {
    moved = true;
    Cancellation before = step.before();
    findings.require(
        before.equals(known.get(before.id())),
        () -> "written over " + known.get(before.id()) + ": " + step);
    findings.require(
        !(before.state() instanceof State.Queued) || isFirst(before),
        () -> "out of its turn: " + step);
    Cancellation after = expected(step);
    known.put(before.id(), after);
    findings.require(
        isOwn(step), () -> "an answer that is not its own: " + step + ", of " + talk(step));
    journal(step, after);
    now(after);
  }

  /** The store says that somebody moved the row first, or that it is not its turn. */
  void turnedAway(Step step) {
    findings.require(
        row(step.before().id())
            .filter(now -> now.version() == step.before().version())
            .filter(this::isNext)
            .isEmpty(),
        () -> "turned away for no reason: " + step);
  }

  /** What a claim asked its decider about, and what it gave back. */
  void claimed(Instant now, List<Share> shares, List<Cancellation> asked, List<Step> taken) {
    boolean recovers = shares.stream().allMatch(it -> it.rowsMax() == Integer.MAX_VALUE);
    findings.require(
        recovers || !now.isAfter(agenda.instant()), () -> "claimed what is due only at " + now);
    findings.require(
        recovers || shares.stream().allMatch(it -> it.rowsMax() <= rowsMax),
        () -> "more than an account takes: " + shares);
    asked.forEach(
        it -> findings.require(isDue(it, now), () -> "claimed, and not due at " + now + ": " + it));
    for (Share share : shares) {
      List<Cancellation> due =
          known.values().stream()
              .filter(it -> AccountKey.of(it).equals(share.account()) && isDue(it, now))
              .toList();
      List<Cancellation> his =
          asked.stream().filter(it -> AccountKey.of(it).equals(share.account())).toList();
      findings.require(
          his.size() == Math.min(due.size(), share.rowsMax()) && his.equals(urgentFirst(his)),
          () -> "of the due " + due + " only, or in no good order, " + his);
      findings.require(
          his.equals(urgentFirst(due).stream().limit(share.rowsMax()).toList()),
          () -> "of the due " + due + " not the most urgent, but " + his);
    }
    taken.forEach(this::written);
  }

  /** What is in the store is what the copies say. */
  public void check() {
    for (Cancellation it : known.values()) {
      now(it);
      findings.require(
          rows.journal(it.merchant(), it.id()).size() == lines.getOrDefault(it.id(), 0),
          () -> "the journal has lines of its own: " + rows.journal(it.merchant(), it.id()));
    }
  }

  /** What an answer was about: its talk's own attempt, or whatever was looked up. */
  private boolean isOwn(Step step) {
    return ears.of(answer(step))
        .map(talk ->
            talk.cancels()
                ? talk.it().equals(step.before()) || step.before().state().isFinal()
                : talk.it().id().equals(step.before().id()))
        .orElse(true);
  }

  private Object talk(Step step) {
    return ears.of(answer(step));
  }

  private static Answer answer(Step step) {
    return step.event() instanceof Event.Answered(Answer answer, _)
        ? answer
        : new Answer.StillLive();
  }

  private Cancellation expected(Step step) {
    Cancellation it = step.before();
    return switch (step.decision()) {
      case Decision.Move(State to, var deadline, _) ->
          row(it, deadline, step.at(), it.attention(), to);
      case Decision.Flag(String why) -> row(it, it.deadline(), step.at(), why, it.state());
      case Decision.Stay _ -> it;
    };
  }

  private static Cancellation row(
      Cancellation it, Deadline by, Instant at, String attention, State state) {
    return new Cancellation(
        it.id(),
        it.merchant(),
        it.payment(),
        it.extent(),
        it.onPaid(),
        by,
        it.createdAt(),
        at,
        it.version() + 1,
        attention,
        state);
  }

  private void now(Cancellation after) {
    Optional<Cancellation> is = rows.find(after.merchant(), after.id()).map(Entry::cancellation);
    findings.require(
        is.filter(after::equals).isPresent(), () -> "must be " + after + ", and is " + is);
  }

  private void journal(Step step, Cancellation after) {
    State.Kind from = step.before().state().kind();
    boolean mereLook = step.event() instanceof Event.Claimed && from == after.state().kind();
    if (mereLook) {
      return;
    }
    int many = lines.merge(after.id(), 1, Integer::sum);
    List<JournalLine> journal = rows.journal(after.merchant(), after.id());
    findings.require(
        journal.size() == many && tells(journal.getLast(), step, after),
        () -> "not in the journal: " + step + ", but " + journal);
  }

  private static boolean tells(JournalLine line, Step step, Cancellation after) {
    return line.version() == after.version()
        && line.at().equals(step.at())
        && line.from() == step.before().state().kind()
        && line.to() == after.state().kind();
  }

  /** Whether no earlier one of its payment is open. */
  boolean isFirst(Cancellation it) {
    return known.values().stream()
        .filter(other -> other.merchant().equals(it.merchant()))
        .filter(other -> other.payment().equals(it.payment()))
        .filter(other -> !other.state().isFinal())
        .findFirst()
        .filter(first -> first.id().equals(it.id()))
        .isPresent();
  }

  /** An earlier process has ended, and all that it held was taken up. */
  public void checkTakenUp(Function<ProviderName, Duration> soon) {
    for (Cancellation it : known.values()) {
      Instant latest = agenda.instant().plus(soon.apply(it.payment().provider()));
      boolean looks = it.state() instanceof State.InDoubt || it.state() instanceof State.Pending;
      findings.require(
          !(it.state() instanceof State.Submitting)
              && (!looks || dueAt(it).filter(due -> due.isAfter(latest)).isEmpty()),
          () -> "not taken up: " + it);
    }
  }

  /** Whether it may be claimed once it is due. */
  boolean isNext(Cancellation it) {
    return !(it.state() instanceof State.Queued) || isFirst(it);
  }

  private boolean isDue(Cancellation it, Instant now) {
    return dueAt(it).filter(due -> !due.isAfter(now)).isPresent() && isNext(it);
  }

  /** Notes what is due now, and since when: nothing may be due for longer than that. */
  public void checkPace(Instant now, Duration dueMax) {
    for (Cancellation it : known.values()) {
      if (isDue(it, now)) {
        Instant since = dueSince.computeIfAbsent(it, _ -> now);
        findings.require(
            !since.plus(dueMax).isBefore(now),
            () -> "due since " + since + ", and forgotten: " + it);
      }
    }
  }

  /** When the machine has something to do with it. */
  public static Optional<Instant> dueAt(Cancellation it) {
    return switch (it.state()) {
      case State.Queued s -> Optional.of(s.dueAt());
      case State.Submitting s -> Optional.of(s.leaseUntil());
      case State.InDoubt s -> Optional.of(s.dueAt());
      case State.Pending s -> Optional.of(s.dueAt());
      case State.Manual _, State.Cancelled _, State.Refused _ -> Optional.empty();
    };
  }

  private static List<Cancellation> urgentFirst(List<Cancellation> some) {
    var sorted = new ArrayList<>(some);
    sorted.sort(
        Comparator.comparing(Clerk::deadline)
            .thenComparing(it -> dueAt(it).orElse(Instant.MAX))
            .thenComparing(it -> it.id().text()));
    return sorted;
  }

  private static Instant deadline(Cancellation it) {
    return it.deadline() instanceof Deadline.At(Instant last) ? last : Instant.MAX;
  }
}
