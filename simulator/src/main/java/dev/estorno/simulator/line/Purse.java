package dev.estorno.simulator.line;

import dev.estorno.core.ProviderName;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Login.Token;
import dev.estorno.providers.Secret;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The tokens that a process has been given by a provider, and which of them were turned down. */
final class Purse {
  /** What was handed to a waiting worker just before it died may still be tried. */
  private static final Duration HANDED_ON = Duration.ofMillis(50);

  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private record Pocket(int process, AccountKey account) {}

  private record Key(int process, ProviderName provider, String token) {}

  private final Agenda agenda;
  private final Findings findings;
  private final Map<Key, Instant> goodUntil = new HashMap<>();
  private final Map<Key, Instant> turnedDown = new HashMap<>();
  private final Map<Pocket, Instant> best = new HashMap<>();

  Purse(Agenda agenda, Findings findings) {
    this.agenda = agenda;
    this.findings = findings;
  }

  void given(int process, AccountKey account, Token token) {
    goodUntil.put(new Key(process, account.provider(), token.text().reveal()), token.goodUntil());
    best.merge(
        new Pocket(process, account),
        token.goodUntil(),
        (one, two) -> one.isAfter(two) ? one : two);
  }

  /** A process logs in: in fair weather only when it has no token that lasts. */
  void logsIn(int process, AccountKey account) {
    Instant until = best.getOrDefault(new Pocket(process, account), Instant.MIN);
    findings.require(
        !agenda.instant().isBefore(until),
        () -> "logged in to " + account + " with a token that is good until " + until);
  }

  void turnedDown(int process, ProviderName provider, Secret token) {
    turnedDown.putIfAbsent(new Key(process, provider, token.reveal()), agenda.instant());
  }

  /** A token is used: it lasts, and was not turned down before. */
  void used(int process, ProviderName provider, Secret token, boolean awake) {
    var key = new Key(process, provider, token.reveal());
    Instant now = agenda.instant();
    Instant until = goodUntil.getOrDefault(key, NEVER);
    Instant dead = turnedDown.getOrDefault(key, NEVER);
    findings.require(
        !awake || now.isBefore(until.plus(HANDED_ON)),
        () -> "a token of " + provider + " was used at " + now + ", and was good until " + until);
    findings.require(
        !awake || !now.isAfter(dead.plus(HANDED_ON)),
        () -> "a token of " + provider + " was used again, and was turned down at " + dead);
  }
}
