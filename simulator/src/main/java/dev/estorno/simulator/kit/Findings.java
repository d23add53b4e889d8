package dev.estorno.simulator.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must never be, and was. Noted, not thrown: the engine catches what is thrown in its talks,
 * and would hide it.
 */
public final class Findings {
  private final List<String> found = new ArrayList<>();

  public void require(boolean holds, Supplier<String> what) {
    if (!holds && found.isEmpty()) {
      found.add(what.get());
    }
  }

  /** The first: what follows from a mistake is told by the history. */
  public Optional<String> first() {
    return found.stream().findFirst();
  }

  public boolean any() {
    return !found.isEmpty();
  }
}
