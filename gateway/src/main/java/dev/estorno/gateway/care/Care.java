package dev.estorno.gateway.care;

import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.store.AccountKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Says of each account how many talks may begin now, and watches over every call of them. */
public final class Care implements CareState {
  /** A talk that cancels looks, and then acts. */
  public static final int CALLS_TO_CANCEL = Rate.CALLS_PER_TALK;

  public static final int CALLS_TO_LOOK_UP = 1;

  private final Function<AccountKey, Bounds> bounds;
  private final SteadyClock clock;
  private final Map<AccountKey, Ward> wards = new ConcurrentHashMap<>();

  /** Accounts for whose places somebody waits, as far as is known. */
  private final Set<AccountKey> awaited = ConcurrentHashMap.newKeySet();

  public Care(Function<AccountKey, Bounds> bounds, InstantSource clock) {
    this.bounds = bounds;
    this.clock = new SteadyClock(clock);
  }

  /** Every account within its connector's facts. */
  public static Care standard(Accounts accounts, InstantSource clock) {
    return new Care(
        key ->
            accounts
                .provider(key)
                .map(it -> Bounds.of(it.facts(), Breaker.STANDARD))
                .orElse(Bounds.NOTHING),
        clock);
  }

  /** How many talks may begin now: none while the account is full, paused or its circuit open. */
  public int places(AccountKey account) {
    return ward(account).places();
  }

  /** Begins a talk if there is a place for it; {@link #leave} ends it. */
  public boolean tryEnter(AccountKey account, int calls) {
    boolean entered = ward(account).tryEnter(calls);
    if (!entered) {
      awaited.add(account);
    }
    return entered;
  }

  /** The same for one that has just come: it goes behind those who wait. */
  public boolean tryEnterLast(AccountKey account, int calls) {
    return !awaited.contains(account) && tryEnter(account, calls);
  }

  public void leave(AccountKey account) {
    ward(account).leave();
  }

  /** Tells whose rows are due now, as somebody just read: no others are waited for. */
  public void awaited(Set<AccountKey> accounts) {
    awaited.retainAll(accounts);
    awaited.addAll(accounts);
  }

  /** How long until a place comes by itself; empty when one is there, or a talk must end first. */
  public Optional<Duration> placeIn(AccountKey account) {
    return ward(account).placeIn();
  }

  /** Whether what is not under way would hardly be begun within that time. */
  public boolean isShutFor(Duration time, AccountKey account) {
    return ward(account).isShutFor(time);
  }

  /**
   * The same wire under care: every call is counted and what came of it noted; one to an account
   * that is to be left alone is not sent.
   */
  public Wire over(Wire wire) {
    return (account, sealed, timeout, heard) -> {
      Ward ward = ward(Accounts.key(account));
      Optional<String> refusal = ward.refusal();
      if (refusal.isPresent()) {
        heard.accept(new Exchange.Silence(false, refusal.get()));
      } else {
        wire.send(
            account,
            sealed,
            timeout,
            exchange -> {
              ward.heard(exchange);
              heard.accept(exchange);
            });
      }
    };
  }

  @Override
  public List<OfAccount> accounts() {
    return wards.entrySet().stream()
        .map(it -> it.getValue().state(it.getKey()))
        .sorted(Comparator.comparing(it -> it.account().toString()))
        .toList();
  }

  private Ward ward(AccountKey account) {
    return wards.computeIfAbsent(account, it -> new Ward(bounds.apply(it), clock));
  }
}
