package dev.estorno.simulator.world;

import dev.estorno.core.Answer;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.OnPaid;
import dev.estorno.core.State;
import dev.estorno.providers.Account;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Talk;
import dev.estorno.simulator.kit.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who cancels at the provider without us: in its own console, or by another program. */
public final class Stranger {
  private final Town town;
  private final Agenda agenda;
  private final Function<Account, Provider> connectors;
  private int asked;

  public Stranger(Town town, Agenda agenda, Function<Account, Provider> connectors) {
    this.town = town;
    this.agenda = agenda;
    this.connectors = connectors;
  }

  /** Cancels, in fair weather, at once. */
  public Answer cancel(Account account, Scene.Payment payment, Extent extent) {
    Instant now = agenda.instant();
    var state = new State.Submitting(1, now.plus(Duration.ofHours(1)), Baseline.unmeasured());
    Cancellation it = row(payment, extent, Deadline.noneKnown(), state, now);
    Answer answer = hold(account, it);
    if (answer instanceof Answer.Learned(Baseline baseline, Deadline deadline)) {
      var informed = new State.Submitting(1, state.leaseUntil(), baseline);
      answer = hold(account, row(payment, extent, deadline, informed, now));
    }
    return answer;
  }

  private Cancellation row(
      Scene.Payment payment, Extent extent, Deadline deadline, State state, Instant now) {
    var id = new CancellationId("can_%032x".formatted(++asked));
    return new Cancellation(
        id,
        payment.merchant(),
        payment.ref(),
        extent,
        OnPaid.REFUND,
        deadline,
        now,
        now,
        1,
        "",
        state);
  }

  private Answer hold(Account account, Cancellation it) {
    Provider provider = connectors.apply(account);
    Instant now = agenda.instant();
    Secret token =
        provider
            .login()
            .flatMap(login -> {
              Reply reply = town.ask(account, login.request(account, now));
              return login.token(reply, now);
            })
            .map(it2 -> it2.text())
            .orElse(Secret.NONE);
    Talk talk = provider.cancel(it, account);
    while (talk instanceof Talk.Ask(Request request, Function<Reply, Talk> next)) {
      talk = next.apply(town.ask(account, provider.seal(request, account, token, now)));
    }
    return talk instanceof Talk.Conclude(Answer answer)
        ? answer
        : new Answer.Unknown("a talk that neither asks nor concludes");
  }

  /** For histories. */
  public static String tell(Scene.Payment payment, Extent extent, Optional<Answer> answer) {
    return "stranger: cancels %s of %s -> %s".formatted(extent, payment.ref(), answer);
  }
}
