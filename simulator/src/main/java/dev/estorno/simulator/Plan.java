package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Limits;
import dev.estorno.core.ProviderName;
import dev.estorno.providers.Facts;
import dev.estorno.simulator.kit.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What kind of history it is; drawn once, first of all.
 *
 * @param serene nothing goes wrong, and everybody asks once: then it is known how each must end
 * @param evening QI Tech's 22:00 in São Paulo comes in the middle of it
 * @param alone one process only, which takes up what the one before it left
 * @param settle how long a request without a reply may travel, and some do
 */
record Plan(
    boolean serene,
    boolean evening,
    boolean alone,
    int nodes,
    int payments,
    int requests,
    int callsAtOnceMax,
    Duration settle,
    Limits limits) {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** 21:57 in São Paulo. */
  private static final Instant EVENING = Instant.parse("2026-11-21T00:57:00Z");

  private static final Duration LEAST = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofSeconds(90);

  static Plan drawn(Chance chance) {
    boolean serene = chance.percent(10);
    int nodes = chance.between(1, 3);
    return new Plan(
        serene,
        chance.percent(25),
        nodes == 1 && chance.percent(60),
        nodes,
        chance.between(1, 5),
        chance.between(1, 12),
        serene ? 16 : chance.pick(List.of(1, 1, 2, 3, 16)),
        chance.percent(70) ? Duration.ofSeconds(60) : chance.between(LEAST, MOST),
        serene ? Limits.STANDARD : limits(chance));
  }

  Instant start() {
    return evening ? EVENING : NOON;
  }

  /** Patience of days is never at its end in a history of minutes: some have little of it. */
  private static Limits limits(Chance chance) {
    return switch (chance.between(0, 3)) {
      case 0 -> hasty(chance);
      case 1 -> tireless();
      default -> Limits.STANDARD;
    };
  }

  private static Limits hasty(Chance chance) {
    return new Limits(
        chance.between(1, 4),
        Duration.ofSeconds(1),
        Duration.ofSeconds(chance.between(1, 20)),
        Duration.ofMillis(500),
        Duration.ofSeconds(chance.between(1, 30)),
        chance.between(Duration.ofSeconds(5), Duration.ofMinutes(4)),
        chance.between(Duration.ofSeconds(5), Duration.ofMinutes(4)),
        Duration.ofSeconds(60),
        chance.pick(List.of(Duration.ZERO, Duration.ofSeconds(30))));
  }

  private static Limits tireless() {
    return new Limits(
        200,
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofHours(24),
        Duration.ofDays(7),
        Duration.ofSeconds(60),
        Duration.ofSeconds(1));
  }

  /** What a connector promises, within the bounds of this history. */
  Facts facts(ProviderName provider) {
    Facts its = Simulation.connector(provider).facts();
    return its.within(its.timeout(), settle, callsAtOnceMax, its.callsPerSecondMax());
  }

  /** Put together by hand, for what the gateway puts together is under test. */
  Limits limits(ProviderName provider) {
    return new Limits(
        limits.attemptsMax(),
        limits.attemptDelayMin(),
        limits.attemptDelayMax(),
        limits.lookUpDelayMin(),
        limits.lookUpDelayMax(),
        limits.doubtMax(),
        limits.pendingMax(),
        facts(provider).settle(),
        limits.deadlineMargin());
  }

  /** Three time-outs, and time to record the last reply. */
  Duration lease(Cancellation it) {
    return facts(it.payment().provider()).timeout().multipliedBy(3).plusSeconds(5);
  }
}
