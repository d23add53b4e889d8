package dev.estorno.providers;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A merchant's credentials at one provider.
 *
 * @param base where the provider is reached, without a trailing slash
 * @param credentials by the names that the provider's {@link Facts} list
 */
public record Account(
    MerchantId merchant,
    ProviderName provider,
    AccountName name,
    URI base,
    Map<String, Secret> credentials) {

  public Account {
    credentials = Map.copyOf(credentials);
  }

  /**
   * The credential of that name.
   *
   * @throws IllegalStateException when the account was opened without it; settings check that at
   *     start
   */
  public Secret credential(String what) {
    return Optional.ofNullable(credentials.get(what))
        .orElseThrow(() -> new IllegalStateException(provider + "/" + name + " lacks " + what));
  }
}
