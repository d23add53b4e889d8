package dev.estorno.gateway.outbox;

import dev.estorno.gateway.settings.NoticeSettings;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** What follows from an attempt, for the delivery and for its endpoint: pure but for the dice. */
final class Judging {
  /** So many deliveries in a row that fail at their first attempt, and the endpoint is held. */
  static final int FAILURES_UNTIL_HELD = 3;

  static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);

  static final String GONE = "gone";
  static final String FAILING = "failing";

  private static final int STATUS_GONE = 410;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final NoticeSettings settings;
  private final RandomGenerator chance;

  Judging(NoticeSettings settings, RandomGenerator chance) {
    this.settings = settings;
    this.chance = chance;
  }

  Verdict after(Outcome outcome, Health health, Delivery delivery, Instant now) {
    return switch (outcome) {
      case Outcome.Heard(int status, _) when status / 100 == 2 ->
          new Verdict(
              health.accepted(now),
              heard(delivery, status, "").over(Delivery.State.DELIVERED, now));
      case Outcome.Heard(int status, _) when status == STATUS_GONE ->
          new Verdict(
              health.takesNotices() ? health.disabled(GONE, now) : health,
              heard(delivery, status, "status 410").over(Delivery.State.GIVEN_UP, now));
      case Outcome.Heard(int status, Optional<Duration> retryAfter) ->
          failed(
              health,
              heard(delivery, status, "status " + status),
              status == TOO_MANY_REQUESTS || status == UNAVAILABLE ? retryAfter : Optional.empty(),
              now);
      case Outcome.Lost(String why) ->
          failed(health, delivery.heard(OptionalInt.empty(), why), Optional.empty(), now);
    };
  }

  private static Delivery heard(Delivery delivery, int status, String trouble) {
    return delivery.heard(OptionalInt.of(status), trouble);
  }

  private Verdict failed(
      Health health, Delivery delivery, Optional<Duration> retryAfter, Instant now) {
    if (!health.takesNotices()) {
      return new Verdict(health, delivery.over(Delivery.State.GIVEN_UP, now));
    }
    Health counted = counted(health, delivery, now);
    if (counted.failingSince().filter(it -> isTooLong(it, now)).isPresent()) {
      return new Verdict(
          counted.disabled(FAILING, now), delivery.over(Delivery.State.GIVEN_UP, now));
    }
    Health next = next(health, counted, delivery, retryAfter, now);
    if (isTooLong(delivery.since(), now)) {
      return new Verdict(next, delivery.over(Delivery.State.GIVEN_UP, now));
    }
    Optional<Instant> dueAt =
        next.standing() == Health.Standing.HELD
            ? Optional.empty()
            : Optional.of(now.plus(delay(delivery.attempts())));
    return new Verdict(next, delivery.waiting(dueAt));
  }

  /**
   * One notice that an endpoint never takes must not hold back the others: only its first failure
   * counts. While the endpoint is held, the probe's counts alone.
   */
  private static Health counted(Health health, Delivery delivery, Instant now) {
    boolean counts =
        health.standing() == Health.Standing.HELD
            ? isProbe(health, delivery)
            : delivery.attempts() == 1;
    return health.failed(delivery.trouble(), counts, now);
  }

  private Health next(
      Health before,
      Health counted,
      Delivery delivery,
      Optional<Duration> retryAfter,
      Instant now) {
    boolean held = before.standing() == Health.Standing.HELD;
    if (held && !isProbe(before, delivery)) {
      return counted;
    }
    if (retryAfter.isPresent()) {
      return counted.held(now.plus(bounded(retryAfter.get())), now);
    }
    if (held || counted.failures() >= FAILURES_UNTIL_HELD) {
      int tries = Math.max(1, counted.failures() - FAILURES_UNTIL_HELD + 1);
      return counted.held(now.plus(delay(tries)), now);
    }
    return counted;
  }

  private static boolean isProbe(Health health, Delivery delivery) {
    return health.probe().equals(delivery.notice());
  }

  private boolean isTooLong(Instant since, Instant now) {
    return !now.isBefore(since.plus(settings.giveUpAfter()));
  }

  private Duration bounded(Duration wanted) {
    Duration atLeast = wanted.compareTo(settings.delayMin()) < 0 ? settings.delayMin() : wanted;
    return atLeast.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : atLeast;
  }

  /** Anything from the shortest delay to one that doubles with every try, up to the longest. */
  private Duration delay(int tries) {
    long min = settings.delayMin().toMillis();
    long max = settings.delayMax().toMillis();
    long ceiling = Math.min(max, min << Math.min(tries, 20));
    return Duration.ofMillis(ceiling <= min ? min : chance.nextLong(min, ceiling + 1));
  }
}
