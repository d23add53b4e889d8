package dev.estorno.simulator;

import dev.estorno.core.ProviderName;
import dev.estorno.providers.Provider;
import dev.estorno.providers.letpay.LetPay;
import dev.estorno.providers.liquido.Liquido;
import dev.estorno.providers.picpay.PicPay;
import dev.estorno.providers.qitech.QiTech;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.world.QuickKeys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One history: drawn from one seed, checked after every step. */
public final class Simulation {
  /** Connectors are pure: all histories share them. */
  private static final Map<ProviderName, Provider> CONNECTORS =
      List.of(new PicPay(), new QiTech(new QuickKeys()), new LetPay(), new Liquido()).stream()
          .collect(Collectors.toMap(Provider::name, Function.identity()));

  private static final long STEPS_MAX = 60_000;

  /**
   * How a history went.
   *
   * @param violation what must never be, and was; empty when all held
   * @param history one line for each thing that happened; empty unless asked for
   * @param coverage which events met which states
   * @param steps how long it took
   */
  public record Outcome(
      long seed,
      Optional<String> violation,
      List<String> history,
      Set<String> coverage,
      long steps) {}

  private Simulation() {}

  static Provider connector(ProviderName name) {
    return Optional.ofNullable(CONNECTORS.get(name)).orElseThrow();
  }

  static Collection<Provider> connectors() {
    return CONNECTORS.values();
  }

  /** Lives through the history of that seed. */
  public static Outcome run(long seed, boolean historyKept) {
    var chance = new Chance(seed);
    Plan plan = Plan.drawn(chance);
    var agenda = new Agenda(plan.start(), STEPS_MAX);
    return new Story(seed, plan, agenda, chance, historyKept).live();
  }
}
