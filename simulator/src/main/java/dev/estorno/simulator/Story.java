package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.State;
import dev.estorno.gateway.engine.Lifecycles;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.providers.Account;
import dev.estorno.providers.Provider;
import dev.estorno.simulator.books.Census;
import dev.estorno.simulator.books.Clerk;
import dev.estorno.simulator.books.Registry;
import dev.estorno.simulator.books.StoreBooks;
import dev.estorno.simulator.books.Told;
import dev.estorno.simulator.books.TooLate;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.Findings;
import dev.estorno.simulator.kit.History;
import dev.estorno.simulator.kit.Life;
import dev.estorno.simulator.line.Acts;
import dev.estorno.simulator.line.Ears;
import dev.estorno.simulator.line.Overheard;
import dev.estorno.simulator.line.SimWire;
import dev.estorno.simulator.rules.Examination;
import dev.estorno.simulator.rules.Rulebook;
import dev.estorno.simulator.world.Scene;
import dev.estorno.simulator.world.Stranger;
import dev.estorno.simulator.world.Town;
import dev.estorno.simulator.world.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The life of one history: a storm, then calm, in which all must end. */
final class Story {
  private static final Duration STORM = Duration.ofMinutes(8);

  /** Longer than any provider makes us wait: an accepted payment order for its day. */
  private static final Duration CALM_MAX = Duration.ofDays(6);

  /** What the storm left on its way is over by then: leases, frozen processes, late replies. */
  private static final Duration AFTERMATH = Duration.ofMinutes(12);

  /** A process that lives and has nothing else to do is not later than this. */
  private static final Duration OVERDUE_MAX = Duration.ofMinutes(3);

  /** Where nothing goes wrong, nothing waits for longer. */
  private static final Duration MOMENT = Duration.ofMillis(1500);

  private static final int QUESTIONS = 60;

  private final long seed;
  private final Plan plan;
  private final Agenda agenda;
  private final Chance chance;
  private final History history;
  private final Findings findings = new Findings();
  private final Town town;
  private final Scene scene = new Scene();
  private final MemoryStore rows = new MemoryStore();
  private final Acts acts;
  private final Ears ears;
  private final Clerk clerk;
  private final StoreBooks books;
  private final Told told;
  private final TooLate tooLate;
  private final Census census;
  private final Crowd crowd;
  private final People people;
  private final Post post;
  private final Rulebook rulebook;
  private final Fleet fleet;
  private final Set<String> coverage = new HashSet<>();
  private Weather weather;
  private Instant calmAt = Instant.MAX;

  Story(long seed, Plan plan, Agenda agenda, Chance chance, boolean kept) {
    this.seed = seed;
    this.plan = plan;
    this.agenda = agenda;
    this.chance = chance;
    this.history = new History(agenda, kept);
    this.town = new Town(agenda, chance);
    this.fleet = new Fleet(agenda, chance, history, this::open);
    this.weather =
        plan.serene() ? Weather.CALM : Weather.drawn(chance, plan.start(), scene.providers());
    this.acts = new Acts(it -> plan.facts(it).settle(), findings);
    this.ears = new Ears(agenda, rows, acts, fleet::isAwake, plan.serene(), findings);
    this.clerk = new Clerk(agenda, rows, ears, plan.callsAtOnceMax(), findings);
    var registry = new Registry(clerk, findings);
    this.told = new Told(findings);
    this.tooLate = new TooLate(clerk, ears, findings);
    this.books = new StoreBooks(clerk, registry, told, tooLate, findings);
    this.census = new Census(clerk, town, scene, acts, findings);
    this.crowd = new Crowd(agenda, chance, town, scene, registry, fleet::any, history);
    this.people = new People(agenda, chance, clerk, census, acts, fleet::any, findings, history);
    this.post =
        new Post(
            agenda,
            chance,
            town,
            scene,
            clerk,
            Simulation::connector,
            plan::limits,
            () -> weather,
            fleet::any,
            findings,
            history);
    this.rulebook = new Rulebook(plan::limits, plan::lease, findings);
  }

  Simulation.Outcome live() {
    history.add(() -> "plan: " + plan + ", " + weather);
    Optional<String> violation;
    try {
      begin();
      live(plan.start().plus(STORM));
      calm();
      live(agenda.instant().plus(CALM_MAX));
      census.checkEnd();
      violation = findings.first();
    } catch (RuntimeException | Error broken) {
      violation = findings.first().or(() -> Optional.of("broke: " + broken));
      history.add(() -> "at " + List.of(broken.getStackTrace()));
    }
    return new Simulation.Outcome(seed, violation, history.lines(), coverage, agenda.entries());
  }

