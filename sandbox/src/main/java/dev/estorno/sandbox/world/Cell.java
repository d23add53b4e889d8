package dev.estorno.sandbox.world;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One fake behind its lock: whatever is asked of it is written to the log first, then done, and the
 * callbacks that follow are handed on. Nothing here touches a network.
 */
public final class Cell {

  /** A callback: its number since the sandbox's last reset, which reset that was, its cause. */
  record Owed(long number, long generation, String operation, Callback callback) {
    Owed with(Callback other) {
      return new Owed(number, generation, operation, other);
    }
  }

  /** Where callbacks go, and who must know that something is due earlier than thought. */
  interface Listener {
    void owes(Cell cell, List<Owed> owed);

    void dueEarlier();
  }

  private static final String PAY = "pay";
  private static final String TIME = "time";

  private final ReentrantLock lock = new ReentrantLock();
  private final SandboxClock clock;
  private final InputLog log;
  private final Listener listener;
  private final Map<Long, Owed> replayed = new TreeMap<>();
  private final Profile profile;
  private FakeProvider fake;
  private long callbacks;
  private final AtomicLong generation = new AtomicLong();

  Cell(FakeProvider fake, SandboxClock clock, InputLog log, Listener listener) {
    this.fake = fake;
    this.profile = fake.profile();
    this.clock = clock;
    this.log = log;
    this.listener = listener;
  }

  public Profile profile() {
    return profile;
  }

  public String operation(Exchange exchange) {
    return locked(it -> it.operation(exchange));
  }

  /** What the provider answers. */
  public Response handle(Exchange exchange) {
    return act(new Input.Asked(exchange), (it, now) -> it.handle(exchange, now));
  }

  /** The provider's own way to say an HTTP status; nothing is done. */
  public Response failure(int status, Exchange exchange) {
    return locked(it -> it.failure(status, exchange, clock.now()));
  }

  /**
   * @throws ControlProblem see {@link FakeProvider#create}
   */
  public PaymentView create(PaymentSpec spec) {
    return act(new Input.Created(spec.json()), (it, now) -> it.create(spec, now));
  }

  /**
   * @throws ControlProblem see {@link FakeProvider#pay}
   */
  public PaymentView pay(String reference) {
    return act(new Input.Paid(reference), (it, now) -> it.pay(reference, now));
  }

  public Optional<PaymentView> view(String reference) {
    tick();
    return locked(it -> it.view(reference));
  }

  public Map<Account, Long> balances() {
    tick();
    return locked(it -> it.ledger().balances());
  }

  public void setBalance(Account account, long minor) {
    act(
        new Input.BalanceSet(account, minor),
        (it, _) -> {
          it.ledger().set(account, minor);
          return it;
        });
  }

  /** Lets what became due happen. */
  void tick() {
    Instant now = clock.now();
    if (nextDue().filter(due -> !due.isAfter(now)).isEmpty()) return;
    act(new Input.TimePassed(), (it, _) -> it);
  }

  Optional<Instant> nextDue() {
    return locked(FakeProvider::nextDue);
  }

  /** Whether the sandbox was not reset since; what was owed before a reset is owed no more. */
  boolean stillOwes(Owed owed) {
    return owed.generation() == generation.get();
  }

  void callbackTried(Owed owed, boolean delivered) {
    lock.lock();
    try {
      if (!stillOwes(owed)) return;
      Input tried = new Input.CallbackTried(owed.number(), delivered);
      log.input(profile.name(), clock.now(), tried);
    } finally {
      lock.unlock();
    }
  }

  /** Does once more what the log says was done; callbacks are collected, not handed on. */
  void replay(Input input, Instant at) {
    fake.advance(at);
    gather(new Input.TimePassed());
    switch (input) {
      case Input.Asked(Exchange exchange) -> fake.handle(exchange, at);
      case Input.Created(var spec) ->
          refusable(() -> fake.create(PaymentSpec.read(spec, profile), at));
      case Input.Paid(String reference) -> refusable(() -> fake.pay(reference, at));
      case Input.BalanceSet(Account account, long minor) -> fake.ledger().set(account, minor);
      case Input.TimePassed() -> {}
      case Input.CallbackTried(long number, boolean delivered) -> tried(number, delivered, at);
    }
    gather(input);
  }

  /** Hands on the callbacks that the log does not say were delivered. */
  void resume() {
    listener.owes(this, List.copyOf(replayed.values()));
    replayed.clear();
  }

  /** For a reset of the whole world, which holds every cell's lock meanwhile. */
  ReentrantLock lock() {
    return lock;
  }

  void replace(FakeProvider anew) {
    fake = anew;
    callbacks = 0;
    generation.incrementAndGet();
  }

  private interface Act<T> {
    T on(FakeProvider fake, Instant now);
  }

  private <T> T act(Input input, Act<T> act) {
    List<Owed> owed = new ArrayList<>();
    lock.lock();
    Optional<Instant> dueBefore = fake.nextDue();
    try {
      Instant now = clock.now();
      log.input(profile.name(), now, input);
      fake.advance(now);
      owed.addAll(taken(new Input.TimePassed()));
      try {
        return act.on(fake, now);
      } finally {
        owed.addAll(taken(input));
      }
    } finally {
      Optional<Instant> dueAfter = fake.nextDue();
      lock.unlock();
      if (!owed.isEmpty()) listener.owes(this, owed);
      if (earlier(dueAfter, dueBefore)) listener.dueEarlier();
    }
  }

  private String cause(Input input) {
    return switch (input) {
      case Input.Asked(Exchange exchange) -> fake.operation(exchange);
      case Input.Paid _ -> PAY;
      case Input.Created _, Input.BalanceSet _, Input.TimePassed _, Input.CallbackTried _ -> TIME;
    };
  }

  private List<Owed> taken(Input cause) {
    List<Callback> fresh = fake.takeCallbacks();
    if (fresh.isEmpty()) return List.of();
    String operation = cause(cause);
    return fresh.stream()
        .map(callback -> new Owed(++callbacks, generation.get(), operation, callback))
        .toList();
  }

  private void gather(Input cause) {
    for (Owed owed : taken(cause)) replayed.put(owed.number(), owed);
  }

  private void tried(long number, boolean delivered, Instant at) {
    Owed owed = replayed.remove(number);
    if (owed == null || delivered) return;
    owed.callback()
        .again(profile.callbacks(), at)
        .ifPresent(next -> replayed.put(number, owed.with(next)));
  }

  // The control API was refused then, too, and had been told so.
  private static void refusable(Runnable again) {
    try {
      again.run();
    } catch (ControlProblem refusedThenToo) {
      return;
    }
  }

  private <T> T locked(Function<FakeProvider, T> look) {
    lock.lock();
    try {
      return look.apply(fake);
    } finally {
      lock.unlock();
    }
  }

  private static boolean earlier(Optional<Instant> after, Optional<Instant> before) {
    return after.isPresent() && (before.isEmpty() || after.get().isBefore(before.get()));
  }
}
