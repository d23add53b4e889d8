package dev.estorno.gateway.engine;

import dev.estorno.core.Lifecycle;
import dev.estorno.core.Limits;
import dev.estorno.core.ProviderName;
import java.util.function.Function;

/** The lifecycle of each provider's cancellations: the same rules, with that provider's limits. */
public record Lifecycles(Function<ProviderName, Limits> limits) {
  Lifecycle of(ProviderName provider) {
    return new Lifecycle(limits.apply(provider));
  }
}
