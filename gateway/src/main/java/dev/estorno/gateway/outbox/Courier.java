package dev.estorno.gateway.outbox;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.engine.Turned;
import dev.estorno.gateway.settings.NoticeSettings;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.Notice;
import dev.estorno.gateway.store.notices.Outbox;
import dev.estorno.gateway.store.notices.Parcel;
import dev.estorno.gateway.store.notices.Verdict;
import dev.estorno.providers.Body;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries notices to merchants' endpoints: claims what is due, sends it, records what came of it.
 * Each is sent at least once, always under the same id; nothing here must survive a crash.
 */
public final class Courier implements Turned {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  static final int PER_ENDPOINT_MAX = 8;
  static final int ALL_MAX = 128;

  /** Left of the lease once the last answer may come: time to record it. */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final Post post;
  private final Executor workers;
  private final InstantSource clock;
  private final Judging judging;
  private final Sweeper sweeper;
  private final Duration lease;
  private final InFlight inFlight = new InFlight(PER_ENDPOINT_MAX, ALL_MAX);
  private volatile Runnable placeFree = () -> {};

  /**
   * A courier for these merchants' notices.
   *
   * @param workers sends block them
   * @param chance must be safe for many threads
   */
  Courier(
      Outbox outbox,
      List<MerchantId> merchants,
      NoticeSettings settings,
      Post post,
      Executor workers,
      InstantSource clock,
      RandomGenerator chance) {
    this.outbox = outbox;
    this.post = post;
    this.workers = workers;
    this.clock = clock;
    this.judging = new Judging(settings, chance);
    this.sweeper = new Sweeper(outbox, merchants, settings.keep(), clock.instant());
    this.lease = settings.timeout().multipliedBy(2).plus(LEASE_MARGIN);
  }

  public static Courier of(
      Outbox outbox,
      List<MerchantId> merchants,
      NoticeSettings settings,
      HttpPost post,
      Executor workers,
      InstantSource clock,
      RandomGenerator chance) {
    return new Courier(outbox, merchants, settings, post, workers, clock, chance);
  }

  /** Takes up what an earlier process left, where no other one works on these rows. */
  public void recover() {
    outbox.recover(clock.instant());
  }

  @Override
  public Optional<Instant> nextTurn() {
    return Stream.concat(outbox.nextDue(inFlight.full()).stream(), Stream.of(sweeper.dueAt()))
        .min(Comparator.naturalOrder());
  }

  @Override
  public int turn(int rowsMax) {
    Instant now = clock.instant();
    sweeper.sweep(now);
    int turned = outbox.turn(now, Health.Pace.STANDARD);
    List<Parcel> parcels = claim(now, Math.min(rowsMax, inFlight.places()));
    for (Parcel it : parcels) {
      inFlight.enter(it.endpoint().key());
      workers.execute(() -> carry(it));
    }
    return turned + parcels.size();
  }

  @Override
  public void onPlaceFree(Runnable wake) {
    placeFree = wake;
  }

  private List<Parcel> claim(Instant now, int rowsMax) {
    if (rowsMax <= 0) {
      return List.of();
    }
    Set<Endpoint.Key> full = inFlight.full();
    // Only this thread claims. A transaction that is begun anew counts twice, and so takes fewer.
    Map<Endpoint.Key, Integer> taken = new HashMap<>();
    Predicate<Endpoint.Key> place = it -> taken.merge(it, 1, Integer::sum) <= inFlight.places(it);
    return outbox.claim(now, now.plus(lease), rowsMax, full, place);
  }

  private void carry(Parcel parcel) {
    Endpoint endpoint = parcel.endpoint();
    try {
      Outcome outcome = send(parcel);
      outbox.report(parcel, (health, delivery) -> judge(outcome, endpoint, health, delivery));
    } catch (StoreDown down) {
      log.warn("a notice's end is not recorded, it is sent again: {}", down.getMessage());
    } catch (RuntimeException | AssertionError broken) {
      log.error("carrying a notice broke, it is sent again", broken);
    } finally {
      inFlight.leave(endpoint.key());
      placeFree.run();
    }
  }

  private Outcome send(Parcel parcel) {
    Endpoint endpoint = parcel.endpoint();
    Optional<Notice> notice = outbox.notice(endpoint.key().merchant(), parcel.delivery().notice());
    if (notice.isEmpty()) {
      return new Outcome.Lost("the notice itself is gone");
    }
    String body = notice.get().body();
    Instant now = clock.instant();
    Map<String, String> headers =
        Signatures.headers(notice.get().id(), now, body, endpoint.secretsAt(now));
    return post.post(endpoint.url(), headers, Body.of(body));
  }

  private Verdict judge(Outcome outcome, Endpoint endpoint, Health health, Delivery delivery) {
    Verdict verdict = judging.after(outcome, health, delivery, clock.instant());
    if (verdict.health().standing() != health.standing()) {
      log.info(
          "endpoint {} {} -> {} {}",
          endpoint.key().id(),
          health.standing(),
          verdict.health().standing(),
          delivery.trouble());
    }
    return verdict;
  }
}
