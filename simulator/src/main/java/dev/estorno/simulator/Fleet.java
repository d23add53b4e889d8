package dev.estorno.simulator;

import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.History;
import dev.estorno.simulator.kit.Life;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The processes that share the rows: started, killed, frozen and started again. */
final class Fleet {
  private static final Duration LATELY = Duration.ofMinutes(2);

  private final Agenda agenda;
  private final Chance chance;
  private final History history;
  private final Function<Life, Node> opening;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Integer, Life> lives = new HashMap<>();
  private final Set<Integer> dead = new HashSet<>();
  private final int[] depth = {0};

  Fleet(Agenda agenda, Chance chance, History history, Function<Life, Node> opening) {
    this.agenda = agenda;
    this.chance = chance;
    this.history = history;
    this.opening = opening;
  }

  void start(int many) {
    for (int i = 0; i < many; i++) {
      nodes.add(open());
    }
  }

  private Node open() {
    var life = new Life(agenda, lives.size() + 1, depth);
    lives.put(life.number(), life);
    return opening.apply(life);
  }

  /** One that can be reached. */
  Optional<Node> any() {
    List<Node> open = nodes.stream().filter(Node::isOpen).toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(chance.pick(open));
  }

  /** Whether that process lives, and was not frozen lately. */
  boolean isAwake(int process) {
    return Optional.ofNullable(lives.get(process))
        .filter(Life::isAlive)
        .filter(it -> it.wasAwakeSince(agenda.instant().minus(LATELY)))
        .isPresent();
  }

  Set<Integer> dead() {
    return dead;
  }

  /** One dies and is started again, or freezes and comes back as if nothing had been. */
  void trouble() {
    int which = chance.between(0, nodes.size() - 1);
    Life life = nodes.get(which).life();
    if (chance.percent(60)) {
      history.add(() -> "process " + life.number() + " dies");
      life.kill();
      dead.add(life.number());
      agenda.after(
          chance.between(Duration.ofSeconds(1), Duration.ofMinutes(1)), () -> revive(which));
    } else {
      history.add(() -> "process " + life.number() + " freezes");
      life.freeze(chance.between(Duration.ofSeconds(5), Duration.ofMinutes(5)));
    }
  }

  /** Starts what is not there. */
  void revive() {
    for (int i = 0; i < nodes.size(); i++) {
      revive(i);
    }
  }

  private void revive(int which) {
    if (!nodes.get(which).isAlive()) {
      nodes.set(which, open());
    }
  }
}
