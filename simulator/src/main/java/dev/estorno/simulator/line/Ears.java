package dev.estorno.simulator.line;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Event;
import dev.estorno.core.State;
import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.Store;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Login;
import dev.estorno.providers.Login.Token;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Hears every talk, and holds every request that leaves against the row that allows it: the row
 * that is durable at that very moment, not the one that the process remembers.
 */
public final class Ears {
  /** What the engine leaves of a lease to record the last reply. */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  /** An answer that the store does not take is offered again this soon, at the latest. */
  private static final int LATE_SECONDS = 1;

  private final Agenda agenda;
  private final Store rows;
  private final Acts acts;
  private final Findings findings;
  private final IdentityHashMap<Request, Talking> asked = new IdentityHashMap<>();
  private final IdentityHashMap<Request, Integer> sealings = new IdentityHashMap<>();
  private final IdentityHashMap<Request, Talking> sealed = new IdentityHashMap<>();
  private final IdentityHashMap<Answer, Talking> answers = new IdentityHashMap<>();
  private final List<Letter> open = new ArrayList<>();
  private final Map<Line, List<Talking>> talks = new HashMap<>();
  private final IdentityHashMap<Request, Letter> letters = new IdentityHashMap<>();
  private final IdentityHashMap<Request, Request> unsealed = new IdentityHashMap<>();
  private final IdentityHashMap<Request, Secret> tokens = new IdentityHashMap<>();
  private final IdentityHashMap<Reply, AccountKey> heard = new IdentityHashMap<>();
  private final IdentityHashMap<Answer, Instant> failures = new IdentityHashMap<>();
  private final IdentityHashMap<Answer, Integer> offers = new IdentityHashMap<>();
  private final Set<Reply> ofLogins = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Pause, Instant> pauses = new HashMap<>();
  private final Purse purse;
  private final boolean serene;
  private final IntPredicate awake;

  /** A process and what it talks about. */
  private record Line(int process, CancellationId id) {}

  /** Whom a process leaves alone. */
  private record Pause(int process, AccountKey account) {}

  /**
   * @param awake whether a process lives, and has not been frozen lately
   * @param serene whether nothing goes wrong
   */
  public Ears(
      Agenda agenda, Store rows, Acts acts, IntPredicate awake, boolean serene, Findings findings) {
    this.serene = serene;
    this.purse = new Purse(agenda, findings);
    this.awake = awake;
    this.agenda = agenda;
    this.rows = rows;
    this.acts = acts;
    this.findings = findings;
  }

  Talking begins(int process, Cancellation it, boolean cancels) {
    State.Kind kind = it.state().kind();
    findings.require(
        cancels ? kind == State.Kind.SUBMITTING : isLookedUp(kind),
        () -> "a talk begins in the wrong state: " + it);
    var talk = new Talking(it, cancels, process, agenda.instant());
    talks.computeIfAbsent(new Line(process, it.id()), _ -> new ArrayList<>()).addFirst(talk);
    return talk;
  }

  void asks(Talking talk, Request request) {
    talk.asks(request);
    asked.put(request, talk);
    sealings.put(request, 0);
  }

  /** At most twice: once more after the provider rejected the token. */
  void sealed(int process, Request request, Request newSealed, Secret token) {
    Talking talk = asked.get(request);
    findings.require(talk != null, () -> "sealed, and not to be asked any more: " + request);
    if (talk != null) {
      sealed.put(newSealed, talk);
      unsealed.put(newSealed, request);
      tokens.put(newSealed, token);
      purse.used(process, talk.it().payment().provider(), token, awake.test(process));
      int times = sealings.merge(request, 1, Integer::sum);
      findings.require(times <= 2, () -> "sent " + times + " times: " + request + ", " + talk);
    }
  }

  /** A reply comes to a talk: once for each thing asked. */
  void replied(Talking talk, Request request, Reply reply, Optional<Login> login) {
    findings.require(asked.remove(request) != null, () -> "told twice: " + request + ", " + talk);
    boolean rejected = login.filter(it -> it.rejected(reply)).isPresent();
    findings.require(
        !rejected || ofLogins.contains(reply) || sealings.getOrDefault(request, 0) == 2,
        () -> "turned down, and not asked once more: " + request + ", " + talk);
  }

  void concludes(Talking talk, Answer answer) {
    talk.concludes(answer);
    answers.put(answer, talk);
    if (!talk.cancels() && answer instanceof Answer.StillLive) {
      acts.foundLive(talk);
    }
  }

  /** The talk that this very answer came of; empty for one that silence made. */
  public Optional<Talking> of(Answer answer) {
    return Optional.ofNullable(answers.get(answer));
  }

  /** A token came with a reply. */
  void given(int process, Reply reply, Token token) {
    Optional.ofNullable(heard.get(reply)).ifPresent(it -> purse.given(process, it, token));
  }

  /** A process offers an answer to the store. */
  public void offered(int process, Answer answer, Instant leaseEnd) {
    int times = offers.merge(answer, 1, Integer::sum);
    findings.require(
        times == 1
            || !awake.test(process)
            || agenda.instant().isBefore(leaseEnd.plusSeconds(LATE_SECONDS)),
        () -> "offered again after its lease has ended: " + answers.get(answer));
  }

  /** The store did not take an answer, as far as its process knows. */
  public void failed(Answer answer) {
    failures.put(answer, agenda.instant());
  }

