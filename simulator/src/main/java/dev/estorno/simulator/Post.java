package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Limits;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.core.State;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Signal;
import dev.estorno.sandbox.fake.Callback;
import dev.estorno.simulator.books.Clerk;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.Findings;
import dev.estorno.simulator.kit.History;
import dev.estorno.simulator.world.Scene;
import dev.estorno.simulator.world.Town;
import dev.estorno.simulator.world.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries the providers' signals: lost, doubled, late, in any order, and forged ones among them.
 */
final class Post {
  private final Agenda agenda;
  private final Chance chance;
  private final Town town;
  private final Scene scene;
  private final Clerk clerk;
  private final Function<ProviderName, Provider> connectors;
  private final Function<ProviderName, Limits> limits;
  private final Supplier<Weather> weather;
  private final Supplier<Optional<Node>> anyNode;
  private final Findings findings;
  private final History history;

  Post(
      Agenda agenda,
      Chance chance,
      Town town,
      Scene scene,
      Clerk clerk,
      Function<ProviderName, Provider> connectors,
      Function<ProviderName, Limits> limits,
      Supplier<Weather> weather,
      Supplier<Optional<Node>> anyNode,
      Findings findings,
      History history) {
    this.agenda = agenda;
    this.chance = chance;
    this.town = town;
    this.scene = scene;
    this.clerk = clerk;
    this.connectors = connectors;
    this.limits = limits;
    this.weather = weather;
    this.anyNode = anyNode;
    this.findings = findings;
    this.history = history;
  }

  /** Takes up what the providers owe. */
  void collect() {
    for (Map.Entry<ProviderName, Callback> owed : town.callbacks()) {
      if (chance.percent(weather.get().signalLost())) {
        continue;
      }
      int copies = chance.percent(weather.get().signalDoubled()) ? 2 : 1;
      for (int i = 0; i < copies; i++) {
        Duration late = chance.between(Duration.ofMillis(5), Duration.ofSeconds(10));
        agenda.after(late, () -> deliver(owed.getKey(), owed.getValue(), false));
      }
      if (chance.percent(weather.get().signalDoubled())) {
        agenda.after(Duration.ofSeconds(1), () -> deliver(owed.getKey(), owed.getValue(), true));
      }
    }
  }

  private void deliver(ProviderName provider, Callback callback, boolean forged) {
    Account account = chance.pick(accounts(provider));
    String body = forged ? callback.body().replaceFirst("[0-9a-f]{4}", "beef") : callback.body();
    var signal = new Signal("POST", "/signals", headers(callback, forged), Body.of(body));
    var reading = connectors.apply(provider).about(signal, account, agenda.instant());
    history.add(() -> "signal: " + reading + (forged ? ", forged" : ""));
    if (reading instanceof Signal.Reading.About(String reference)) {
      accounts(provider).forEach(it -> nudge(it, reference));
    }
  }

  private static Map<String, List<String>> headers(Callback callback, boolean forged) {
    Map<String, List<String>> headers = new TreeMap<>();
    callback
        .headers()
        .forEach((name, value) ->
            headers.put(
                name.toLowerCase(Locale.ROOT),
                List.of(forged ? value.toUpperCase(Locale.ROOT) : value)));
    return headers;
  }

  private void nudge(Account account, String reference) {
    var payment = new PaymentRef(account.provider(), account.name(), reference);
    Instant begun = agenda.instant();
    anyNode
        .get()
        .ifPresent(it ->
            it.nudge(account.merchant(), payment, () -> heard(account.merchant(), payment, begun)));
  }

  /** Whatever is looked up on that payment is looked up soon, unless somebody moved it since. */
  private void heard(MerchantId merchant, PaymentRef payment, Instant begun) {
    Instant soon = agenda.instant().plus(limits.apply(payment.provider()).lookUpDelayMin());
    for (Cancellation it : clerk.all()) {
      boolean its = it.merchant().equals(merchant) && it.payment().equals(payment);
      boolean looks = it.state() instanceof State.InDoubt || it.state() instanceof State.Pending;
      findings.require(
          !its
              || !looks
              || it.updatedAt().isAfter(begun)
              || !Clerk.dueAt(it).orElseThrow().isAfter(soon),
          () -> "nudged, and in no hurry: " + it);
    }
  }

  private List<Account> accounts(ProviderName provider) {
    return scene.accounts().stream().filter(it -> it.provider().equals(provider)).toList();
  }
}