  private void begin() {
    var first = scene.providers().getFirst();
    new Examination(
            chance,
            plan.limits(first),
            plan.start(),
            plan.facts(first).timeout().multipliedBy(3),
            findings)
        .ask(QUESTIONS);
    scene.populate(town, chance, agenda.instant(), plan.payments());
    fleet.start(plan.nodes());
    if (plan.serene()) {
      crowd.gatherSerenely();
      return;
    }
    crowd.gather(plan.requests());
    people.comeBy(plan.start().plus(STORM));
    for (int i = chance.between(0, 4); i > 0; i--) {
      agenda.after(chance.between(Duration.ZERO, STORM.dividedBy(2)), fleet::trouble);
    }
    for (int i = chance.percent(35) ? chance.between(1, 4) : 0; i > 0; i--) {
      agenda.after(chance.between(Duration.ZERO, STORM.dividedBy(2)), this::meddle);
    }
  }

  /** Steps until that instant, until nothing is left to do, or until something is wrong. */
  private void live(Instant until) {
    while (agenda.instant().isBefore(until) && !findings.any() && !(isCalm() && allRest())) {
      agenda.step();
      post.collect();
      tooLate.check(fleet.dead());
      told.check(fleet.dead());
      census.check();
      checkPace();
    }
  }

  /** In the calm nothing is late: no row is forgotten, by nobody. */
  private void checkPace() {
    if (plan.serene()) {
      clerk.checkPace(agenda.instant(), MOMENT);
    } else if (isCalm() && agenda.instant().isAfter(calmAt.plus(AFTERMATH))) {
      clerk.checkPace(agenda.instant(), OVERDUE_MAX);
    }
  }

  private boolean isCalm() {
    return !calmAt.equals(Instant.MAX);
  }

  /** A person looks at what is manual; what then still is stays so. */
  private boolean allRest() {
    return clerk.all().stream()
            .allMatch(it -> it.state().isFinal() || People.isManual(it) || waitsBehindManual(it))
        && !people.retryOne();
  }

  private boolean waitsBehindManual(Cancellation it) {
    return it.state() instanceof State.Queued
        && clerk.all().stream()
            .filter(other -> other.payment().equals(it.payment()))
            .anyMatch(People::isManual);
  }

  private Node open(Life life) {
    var store = new SimStore(rows, agenda, life, chance, () -> weather, books);
    var accounts = new Accounts(scene.accounts(), connectors(life));
    var watcher =
        new Lookout(
            life.number(),
            plan.serene(),
            told,
            tooLate,
            ears,
            rulebook,
            coverage,
            findings,
            history);
    var lifecycles = new Lifecycles(it -> plan.limits().withSettle(plan.facts(it).settle()));
    var node =
        new Node(
            agenda,
            life,
            chance,
            accounts,
            lifecycles,
            store,
            wire(life),
            watcher,
            this::isCalm,
            findings);
    if (plan.alone()) {
      node.startAlone(this::recovered);
    } else {
      node.start();
    }
    return node;
  }

  private SimWire wire(Life life) {
    return new SimWire(
        agenda,
        chance,
        town,
        life,
        () -> weather,
        it -> plan.facts(it.provider()),
        ears,
        census::arrives);
  }

  private List<Provider> connectors(Life life) {
    return Simulation.connectors().stream()
        .<Provider>map(it ->
            new Overheard(
                it, plan.facts(it.name()), ears, life.number(), chance, () -> weather.broken()))
        .collect(Collectors.toList());
  }

  /** What an earlier process held is nobody's any more. */
  private void recovered() {
    history.add(() -> "what an earlier process left is taken up");
    clerk.checkTakenUp(it -> plan.limits(it).lookUpDelayMin());
  }

  private void meddle() {
    Scene.Payment payment = chance.pick(scene.payments());
    Account account = scene.account(payment);
    Extent extent =
        chance.percent(50) ? Extent.full() : Extent.part(Money.brl(700 + chance.between(0, 99)));
    var stranger = new Stranger(town, agenda, it -> Simulation.connector(it.provider()));
    census.meddle(
        payment,
        () -> {
          var answer = stranger.cancel(account, payment, extent);
          history.add(() -> "stranger: cancels " + extent + " of " + payment + " -> " + answer);
        });
  }

  private void calm() {
    weather = Weather.CALM;
    calmAt = agenda.instant();
    history.add(() -> "all is calm");
    crowd.settle();
    fleet.revive();
  }
}