  /** A lease was lost: not by giving up an answer that could have been offered again. */
  public void leaseLost(Cancellation it, Instant leaseEnd) {
    failures.forEach((answer, at) ->
        of(answer)
            .filter(talk -> talk.it().equals(it) && awake.test(talk.process()))
            .ifPresent(talk ->
                findings.require(
                    offers.getOrDefault(answer, 0) > 1
                        || !at.plusSeconds(LATE_SECONDS).isBefore(leaseEnd),
                    () -> "given up after one try: " + talk)));
  }

  /** What came of a letter, as its process hears it. */
  void told(Letter letter, Exchange exchange) {
    if (exchange instanceof Exchange.Replied(Reply reply)) {
      heard.put(reply, letter.account());
      if (reply.status() == 401) {
        letter.rejected();
        letter
            .token()
            .filter(it -> !it.reveal().isEmpty())
            .ifPresent(it -> purse.turnedDown(letter.process(), letter.account().provider(), it));
      }
      if (letter.talk().isEmpty()) {
        ofLogins.add(reply);
      }
      reply
          .pause()
          .ifPresent(time ->
              pauses.merge(
                  new Pause(letter.process(), letter.account()),
                  agenda.instant().plus(time),
                  (one, two) -> one.isAfter(two) ? one : two));
    }
  }

  /** A process decides on an answer: it is the talk's own, or what its silence means. */
  public void answered(int process, Cancellation it, Event.Answered event) {
    List<Talking> begun =
        talks.getOrDefault(new Line(process, it.id()), List.of()).stream()
            .filter(talk -> talk.begunAt().equals(event.askedAt()))
            .filter(talk -> answers.getOrDefault(event.answer(), talk) == talk)
            .toList();
    findings.require(!begun.isEmpty(), () -> "no talk about " + it + " began at that: " + event);
    findings.require(
        answers.containsKey(event.answer())
            || begun.stream().anyMatch(talk -> means(event.answer(), talk)),
        () -> "silence was taken for " + event.answer() + " on " + begun);
  }

  /** Whether that is what silence means in this talk. */
  private boolean means(Answer answer, Talking talk) {
    boolean left = talk.asking().map(letters::get).filter(Letter::mayHaveActed).isPresent();
    return talk.leavesDoubt(left)
        ? answer instanceof Answer.Unknown
        : answer instanceof Answer.NotSent;
  }

  /** A process sends a request. */
  Letter sends(int process, Account account, Facts facts, Request request, Duration timeout) {
    Instant now = agenda.instant();
    var letter =
        new Letter(process, account, request, Optional.ofNullable(sealed.remove(request)), now);
    Request bare = unsealed.remove(request);
    if (bare != null) {
      letters.put(bare, letter);
      Optional.ofNullable(tokens.remove(request)).ifPresent(letter::carries);
    }
    Instant pause = pauses.getOrDefault(new Pause(process, letter.account()), Instant.MIN);
    findings.require(!now.isBefore(pause), () -> letter + " though it was to wait until " + pause);
    findings.require(timeout.equals(facts.timeout()), () -> letter + " waits for " + timeout);
    letter.talk().ifPresent(talk -> mayAsk(letter, talk, now.plus(timeout).plus(LEASE_MARGIN)));
    open.removeIf(Letter::isTold);
    long underWay = open.stream().filter(it -> isBeside(it, letter)).count();
    findings.require(
        underWay < facts.callsAtOnceMax(), () -> letter + " beside " + underWay + " others");
    if (serene && letter.talk().isEmpty()) {
      purse.logsIn(process, letter.account());
    }
    findings.require(
        letter.talk().isPresent()
            || open.stream().noneMatch(it -> isBeside(it, letter) && it.talk().isEmpty()),
        () -> "two log-ins at once: " + letter);
    open.add(letter);
    return letter;
  }

  private void mayAsk(Letter letter, Talking talk, Instant latestReply) {
    Cancellation it = talk.it();
    findings.require(
        !latestReply.isAfter(leaseEnd(it)), () -> letter + ": its lease ends too soon: " + it);
    findings.require(
        talk.cancels() || !letter.acts(), () -> "asked to act on looking up: " + letter);
    if (talk.cancels()) {
      Optional<Cancellation> now = rows.find(it.merchant(), it.id()).map(Entry::cancellation);
      findings.require(
          now.filter(it::equals).isPresent(), () -> letter + " for a row that says " + now);
    }
    if (letter.acts()) {
      findings.require(
          !(it.deadline() instanceof Deadline.At(Instant last)) || letter.sentAt().isBefore(last),
          () -> letter + " after the deadline " + it.deadline());
      acts.sent(letter, talk);
    }
  }

  private static boolean isBeside(Letter one, Letter other) {
    return one.process() == other.process() && one.account().equals(other.account());
  }

  private static boolean isLookedUp(State.Kind kind) {
    return kind == State.Kind.IN_DOUBT || kind == State.Kind.PENDING;
  }

  private static Instant leaseEnd(Cancellation it) {
    return switch (it.state()) {
      case State.Submitting s -> s.leaseUntil();
      case State.InDoubt s -> s.dueAt();
      case State.Pending s -> s.dueAt();
      case State.Queued _, State.Manual _, State.Cancelled _, State.Refused _ -> Instant.MIN;
    };
  }
}
