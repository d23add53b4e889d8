package dev.estorno.sandbox.kit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A small double-entry book in minor units. Every entry's postings sum to zero, so {@link #total}
 * is zero for ever; an account that may not owe never goes below zero. One thread at a time.
 */
public final class Ledger {

  /** Adds {@code minor} (negative: takes) to one account. */
  public record Posting(Account account, long minor) {}

  private final EnumMap<Account, Long> balances = new EnumMap<>(Account.class);
  private long entries;

  /** What the merchant and the payers have in a fresh sandbox: R$ 1,000,000.00 each. */
  public static final long START = 100_000_000;

  public Ledger() {
    for (Account account : Account.values()) balances.put(account, 0L);
  }

  /** Books in which the merchant and the payers have {@link #START} each. */
  public static Ledger filled() {
    Ledger ledger = new Ledger();
    ledger.set(Account.MERCHANT, START);
    ledger.set(Account.PAYER, START);
    return ledger;
  }

  /**
   * Books all postings or none.
   *
   * @throws IllegalArgumentException when they do not sum to zero, or an account that may not owe
   *     would; a fake asks {@link #covers} first, so either is a mistake in the fake
   */
  public void post(List<Posting> postings) {
    long sum = 0;
    EnumMap<Account, Long> after = new EnumMap<>(balances);
    for (Posting posting : postings) {
      sum = Math.addExact(sum, posting.minor());
      after.merge(posting.account(), posting.minor(), Math::addExact);
    }
    if (sum != 0) throw new IllegalArgumentException("does not sum to zero: " + postings);
    after.forEach(Ledger::check);
    balances.putAll(after);
    entries++;
  }

  /** Moves {@code minor} (zero or more) from one account to another. */
  public void move(Account from, Account to, long minor) {
    if (minor < 0) throw new IllegalArgumentException("cannot move " + minor);
    if (minor > 0) post(List.of(new Posting(from, -minor), new Posting(to, minor)));
  }

  /** Makes one balance exactly {@code minor}; the difference comes from or goes to the outside. */
  public void set(Account account, long minor) {
    long difference = Math.subtractExact(minor, balance(account));
    if (difference > 0) move(Account.OUTSIDE, account, difference);
    else move(account, Account.OUTSIDE, -difference);
  }

  public boolean covers(Account account, long minor) {
    return account.mayOwe() || balance(account) >= minor;
  }

  public long balance(Account account) {
    return balances.getOrDefault(account, 0L);
  }

  /** All balances, in minor units. */
  public Map<Account, Long> balances() {
    return new EnumMap<>(balances);
  }

  /** The sum over all accounts: zero, or the fake has made or lost money. */
  public long total() {
    return balances.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }

  /** How many entries were booked. */
  public long entries() {
    return entries;
  }

  private static void check(Account account, long balance) {
    if (balance < 0 && !account.mayOwe()) {
      throw new IllegalArgumentException(account.word() + " would owe " + -balance);
    }
  }
}
