package dev.estorno.gateway.engine;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import dev.estorno.gateway.care.Care;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Decider;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.Store.Share;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One funnel for every cancellation: an event comes, the lifecycle decides, the store records. No
 * transaction is ever open while a provider is asked, and nothing here must survive a crash: the
 * rows tell all.
 */
public final class Engine implements Turned {
  /** Left of the lease when the last reply may come: time to record it. */
  static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  /** After every lease; before the end of what a store can keep. */
  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

  /** A talk asks a few times, and may have to log in; the lease covers this many time-outs. */
  private static final int TIMEOUTS_PER_LEASE = 3;

  /** The decider of an application before the engine claims it: not at once. */
  public static final Decider LATER =
      it ->
          new Step(
              it,
              new Event.Claimed(Duration.ZERO),
              new Decision.Stay("claimed when due"),
              it.createdAt());

  private final Store store;
  private final Accounts accounts;
  private final Funnel funnel;
  private final Talks talks;
  private final InstantSource clock;
  private final Care care;
  private final Rota rota = new Rota();
  private volatile Runnable placeFree = () -> {};

  public Engine(
      Store store, Accounts accounts, Care care, Funnel funnel, Talks talks, InstantSource clock) {
    this.store = store;
    this.accounts = accounts;
    this.funnel = funnel;
    this.talks = talks;
    this.clock = clock;
    this.care = care;
  }

  /**
   * Takes a cancellation in and, where its account has a place that nobody waits for and nothing
   * else is open on its payment, claims it in the same transaction and sets a worker on it.
   *
   * @throws dev.estorno.gateway.store.StoreDown when it could not be made durable
   */
  public Admission accept(Application asked) {
    AccountKey account = AccountKey.of(asked.fresh());
    try (var places = new Places(care::tryEnterLast)) {
      var application = asked.claimedBy(it -> claim(it, it.createdAt(), places));
      Admission admission = store.admit(List.of(application)).getFirst();
      if (admission instanceof Admission.Fresh(_, Optional<Step> claimed)) {
        funnel.accepted(asked.fresh());
        claimed.ifPresentOrElse(it -> begin(it, places), () -> wakeFor(account));
      }
      return admission;
    }
  }

  /**
   * Claims what is due and sets workers on it.
   *
   * @return how many rows moved; at {@code rowsMax} there may be more
   */
  @Override
  public int turn(int rowsMax) {
    Instant now = clock.instant();
    try (var places = new Places(care::tryEnter)) {
      List<Share> shares = rota.deal(dueBy(now, store.due()), care::places, rowsMax);
      if (shares.isEmpty()) {
        return 0;
      }
      List<Step> steps = store.claim(now, shares, it -> claim(it, now, places));
      steps.forEach(it -> begin(it, places));
      return steps.size();
    }
  }

