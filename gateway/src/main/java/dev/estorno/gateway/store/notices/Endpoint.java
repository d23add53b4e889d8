package dev.estorno.gateway.store.notices;

import dev.estorno.core.MerchantId;
import dev.estorno.providers.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a merchant wants to be told.
 *
 * @param types what it wants to be told of; empty: everything
 * @param secrets what its notices are signed with, the newest first
 */
public record Endpoint(
    Key key,
    URI url,
    String description,
    Set<NoticeType> types,
    List<Signing> secrets,
    Health health,
    Instant createdAt) {
  public Endpoint {
    types = Set.copyOf(types);
    secrets = List.copyOf(secrets);
  }

  /** Its name; {@code id} is ours. */
  public record Key(MerchantId merchant, String id) {}

  /**
   * A secret, as the merchant has it.
   *
   * @param until when it stops being used; empty: it is the one in use
   */
  public record Signing(Secret secret, Optional<Instant> until) {
    public boolean isValid(Instant now) {
      return until.isEmpty() || now.isBefore(until.get());
    }
  }

  public boolean wants(NoticeType type) {
    return types.isEmpty() || types.contains(type);
  }

  /** What signs a notice that is sent now. */
  public List<Secret> secretsAt(Instant now) {
    return secrets.stream().filter(it -> it.isValid(now)).map(Signing::secret).toList();
  }

  public Endpoint with(Health healthNow) {
    return new Endpoint(key, url, description, types, secrets, healthNow, createdAt);
  }

  public Endpoint with(List<Signing> secretsNow) {
    return new Endpoint(key, url, description, types, secretsNow, health, createdAt);
  }
}
