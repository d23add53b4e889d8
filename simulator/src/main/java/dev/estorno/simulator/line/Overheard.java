package dev.estorno.simulator.line;

import dev.estorno.core.Cancellation;
import dev.estorno.core.ProviderName;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Login;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.Talk;
import dev.estorno.simulator.kit.Chance;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * A connector as one process has it, with ears: what is said goes through unchanged, and it is
 * known which cancellation each request is for. Now and then it breaks.
 */
public record Overheard(
    Provider real, Facts facts, Ears ears, int process, Chance chance, IntSupplier broken)
    implements Provider {

  @Override
  public ProviderName name() {
    return real.name();
  }

  @Override
  public Talk cancel(Cancellation it, Account account) {
    Talking talk = ears.begins(process, it, true);
    mayBreak(talk);
    return heard(talk, real.cancel(it, account));
  }

  @Override
  public Talk lookUp(Cancellation it, Account account) {
    Talking talk = ears.begins(process, it, false);
    mayBreak(talk);
    return heard(talk, real.lookUp(it, account));
  }

  @Override
  public Request seal(Request request, Account account, Secret token, Instant now) {
    if (chance.percent(broken.getAsInt())) {
      throw new IllegalStateException("simulated, on sealing");
    }
    Request sealed = real.seal(request, account, token, now);
    ears.sealed(process, request, sealed, token);
    return sealed;
  }

  @Override
  public Optional<Login> login() {
    return real.login().map(it -> new OverheardLogin(it, ears, process));
  }

  @Override
  public Signal.Reading about(Signal signal, Account account, Instant now) {
    return real.about(signal, account, now);
  }

  private Talk heard(Talking talk, Talk said) {
    return switch (said) {
      case Talk.Ask(Request request, Function<Reply, Talk> next) -> {
        ears.asks(talk, request);
        yield Talk.ask(
            request,
            reply -> {
              ears.replied(talk, request, reply, real.login());
              mayBreak(talk);
              return heard(talk, next.apply(reply));
            });
      }
      case Talk.Conclude(var answer) -> {
        ears.concludes(talk, answer);
        yield said;
      }
    };
  }

  private void mayBreak(Talking talk) {
    if (chance.percent(broken.getAsInt())) {
      talk.breaks();
      throw new IllegalStateException("simulated");
    }
  }
}
