package dev.estorno.sandbox.world;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.faults.Fault;
import dev.estorno.sandbox.faults.Faults;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All providers of one sandbox, the clock they share, and what goes wrong there. */
public final class World implements AutoCloseable {

  private final List<FakeProvider.Maker> makers;
  private final SandboxClock clock = new SandboxClock(InstantSource.system());
  private final EffectLog effects = new EffectLog();
  private final Deliveries deliveries = new Deliveries();
  private final Map<String, Cell> cells = new LinkedHashMap<>();
  private final InputLog log;
  private final RandomGenerator faultChance;
  private final Ticker ticker = new Ticker(clock, this::whatIsDue);
  private final Courier courier = new Courier(clock, deliveries, ticker::poke);
  private InputLog.Origin origin;
  private volatile Faults faults = Faults.NONE;

  private World(List<FakeProvider.Maker> makers, InputLog log, InputLog.Origin origin) {
    this.makers = List.copyOf(makers);
    this.log = log;
    this.origin = origin;
    this.faultChance = new SplittableRandom(origin.seed());
    for (FakeProvider fake : fakes()) {
      cells.put(fake.profile().name(), new Cell(fake, clock, log, new Handover()));
    }
  }

  /** A world that is gone with the process. Equal seeds and equal inputs give equal answers. */
  public static World inMemory(List<FakeProvider.Maker> makers, long seed) {
    World world = new World(makers, InputLog.none(), new InputLog.Origin(seed, 0));
    world.run();
    return world;
  }

  /** A world that is kept in {@code folder}; what is there already is done again first. */
  public static World keptIn(Path folder, List<FakeProvider.Maker> makers, long seed) {
    InputLog log = InputLog.in(folder);
    List<JsonNode> lines = InputLog.lines(folder);
    InputLog.Origin origin =
        lines.isEmpty()
            ? new InputLog.Origin(seed, 0)
            : new InputLog.Origin(
                lines.getFirst().path("seed").longValue(),
                lines.getFirst().path("generation").longValue());
    World world = new World(makers, log, origin);
    if (lines.isEmpty()) log.restart(origin);
    else lines.subList(1, lines.size()).forEach(world::again);
    world.cells.values().forEach(Cell::resume);
    world.run();
    return world;
  }

  /** What the fakes are, without a world to put them in. */
  public static List<Profile> profiles(List<FakeProvider.Maker> makers) {
    return makers.stream()
        .map(maker -> maker.make(new SplittableRandom(0), new EffectLog()).profile())
        .toList();
  }

  public SandboxClock clock() {
    return clock;
  }

  /** The clock shows {@code now} and runs on; what became due has happened when this returns. */
  public SandboxClock.Reading setClock(Instant now) {
    return moved(clock.set(now));
  }

  /** The clock moves on by {@code by}; what became due has happened when this returns. */
  public SandboxClock.Reading advanceClock(Duration by) {
    return moved(clock.advance(by));
  }

  public Optional<Cell> cell(String provider) {
    return Optional.ofNullable(cells.get(provider));
  }

  public List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  /** The provider that owns a request's path: the one with the longest beginning of it. */
  public Optional<Cell> owner(Exchange exchange) {
    String path = String.join("/", exchange.segments()) + "/";
    record Claim(Cell cell, int length) {}
    return cells.values().stream()
        .flatMap(cell ->
            cell.profile().paths().stream()
                .filter(start -> path.startsWith(start + "/"))
                .map(start -> new Claim(cell, start.length())))
        .max(Comparator.comparingInt(Claim::length))
        .map(Claim::cell);
  }

  public List<Effect> effects() {
    return effects.all();
  }

  public List<Deliveries.Delivery> deliveries() {
    return deliveries.all();
  }

  public Faults faults() {
    return faults;
  }

  /** Replaces all faults. They live as long as the process; a restart on a data folder has none. */
  public synchronized void setFaults(Faults anew) {
    faults = anew;
  }

