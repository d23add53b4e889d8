package dev.estorno.gateway.store;

import java.util.Optional;

/** What became of an {@link Application}. */
public sealed interface Admission {
  /**
   * Taken in as a row of its own.
   *
   * @param entry as it stands, after {@code claimed} where there is one
   * @param claimed the step recorded in the same transaction; empty when it was a stay or not tried
   */
  record Fresh(Entry entry, Optional<Step> claimed) implements Admission {}

  /** The key, or another request for the same payment, leads to this row. */
  record Known(Entry entry) implements Admission {}

  /**
   * The key was used before: for something else, or for what has ended and was dropped since.
   * Nothing was written.
   */
  record KeyReused() implements Admission {}
}
