package dev.estorno.simulator;

import dev.estorno.core.Event;
import dev.estorno.core.Limits;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import dev.estorno.gateway.engine.Lifecycles;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.gateway.store.Step;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Signal;
import dev.estorno.providers.letpay.LetPay;
import dev.estorno.providers.liquido.Liquido;
import dev.estorno.providers.picpay.PicPay;
import dev.estorno.providers.qitech.QiTech;
import dev.estorno.sandbox.fake.Callback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One history: drawn from one seed, checked after every step. */
public final class Simulation {
  /** The first instant of every history. */
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private static final Duration STORM = Duration.ofMinutes(10);

  /** Longer than any provider makes us wait: an accepted payment order for its day. */
  private static final Duration CALM_MAX = Duration.ofDays(5);

  private static final long STEPS_MAX = 200_000;
  private static final int RULINGS_MAX = 20;

  /**
   * How a history went.
   *
   * @param violation what must never be, and was; empty when all held
   * @param history one line for each thing that happened; empty unless asked for
   * @param coverage which answers met which states
   */
  public record Outcome(
      long seed, Optional<String> violation, List<String> history, Set<String> coverage) {}

  private final long seed;
  private final Agenda agenda = new Agenda(START);
  private final Chance chance;
  private final History history;
  private final Town town;
  private final Scene scene = new Scene();
  private final MemoryStore rows = new MemoryStore();
  private final Census census;
  private final Accounts accounts;
  private final Lifecycles lifecycles;
  private final List<Node> nodes = new ArrayList<>();
  private final Set<String> coverage = new HashSet<>();
  private Weather weather;
  private boolean calm;
  private int rulings;

  private Simulation(long seed, boolean kept) {
    this.seed = seed;
    this.chance = new Chance(seed);
    this.history = new History(agenda, kept);
    this.town = new Town(agenda, chance);
    this.weather = Weather.drawn(chance);
    this.census = new Census(rows, town, scene);
    this.accounts =
        new Accounts(
            scene.accounts(),
            List.of(new PicPay(), new QiTech(new QuickKeys()), new LetPay(), new Liquido()));
    this.lifecycles = new Lifecycles(it -> limits(accounts, it));
  }

  /** Lives through the history of that seed. */
  public static Outcome run(long seed, boolean historyKept) {
    return new Simulation(seed, historyKept).run();
  }

  private static Limits limits(Accounts accounts, ProviderName provider) {
    return Limits.STANDARD.withSettle(accounts.provider(provider).orElseThrow().facts().settle());
  }

  private Outcome run() {
    Optional<String> violation = Optional.empty();
    try {
      scene.populate(town, chance);
      int many = chance.between(1, 3);
      for (int i = 0; i < many; i++) {
        nodes.add(open());
      }
      new Crowd(agenda, chance, town, scene, this::anyNode, history).gather();
      troubles();
      live(START.plus(STORM));
      calm();
      live(agenda.instant().plus(CALM_MAX));
      census.checkEnd();
    } catch (Census.Violation broken) {
      violation = Optional.of(String.valueOf(broken.getMessage()));
    } catch (RuntimeException | AssertionError broken) {
      violation = Optional.of("broke: " + broken);
      history.add(() -> "at " + List.of(broken.getStackTrace()).subList(0, 8));
    }
    return new Outcome(seed, violation, history.lines(), coverage);
  }

  /** Steps until that instant, or until nothing is left to do. */
  private void live(Instant until) {
    while (agenda.instant().isBefore(until) && !(calm && allRest())) {
      if (agenda.entries() > STEPS_MAX) {
        throw new Census.Violation("it never ends");
      }
      agenda.step();
      signals();
      census.check();
    }
  }

  /** A person looks at what is manual; what then still is stays so. */
  private boolean allRest() {
    boolean rest = true;
    for (Entry entry : all()) {
      State state = entry.cancellation().state();
      if (state.kind() == State.Kind.MANUAL && rulings < RULINGS_MAX) {
        rulings++;
        anyNode().ifPresent(it -> it.rule(entry.cancellation(), new Ruling.Retry()));
        return false;
      }
      rest &= state.isFinal() || state.kind() == State.Kind.MANUAL || waitsBehindManual(entry);
    }
    return rest;
  }

