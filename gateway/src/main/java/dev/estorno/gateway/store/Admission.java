package dev.estorno.gateway.store;

/** What became of an {@link Application}. */
public sealed interface Admission {
  /** Taken in as a row of its own; already claimed when its state is {@code submitting}. */
  record Fresh(Entry entry) implements Admission {}

  /** The key, or another request for the same payment, leads to this row. */
  record Known(Entry entry) implements Admission {}

  /** The key was used before for something else; nothing was written. */
  record KeyReused() implements Admission {}
}
