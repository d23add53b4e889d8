package dev.estorno.sandbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The faults that wait to strike, in order: the first that fits and whose chance comes up is the
 * one. A value: picking gives the fault and the faults that are left.
 */
public record Faults(List<FaultRule> rules) {

  public static final Faults NONE = new Faults(List.of());

  /** What strikes, if anything, and what may still strike later. */
  public record Picked(Optional<Fault> fault, Faults left) {}

  public Faults {
    rules = List.copyOf(rules);
  }

  /** What strikes a request for {@code operation}. */
  public Picked pick(String provider, String operation, RandomGenerator chance) {
    return pick(rule -> !rule.fault().onCallback() && rule.fits(provider, operation), chance);
  }

  /** What strikes a callback that {@code operation} caused. */
  public Picked pickCallback(String provider, String operation, RandomGenerator chance) {
    return pick(rule -> rule.fault().onCallback() && rule.fits(provider, operation), chance);
  }

  private Picked pick(Predicate<FaultRule> fits, RandomGenerator chance) {
    for (int i = 0; i < rules.size(); i++) {
      FaultRule rule = rules.get(i);
      if (!fits.test(rule)) continue;
      if (rule.probability() < 1 && chance.nextDouble() >= rule.probability()) continue;
      List<FaultRule> left = new ArrayList<>(rules);
      left.set(i, rule.struck());
      return new Picked(Optional.of(rule.fault()), new Faults(left));
    }
    return new Picked(Optional.empty(), this);
  }
}
