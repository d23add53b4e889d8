package dev.estorno.gateway.settings;

import dev.estorno.core.Cancellation;
import dev.estorno.core.ProviderName;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Login;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.Talk;
import java.time.Instant;
import java.util.Optional;

/** A provider within other bounds than its connector's own. */
record TunedProvider(Provider provider, Facts facts) implements Provider {
  @Override
  public ProviderName name() {
    return provider.name();
  }

  @Override
  public Talk cancel(Cancellation it, Account account) {
    return provider.cancel(it, account);
  }

  @Override
  public Talk lookUp(Cancellation it, Account account) {
    return provider.lookUp(it, account);
  }

  @Override
  public Request seal(Request request, Account account, Secret token, Instant now) {
    return provider.seal(request, account, token, now);
  }

  @Override
  public Optional<Login> login() {
    return provider.login();
  }

  @Override
  public Signal.Reading about(Signal signal, Account account, Instant now) {
    return provider.about(signal, account, now);
  }
}
