package dev.estorno.gateway;

import dev.estorno.core.Limits;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.care.Bounds;
import dev.estorno.gateway.care.Care;
import dev.estorno.gateway.doors.DoorsServer;
import dev.estorno.gateway.doors.notices.NoticesDoor;
import dev.estorno.gateway.doors.watch.WatchDoors;
import dev.estorno.gateway.engine.Engine;
import dev.estorno.gateway.engine.Funnel;
import dev.estorno.gateway.engine.Later;
import dev.estorno.gateway.engine.Lifecycles;
import dev.estorno.gateway.engine.Pump;
import dev.estorno.gateway.engine.Sweeper;
import dev.estorno.gateway.engine.Talks;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.intake.Ids;
import dev.estorno.gateway.intake.Intake;
import dev.estorno.gateway.intake.WaitingRoom;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Line;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.outbox.Courier;
import dev.estorno.gateway.outbox.Guard;
import dev.estorno.gateway.outbox.HttpPost;
import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.StorePlace;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.sql.PostgresStore;
import dev.estorno.gateway.store.sql.SqliteStore;
import dev.estorno.gateway.watch.Health;
import dev.estorno.gateway.watch.Watch;
import dev.estorno.gateway.wire.HttpWire;
import dev.estorno.providers.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole gateway, put together with plain constructors: read it to know what talks to what. */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private static final Duration TALKS_END_MAX = Duration.ofSeconds(2);

  /** How soon a caller that waits here learns what another node did. */
  private static final Duration LOOKING_EVERY = Duration.ofMillis(250);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final DoorsServer.Running doors;
  private Optional<Integer> watchPort = Optional.empty();

  private Gateway(
      Settings settings,
      Collection<Provider> connectors,
      InstantSource clock,
      RandomGenerator chance) {
    try {
      doors = open(settings, connectors, clock, chance);
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private DoorsServer.Running open(
      Settings settings,
      Collection<Provider> connectors,
      InstantSource clock,
      RandomGenerator chance) {
    List<Provider> providers = connectors.stream().map(settings::tuned).toList();
    Map<ProviderName, Limits> limits =
        providers.stream().collect(Collectors.toMap(Provider::name, settings::limits));
    var accounts = new Accounts(settings.accounts(), providers, settings.tunedAccounts(connectors));
    var lifecycles = new Lifecycles(it -> Objects.requireNonNull(limits.get(it)));

    Watch watch = keep(new Watch(settings, clock));
    Store store = watch.over(keep(store(settings)));
    keep(watch.counting(store));
    var care = new Care(it -> bounds(settings, accounts, it), clock);
    watch.care(care);
    Wire wire = watch.over(keep(new HttpWire(callsAtOnceMax(settings, accounts))));
    Guard guard = Guard.standard(settings.notices().privateNetworks());
    HttpPost post = keep(new HttpPost(guard, settings.notices().timeout(), clock));
    ExecutorService workers = watch.over(Executors.newVirtualThreadPerTaskExecutor());
    keep(() -> finish(workers));
    Later later = later(workers);

    WaitingRoom waitingRoom =
        isOurs(settings) ? new WaitingRoom() : WaitingRoom.looking(LOOKING_EVERY);
    Watcher watcher = waitingRoom.and(watch.watcher());
    var funnel = new Funnel(store, lifecycles, clock, watcher);
    var line = new Line(care.over(wire), workers, clock);
    var talks = new Talks(accounts, line, funnel, workers, later, clock, watch.talks());
    var engine = new Engine(store, accounts, care, funnel, talks, clock);
    var intake = new Intake(store, engine, waitingRoom, new Ids(chance), clock);
    // A folder is ours alone: whoever held a row before has ended. Who shares rows cannot know.
    if (isOurs(settings)) {
      engine.recover();
    }
    Health health = watch.health(store, keep(Pump.start("engine", engine, clock)));
    sweep(settings, store, clock, later);
    startCourier(settings, store, post, workers, clock, chance);
    var notices = new NoticesDoor(store.outbox(), guard, clock, chance);
    var server = new DoorsServer(settings, intake, engine, store, accounts, notices, clock);
    var open = open(server, watch, health, settings);
    keep(() -> leave(health, waitingRoom, settings.watch().drain()));
    return open;
  }

  private void sweep(Settings settings, Store store, InstantSource clock, Later later) {
    List<MerchantId> all = settings.merchants().stream().map(Merchant::id).toList();
    settings
        .retention()
        .ifPresent(it -> keep(Sweeper.start(store, all, it.finished(), it.then(), clock, later)));
  }

  private DoorsServer.Running open(
      DoorsServer server, Watch watch, Health health, Settings settings) {
    var watchDoors =
        new WatchDoors(watch, health, settings.server().node(), settings.watch().place());
    watchPort = watchDoors.open().map(this::keep).map(DoorsServer.Running::port);
    return keep(watchDoors.beside(server).start(settings.server().port()));
  }

  /** Says for a while that this node is about to end, then lets go those who wait here. */
  private static void leave(Health health, WaitingRoom waitingRoom, Duration drain)
      throws InterruptedException {
    health.leave();
    Thread.sleep(drain);
    waitingRoom.close();
  }

  private static Bounds bounds(Settings settings, Accounts accounts, AccountKey account) {
    return accounts
        .provider(account)
        .map(it -> settings.bounds(it, account))
        .orElse(Bounds.NOTHING);
  }

  /** Of all accounts: the bound of each is what holds, not one that they would have to share. */
  private static int callsAtOnceMax(Settings settings, Accounts accounts) {
    return accounts.all().stream()
        .mapToInt(it -> bounds(settings, accounts, Accounts.key(it)).callsAtOnceMax())
        .sum();
  }

  private void startCourier(
      Settings settings,
      Store store,
      HttpPost post,
      ExecutorService workers,
      InstantSource clock,
      RandomGenerator chance) {
    List<MerchantId> merchants = settings.merchants().stream().map(Merchant::id).toList();
    var courier =
        Courier.of(store.outbox(), merchants, settings.notices(), post, workers, clock, chance);
    if (isOurs(settings)) {
      courier.recover();
    }
    keep(Pump.start("courier", courier, clock));
  }

  private static boolean isOurs(Settings settings) {
    return switch (settings.store()) {
      case StorePlace.Embedded _ -> true;
      case StorePlace.Shared _ -> false;
    };
  }

  private static Store store(Settings settings) {
    return switch (settings.store()) {
      case StorePlace.Embedded _ -> SqliteStore.open(settings.data());
      case StorePlace.Shared it ->
          PostgresStore.open(
              new PostgresStore.Server(
                  it.url(), it.user(), it.password().reveal(), settings.server().node()));
    };
  }

  /** Gives talks under way a moment to end; those cut off are told of as silence, and recorded. */
  private static void finish(ExecutorService workers) throws InterruptedException {
    workers.shutdown();
    if (!workers.awaitTermination(TALKS_END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
      workers.shutdownNow();
      workers.awaitTermination(TALKS_END_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Later later(ExecutorService workers) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    keep(timer::shutdownNow);
    return (delay, task) -> {
      try {
        var _ =
            timer.schedule(() -> workers.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException _) {
        log.info("closing with an answer that is not recorded: the next start looks it up");
      }
    };
  }

  /**
   * Opens the store, carries on with what it finds there, and opens the doors.
   *
   * @param chance must be safe for many threads; ids are drawn from it
   */
  public static Gateway start(
      Settings settings,
      Collection<Provider> connectors,
      InstantSource clock,
      RandomGenerator chance) {
    return new Gateway(settings, connectors, clock, chance);
  }

  /** Where the doors are. */
  public int port() {
    return doors.port();
  }

  /** Where the metrics are. */
  public int watchPort() {
    return watchPort.orElse(port());
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  /**
   * Closes in the reverse order of opening: not ready any more, no more requests, no more claims,
   * then what talks and the store. A talk cut off here is found in doubt at the next start, and
   * looked up.
   */
  @Override
  public void close() {
    for (AutoCloseable part : running) {
      try {
        part.close();
      } catch (Exception broken) {
        log.warn("a part did not close", broken);
      }
    }
    running.clear();
  }
}
