package dev.estorno.providers;

import dev.estorno.core.Cancellation;
import dev.estorno.core.ProviderName;
import java.time.Instant;
import java.util.Optional;

/** A connector: translates to and from one provider's words. Pure; the engine holds the talks. */
public interface Provider {
  ProviderName name();

  /**
   * What to ask, in which order, to carry {@code it} out, and how to read the answers. Begun only
   * in state {@code submitting}; begun anew, within the same attempt, after each {@code Learned}.
   */
  Talk cancel(Cancellation it, Account account);

  /**
   * What to ask to learn where {@code it} stands: reads only. Begun in {@code in_doubt} and {@code
   * pending}.
   */
  Talk lookUp(Cancellation it, Account account);

  /**
   * The request as it goes out: with the account's credentials, signed where the provider wants
   * that.
   *
   * @param token what {@link #login} brought, or the empty text where there is no login
   */
  Request seal(Request request, Account account, Secret token, Instant now);

  /** How to log in, for providers that hand out tokens; empty for the others. */
  default Optional<Login> login() {
    return Optional.empty();
  }

  /**
   * What a signal says: whether the provider sent it, and which payment it speaks of. It is never
   * believed beyond that.
   */
  Signal.Reading about(Signal signal, Account account, Instant now);

  /** What the engine and the reader of the docs must know of this provider. */
  Facts facts();
}
