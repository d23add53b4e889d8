package dev.estorno.gateway.doors.rest;

import dev.estorno.core.CancellationId;
import java.util.Optional;

/** Reads ids. */
final class Ids {
  private Ids() {}

  /** The text as an id, if it can be one. */
  static Optional<CancellationId> of(String text) {
    try {
      return Optional.of(new CancellationId(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