  private boolean waitsBehindManual(Entry entry) {
    return entry.cancellation().state() instanceof State.Queued
        && rows.ofPayment(Scene.MERCHANT, entry.cancellation().payment()).stream()
            .anyMatch(it -> it.cancellation().state().kind() == State.Kind.MANUAL);
  }

  private List<Entry> all() {
    return scene.payments().stream()
        .flatMap(it -> rows.ofPayment(Scene.MERCHANT, it.ref()).stream())
        .toList();
  }

  private Node open() {
    var life = new Life(agenda);
    var store = new SimStore(rows, chance, () -> weather);
    var wire = new SimWire(agenda, chance, town, life, () -> weather, this::signals);
    var node =
        new Node(
            agenda, life, chance, accounts, lifecycles, store, wire, this::recorded, this::napMax);
    node.start();
    return node;
  }

  private Optional<Node> anyNode() {
    List<Node> alive = nodes.stream().filter(Node::isAlive).toList();
    return alive.isEmpty() ? Optional.empty() : Optional.of(chance.pick(alive));
  }

  /** Processes die and are started again, or freeze and come back as if nothing had been. */
  private void troubles() {
    int many = chance.between(0, 4);
    for (int i = 0; i < many; i++) {
      agenda.after(chance.between(Duration.ZERO, STORM.dividedBy(2)), this::trouble);
    }
  }

  private void trouble() {
    int which = chance.between(0, nodes.size() - 1);
    if (chance.percent(60)) {
      history.add(() -> "node " + which + " dies");
      nodes.get(which).kill();
      agenda.after(
          chance.between(Duration.ofSeconds(1), Duration.ofMinutes(1)), () -> revive(which));
    } else {
      history.add(() -> "node " + which + " freezes");
      nodes.get(which).freeze(chance.between(Duration.ofSeconds(5), Duration.ofMinutes(5)));
    }
  }

  private void revive(int which) {
    if (!nodes.get(which).isAlive()) {
      nodes.set(which, open());
    }
  }

  /**
   * In the storm each node looks often; in the calm, which may last for days, when rows are due.
   */
  private Duration napMax() {
    return calm ? Duration.ofMinutes(10) : Duration.ofSeconds(5);
  }

  private void calm() {
    weather = Weather.CALM;
    calm = true;
    history.add(() -> "all is calm");
    new Crowd(agenda, chance, town, scene, this::anyNode, history).settle();
    for (int i = 0; i < nodes.size(); i++) {
      revive(i);
    }
  }

  private void recorded(Step step) {
    State.Kind from = step.before().state().kind();
    if (step.event() instanceof Event.Answered(var answer, _)) {
      coverage.add(from.word() + " x " + answer.getClass().getSimpleName());
    }
    history.add(() ->
        "%s: %s on %s -> %s"
            .formatted(step.before().id(), step.before().state(), step.event(), step.decision()));
  }

  /** What the providers owe is delivered: lost, doubled, late, in any order. */
  private void signals() {
    for (Map.Entry<ProviderName, Callback> owed : town.callbacks()) {
      if (chance.percent(weather.signalLost())) {
        continue;
      }
      int copies = chance.percent(weather.signalDoubled()) ? 2 : 1;
      for (int i = 0; i < copies; i++) {
        Duration late = chance.between(Duration.ofMillis(5), Duration.ofSeconds(10));
        agenda.after(late, () -> deliver(owed.getKey(), owed.getValue()));
      }
    }
  }

  private void deliver(ProviderName provider, Callback callback) {
    Account account =
        scene.accounts().stream()
            .filter(it -> it.provider().equals(provider))
            .findFirst()
            .orElseThrow();
    Map<String, List<String>> headers = new TreeMap<>();
    callback
        .headers()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    var signal = new Signal("POST", "/signals", headers, Body.of(callback.body()));
    var reading =
        accounts.provider(provider).orElseThrow().about(signal, account, agenda.instant());
    history.add(() -> "signal: " + reading);
    if (reading instanceof Signal.Reading.About(String reference)) {
      var payment = new PaymentRef(provider, account.name(), reference);
      anyNode().ifPresent(it -> it.nudge(payment));
    }
  }
}