  /** What strikes this request, if anything. */
  public Optional<Fault> strike(String provider, String operation) {
    return faults.rules().isEmpty() ? Optional.empty() : pick(provider, operation);
  }

  private synchronized Optional<Fault> pick(String provider, String operation) {
    Faults.Picked picked = faults.pick(provider, operation, faultChance);
    faults = picked.left();
    return picked.fault();
  }

  /** Everything as on the first day, with the clock at real time; ids will be other ones. */
  public void reset() {
    List<Cell> all = cells();
    all.forEach(cell -> cell.lock().lock());
    try {
      setFaults(Faults.NONE);
      courier.clear();
      deliveries.clear();
      effects.clear();
      origin = new InputLog.Origin(origin.seed(), origin.generation() + 1);
      log.restart(origin);
      for (FakeProvider fake : fakes()) cellOf(fake).replace(fake);
      clock.reset();
    } finally {
      all.forEach(cell -> cell.lock().unlock());
    }
  }

  @Override
  public void close() {
    ticker.close();
    courier.close();
    log.close();
  }

  private void run() {
    clock.onChange(ticker::poke);
    ticker.start();
  }

  private SandboxClock.Reading moved(SandboxClock.Reading reading) {
    log.clock(reading.offset());
    cells.values().forEach(Cell::tick);
    return reading;
  }

  private void again(JsonNode line) {
    if (line.path("type").asString().equals("clock")) {
      clock.shift(Duration.parse(line.path("offset").asString()));
      return;
    }
    cell(line.path("provider").asString())
        .orElseThrow(() -> new IllegalStateException("the log knows another provider: " + line))
        .replay(InputCodec.read(line), Instant.parse(line.path("now").asString()));
  }

  private Optional<Instant> whatIsDue() {
    cells.values().forEach(Cell::tick);
    Stream<Instant> dues = cells.values().stream().flatMap(cell -> cell.nextDue().stream());
    return Stream.concat(dues, courier.dispatch().stream()).min(Comparator.naturalOrder());
  }

  private List<FakeProvider> fakes() {
    List<FakeProvider> fakes = new ArrayList<>();
    long salt = origin.generation();
    for (FakeProvider.Maker maker : makers) {
      salt = salt * 31 + 17;
      fakes.add(maker.make(new SplittableRandom(origin.seed() ^ salt), effects));
    }
    return fakes;
  }

  private Cell cellOf(FakeProvider fake) {
    return cell(fake.profile().name())
        .orElseThrow(() -> new AssertionError("no cell for " + fake.profile().name()));
  }

  /** A callback as its faults leave it: usually itself, once. */
  private synchronized List<Callback> struck(String provider, Cell.Owed owed) {
    Faults.Picked picked = faults.pickCallback(provider, owed.operation(), faultChance);
    faults = picked.left();
    Callback callback = owed.callback();
    if (picked.fault().isEmpty()) return List.of(callback);
    return switch (picked.fault().get()) {
      case Fault.DuplicateCallback _ -> List.of(callback, callback);
      case Fault.LateCallback(Duration time) -> List.of(callback.at(callback.dueAt().plus(time)));
      case Fault.LoseCallback _ -> List.of();
      case Fault.Hang _, Fault.HangAfter _, Fault.RefuseConnection _, Fault.DropRequest _ ->
          List.of(callback);
      case Fault.DropReply _, Fault.Delay _, Fault.DelayReply _, Fault.Status _ ->
          List.of(callback);
      case Fault.StatusAfter _, Fault.Garbage _ -> List.of(callback);
    };
  }

  private final class Handover implements Cell.Listener {
    @Override
    public void owes(Cell cell, List<Cell.Owed> owed) {
      for (Cell.Owed one : owed) {
        struck(cell.profile().name(), one)
            .forEach(callback -> courier.offer(cell, one.with(callback)));
      }
    }

    @Override
    public void dueEarlier() {
      ticker.poke();
    }
  }
}
