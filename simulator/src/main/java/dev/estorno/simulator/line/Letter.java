package dev.estorno.simulator.line;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Account;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import java.time.Instant;
import java.util.Optional;

/** One request on its way. */
public final class Letter {
  private final int process;
  private final AccountKey account;
  private final Request request;
  private final Optional<Talking> talk;
  private final Instant sentAt;
  private boolean left = true;
  private Optional<Secret> token = Optional.empty();
  private boolean rejected;
  private boolean travelling = true;
  private boolean landed;
  private boolean told;

  Letter(int process, Account account, Request request, Optional<Talking> talk, Instant sentAt) {
    this.process = process;
    this.account = new AccountKey(account.merchant(), account.provider(), account.name());
    this.request = request;
    this.talk = talk;
    this.sentAt = sentAt;
  }

  int process() {
    return process;
  }

  AccountKey account() {
    return account;
  }

  MerchantId merchant() {
    return account.merchant();
  }

  /** The talk it is part of; empty for a log-in. */
  public Optional<Talking> talk() {
    return talk;
  }

  void carries(Secret newToken) {
    token = Optional.of(newToken);
  }

  Optional<Secret> token() {
    return token;
  }

  boolean acts() {
    return request.nature() == Request.Nature.ACT;
  }

  Instant sentAt() {
    return sentAt;
  }

  boolean isTravelling() {
    return travelling;
  }

  boolean hasLanded() {
    return landed;
  }

  boolean isTold() {
    return told;
  }

  /** Whether it may have had an effect, as far as its process knows. */
  boolean mayHaveActed() {
    return left && !rejected;
  }

  /** The provider did not let it in, and said so. */
  void rejected() {
    rejected = true;
  }

  void neverLeaves() {
    left = false;
    travelling = false;
  }

  void lost() {
    travelling = false;
  }

  void lands() {
    travelling = false;
    landed = true;
  }

  void told() {
    told = true;
  }

  @Override
  public String toString() {
    return request.operation() + " sent at " + sentAt + talk.map(it -> ", " + it).orElse("");
  }
}
