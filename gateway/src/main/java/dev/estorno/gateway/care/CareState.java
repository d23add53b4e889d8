package dev.estorno.gateway.care;

import dev.estorno.gateway.store.AccountKey;
import java.time.Duration;
import java.util.List;

/** How the accounts are: for metrics, and for people. */
@FunctionalInterface
public interface CareState {
  /** Whether an account's calls are let through. */
  enum Circuit {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  /**
   * How one account is.
   *
   * @param pausedFor how long its provider still wants to be left alone; zero when it does not
   * @param underWay talks now
   * @param underWayMax as many as there may be
   * @param pauses how often its provider asked for a pause since the start
   * @param unsent how many calls were not sent since the start because of a pause or its circuit
   */
  record OfAccount(
      AccountKey account,
      Circuit circuit,
      Duration pausedFor,
      int underWay,
      int underWayMax,
      long pauses,
      long unsent) {}

  /** Every account that was asked anything, or was to be, in the order of their names. */
  List<OfAccount> accounts();
}
