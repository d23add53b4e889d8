package dev.estorno.sandbox.kit;

import java.util.ArrayList;
import java.util.List;

/**
 * The one list of everything that truly happened, written by the fakes at the moment it happens:
 * the truth that a gateway's rows are compared with. Expiry by time is not in it, for nobody asked
 * for it; neither is what a payment went through before it was put into a state by the control API.
 */
public final class EffectLog {

  private final List<Effect> effects = new ArrayList<>();

  public synchronized void add(Effect effect) {
    effects.add(effect);
  }

  /** All effects in order, as of now. */
  public synchronized List<Effect> all() {
    return List.copyOf(effects);
  }

  public synchronized void clear() {
    effects.clear();
  }
}
