package dev.estorno.simulator.world;

import dev.estorno.core.ProviderName;
import dev.estorno.simulator.kit.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How bad things are, in percent of the occasions; drawn once for each history.
 *
 * @param overtaken a call of the store takes its time, and others come first
 * @param broken a connector breaks
 * @param outages when a provider does nothing but one thing
 * @param storeAwayFrom from when the store is away for everybody
 */
public record Weather(
    int requestNeverLeaves,
    int requestLost,
    int replyLost,
    int requestLate,
    int replyLate,
    int statusBefore,
    int statusAfter,
    int garbage,
    int signalLost,
    int signalDoubled,
    int storeDown,
    int overtaken,
    int broken,
    List<Outage> outages,
    Instant storeAwayFrom,
    Instant storeAwayTo) {

  /** What a provider does with every request for a while. */
  public enum Trouble {
    REFUSES,
    HANGS,
    ERRS,
    THROTTLES,
    REJECTS
  }

  /** A provider that does only {@code what}. */
  public record Outage(ProviderName provider, Trouble what, Instant from, Instant to) {}

  public static final Weather CALM =
      new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), Instant.MIN, Instant.MIN);

  /** Some histories are mild, some are all storm: a fault that is everywhere hides the others. */
  public static Weather drawn(Chance chance, Instant start, List<ProviderName> providers) {
    Instant away = start.plus(chance.between(Duration.ZERO, Duration.ofMinutes(4)));
    boolean goes = chance.percent(15);
    int worst = chance.pick(List.of(0, 3, 10, 30));
    return new Weather(
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst / 3),
        chance.between(0, worst),
        chance.between(0, worst / 10),
        outages(chance, start, providers),
        goes ? away : Instant.MIN,
        goes
            ? away.plus(chance.between(Duration.ofSeconds(5), Duration.ofMinutes(3)))
            : Instant.MIN);
  }

  private static List<Outage> outages(Chance chance, Instant start, List<ProviderName> providers) {
    var all = new ArrayList<Outage>();
    for (int i = chance.percent(40) ? chance.between(1, 2) : 0; i > 0; i--) {
      Instant from = start.plus(chance.between(Duration.ZERO, Duration.ofMinutes(3)));
      all.add(
          new Outage(
              chance.pick(providers),
              chance.pick(List.of(Trouble.values())),
              from,
              from.plus(chance.between(Duration.ofSeconds(20), Duration.ofMinutes(6)))));
    }
    return all;
  }

  public Weather {
    outages = List.copyOf(outages);
  }

  /** Whether nobody can reach the store. */
  public boolean isStoreAway(Instant now) {
    return !now.isBefore(storeAwayFrom) && now.isBefore(storeAwayTo);
  }

  /** What that provider does with every request now, if it is out of order. */
  public Optional<Trouble> outage(ProviderName provider, Instant now) {
    return outages.stream()
        .filter(it -> it.provider().equals(provider))
        .filter(it -> !now.isBefore(it.from()) && now.isBefore(it.to()))
        .map(Outage::what)
        .findFirst();
  }
}
