package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which cancellations of one merchant to list, newest first. Empty filters do not filter.
 *
 * @param states any of these
 * @param provider this provider's; empty: any
 * @param account this account's; empty: any
 * @param reference this payment's; empty: any
 * @param attention only those that a person must look at (in {@code manual} or flagged)
 * @param from accepted at or after
 * @param to accepted before
 * @param after the last row of the page before
 */
public record Query(
    MerchantId merchant,
    Set<State.Kind> states,
    String provider,
    String account,
    String reference,
    boolean attention,
    Instant from,
    Instant to,
    Optional<CancellationId> after,
    int rowsMax) {
  public Query {
    states = Set.copyOf(states);
  }

  public static Query all(MerchantId merchant, int rowsMax) {
    return new Query(
        merchant, Set.of(), "", "", "", false, Instant.MIN, Instant.MAX, Optional.empty(), rowsMax);
  }

  /** Whether it passes the filters. */
  boolean wants(Cancellation it) {
    return it.merchant().equals(merchant)
        && (states.isEmpty() || states.contains(it.state().kind()))
        && named(provider, it.payment().provider().text())
        && named(account, it.payment().account().text())
        && named(reference, it.payment().reference())
        && (!attention || it.state().kind() == State.Kind.MANUAL || !it.attention().isEmpty())
        && !it.createdAt().isBefore(Times.cut(from))
        && it.createdAt().isBefore(Times.cut(to));
  }

  private static boolean named(String wanted, String is) {
    return wanted.isEmpty() || wanted.equals(is);
  }
}
