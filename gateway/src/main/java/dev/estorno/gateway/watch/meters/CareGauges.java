package dev.estorno.gateway.watch.meters;

import dev.estorno.gateway.care.CareState;
import dev.estorno.gateway.store.AccountKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Shows how this node treats each account: circuits, pauses, talks under way. */
final class CareGauges {
  private final Labels labels;
  private final Slots circuits;
  private final Slots paused;
  private final Slots underWay;
  private final Slots underWayMax;
  private final Slots pauses;
  private final Slots unsent;

  CareGauges(MeterRegistry registry, Labels labels, Collection<AccountKey> accounts) {
    this.labels = labels;
    this.circuits =
        Slots.gauges(
            "estorno.circuits",
            "Accounts whose circuit at this node is in that state: 1 for one that is, else 0.",
            0,
            registry);
    this.paused =
        Slots.gauges(
            "estorno.account.paused.seconds",
            "How long the provider still wants to be left alone by this node.",
            0,
            registry);
    this.underWay =
        Slots.gauges(
            "estorno.account.talks.under.way", "Talks of this node with it now.", 0, registry);
    this.underWayMax =
        Slots.gauges(
            "estorno.account.talks.bound",
            "How many talks of this node there may be at once; 0 until the first.",
            0,
            registry);
    this.pauses =
        Slots.counters(
            "estorno.account.pauses", "How often the provider asked for a pause.", registry);
    this.unsent =
        Slots.counters(
            "estorno.account.held.back",
            "Calls that this node did not send because of a pause or the circuit.",
            registry);
    accounts.forEach(this::expect);
  }

  private void expect(AccountKey it) {
    Tags tags = tags(it);
    for (CareState.Circuit state : CareState.Circuit.values()) {
      circuits.with(in(tags, state));
    }
    List.of(paused, underWay, underWayMax, pauses, unsent).forEach(slots -> slots.with(tags));
  }

  void show(List<CareState.OfAccount> accounts) {
    Map<Tags, Double> states = new HashMap<>();
    accounts.forEach(it -> states.merge(in(tags(it.account()), it.circuit()), 1.0, Double::sum));
    circuits.show(states);
    paused.show(sums(accounts, it -> it.pausedFor().toMillis() / 1000.0));
    underWay.show(sums(accounts, CareState.OfAccount::underWay));
    underWayMax.show(sums(accounts, CareState.OfAccount::underWayMax));
    pauses.show(sums(accounts, CareState.OfAccount::pauses));
    unsent.show(sums(accounts, CareState.OfAccount::unsent));
  }

  private Map<Tags, Double> sums(
      List<CareState.OfAccount> accounts, ToDoubleFunction<CareState.OfAccount> value) {
    Map<Tags, Double> sums = new HashMap<>();
    accounts.forEach(it -> sums.merge(tags(it.account()), value.applyAsDouble(it), Double::sum));
    return sums;
  }

  private Tags tags(AccountKey it) {
    return Tags.of("provider", it.provider().text(), "account", labels.account(it));
  }

  private static Tags in(Tags account, CareState.Circuit state) {
    return account.and("state", state.name().toLowerCase(Locale.ROOT));
  }
}