  private static List<AccountKey> dueBy(Instant now, Map<AccountKey, Instant> due) {
    return due.entrySet().stream()
        .filter(it -> !it.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Takes up what an earlier process left. To be called once, before anything else, and only where
   * no other process works on these rows: its leases need not be waited for.
   */
  public void recover() {
    Instant now = clock.instant();
    List<Share> all =
        store.due().keySet().stream().map(it -> new Share(it, Integer.MAX_VALUE)).toList();
    store.claim(FAR_FUTURE, all, it -> left(it, now)).forEach(funnel::recorded);
  }

  private Step left(Cancellation it, Instant now) {
    return funnel.decide(it, new Event.HolderGone(), now);
  }

  /** Has {@code wake} run whenever a talk is over: more may be due. */
  @Override
  public void onPlaceFree(Runnable wake) {
    placeFree = wake;
  }

  /** When {@link #turn} next has something to do; empty when never, as far as the rows tell. */
  @Override
  public Optional<Instant> nextTurn() {
    Instant now = clock.instant();
    Map<AccountKey, Instant> due = store.due();
    care.awaited(Set.copyOf(dueBy(now, due)));
    return due.entrySet().stream()
        .flatMap(it -> nextTurn(it.getKey(), it.getValue(), now).stream())
        .min(Comparator.naturalOrder());
  }

  /** Where places come with time, when the first has come; where talks must end first, empty. */
  private Optional<Instant> nextTurn(AccountKey account, Instant due, Instant now) {
    if (care.places(account) > 0) {
      return Optional.of(due);
    }
    return care.placeIn(account).map(now::plus).map(it -> it.isBefore(due) ? due : it);
  }

  /** Whether it would hardly be asked about within that time: nobody should wait for it. */
  public boolean isHeldUp(Cancellation it, Duration time) {
    return switch (it.state()) {
      case State.Queued _, State.InDoubt _, State.Pending _ ->
          care.isShutFor(time, AccountKey.of(it));
      case State.Submitting _, State.Manual _, State.Cancelled _, State.Refused _ -> false;
    };
  }

  /** The provider signalled about a payment: look soon, believe nothing. */
  public void nudge(MerchantId merchant, PaymentRef payment) {
    for (Entry entry : store.ofPayment(merchant, payment)) {
      funnel.record(entry.cancellation(), new Event.Nudged());
    }
  }

  /**
   * Applies a person's ruling.
   *
   * @return the row as it then stands; empty when there is none, or it is not in {@code manual}
   */
  public Optional<Cancellation> rule(
      MerchantId merchant, CancellationId id, Ruling ruling, String by) {
    return store
        .find(merchant, id)
        .flatMap(it -> funnel.record(it.cancellation(), new Event.Ruled(ruling, by)));
  }

  private Step claim(Cancellation it, Instant now, Places places) {
    Event event =
        switch (it.state()) {
          case State.Submitting _ -> new Event.LeaseLost();
          case State.Queued _, State.InDoubt _, State.Pending _ -> new Event.Claimed(lease(it));
          case State.Manual _, State.Cancelled _, State.Refused _ ->
              throw new AssertionError("nothing is due: " + it.id());
        };
    Step step = funnel.decide(it, event, now);
    return !isHeld(step) || places.take(it)
        ? step
        : new Step(it, event, new Decision.Stay("its account has no place left"), now);
  }

  private void begin(Step step, Places places) {
    funnel.recorded(step);
    if (isHeld(step)) {
      places.keep(step.before());
      AccountKey account = AccountKey.of(step.before());
      talks.begin(step.after(), () -> leave(account));
    }
  }

  private void leave(AccountKey account) {
    care.leave(account);
    placeFree.run();
  }

  /** What went behind others may be the only one there: they need not have waited any more. */
  private void wakeFor(AccountKey account) {
    if (care.places(account) > 0) {
      placeFree.run();
    }
  }

  private static int calls(Cancellation it) {
    return it.state() instanceof State.Queued ? Care.CALLS_TO_CANCEL : Care.CALLS_TO_LOOK_UP;
  }

  /** Whether this step gave the row to a worker. */
  private static boolean isHeld(Step step) {
    return step.event() instanceof Event.Claimed
        && step.decision() instanceof Decision.Move(State to, _, _)
        && switch (to) {
          case State.Submitting _, State.InDoubt _, State.Pending _ -> true;
          case State.Queued _, State.Manual _, State.Cancelled _, State.Refused _ -> false;
        };
  }

  private Duration lease(Cancellation it) {
    return accounts
        .facts(AccountKey.of(it))
        .timeout()
        .multipliedBy(TIMEOUTS_PER_LEASE)
        .plus(LEASE_MARGIN);
  }

  /** Where a place is taken. */
  private interface Door {
    boolean tryEnter(AccountKey account, int calls);
  }

  /**
   * Places taken while a transaction runs; what no recorded step keeps is given back. A store may
   * begin a transaction anew: nobody takes two.
   */
  private final class Places implements AutoCloseable {
    private record Taker(MerchantId merchant, CancellationId id) {
      static Taker of(Cancellation it) {
        return new Taker(it.merchant(), it.id());
      }
    }

    private final Map<Taker, AccountKey> taken = new HashMap<>();
    private final Door door;

    Places(Door door) {
      this.door = door;
    }

    boolean take(Cancellation it) {
      AccountKey account = AccountKey.of(it);
      if (!taken.containsKey(Taker.of(it)) && door.tryEnter(account, calls(it))) {
        taken.put(Taker.of(it), account);
      }
      return taken.containsKey(Taker.of(it));
    }

    void keep(Cancellation it) {
      taken.remove(Taker.of(it));
    }

    @Override
    public void close() {
      taken.values().forEach(care::leave);
    }
  }
}
