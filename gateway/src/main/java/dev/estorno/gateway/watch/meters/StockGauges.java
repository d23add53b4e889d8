package dev.estorno.gateway.watch.meters;

import dev.estorno.core.State;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Stock;
import dev.estorno.gateway.store.Stock.Pile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shows what was counted in the store last. The rows are every node's, and so are these gauges: of
 * many nodes' one takes the maximum, never the sum.
 */
final class StockGauges {
  private static final String SHARED = " Counted in the rows that all nodes share: take the max.";

  /** The states in which time presses: the provider is yet to be asked, perhaps once more. */
  private static final Set<State.Kind> PRESSED =
      EnumSet.of(State.Kind.QUEUED, State.Kind.IN_DOUBT, State.Kind.MANUAL);

  private final Labels labels;
  private final Slots open;
  private final Slots oldest;
  private final Slots flagged;
  private final Slots nearest;
  private final Slots near;
  private volatile boolean whole = true;

  StockGauges(MeterRegistry registry, Labels labels, Collection<AccountKey> accounts) {
    this.labels = labels;
    this.open =
        Slots.gauges(
            "estorno.cancellations.open",
            "Cancellations that have not ended." + SHARED,
            0,
            registry);
    this.oldest =
        Slots.gauges(
            "estorno.cancellations.oldest.seconds",
            "Since the oldest one that is in this state was accepted; 0: none is." + SHARED,
            0,
            registry);
    this.flagged =
        Slots.gauges(
            "estorno.cancellations.flagged",
            "Cancellations that contradict what the provider said later." + SHARED,
            0,
            registry);
    this.nearest =
        Slots.gauges(
            "estorno.deadline.nearest.seconds",
            "Until the first deadline ahead of one that is queued, in doubt or manual; +Inf: none"
                + " is."
                + SHARED,
            Double.POSITIVE_INFINITY,
            registry);
    this.near =
        Slots.gauges(
            "estorno.deadlines.near",
            "Cancellations queued, in doubt or manual whose deadline comes within that." + SHARED,
            0,
            registry);
    Gauge.builder("estorno.stock.whole", this, it -> it.whole ? 1 : 0)
        .description("0: more rows wait than are counted, and every count is at least so much.")
        .register(registry);
    accounts.forEach(this::expect);
  }

  /** A series that begins at 0 is seen to rise; one that begins at 1 is not. */
  private void expect(AccountKey it) {
    flagged.with(account(it));
    nearest.with(provider(it));
    near.with(within(it, "1h")).with(within(it, "4h"));
    for (State.Kind state : State.Kind.values()) {
      if (!state.isFinal()) {
        open.with(account(it).and("state", state.word()));
        oldest.with(provider(it).and("state", state.word()));
      }
    }
  }

  void show(Stock stock, Instant now) {
    Map<Tags, Double> openNow = new HashMap<>();
    Map<Tags, Double> oldestNow = new HashMap<>();
    Map<Tags, Double> flaggedNow = new HashMap<>();
    Map<Tags, Double> nearestNow = new HashMap<>();
    Map<Tags, Double> nearNow = new HashMap<>();
    for (Pile it : stock.piles()) {
      String state = it.state().word();
      openNow.merge(account(it.account()).and("state", state), (double) it.count(), Double::sum);
      oldestNow.merge(
          provider(it.account()).and("state", state), seconds(it.oldest(), now), Math::max);
    }
    pressed(stock)
        .forEach(it -> {
          Tags provider = provider(it.account());
          it.nearest().ifPresent(at -> nearestNow.merge(provider, seconds(now, at), Math::min));
          nearNow.merge(within(it.account(), "1h"), (double) it.soon(), Double::sum);
          nearNow.merge(within(it.account(), "4h"), (double) it.near(), Double::sum);
        });
    stock
        .flagged()
        .forEach((it, count) -> flaggedNow.merge(account(it), (double) count, Double::sum));
    open.show(openNow);
    oldest.show(oldestNow);
    flagged.show(flaggedNow);
    nearest.show(nearestNow);
    near.show(nearNow);
    whole = stock.whole();
  }

  /** Those that the provider may have to be asked about, before its deadline. */
  static Stream<Pile> pressed(Stock stock) {
    return stock.piles().stream().filter(it -> PRESSED.contains(it.state()));
  }

  private static Tags provider(AccountKey it) {
    return Tags.of("provider", it.provider().text());
  }

  private Tags account(AccountKey it) {
    return provider(it).and("account", labels.account(it));
  }

  private static Tags within(AccountKey it, String distance) {
    return provider(it).and("within", distance);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
