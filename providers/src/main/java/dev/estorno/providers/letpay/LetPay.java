package dev.estorno.providers.letpay;

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
import dev.estorno.providers.kit.Course;
import dev.estorno.providers.kit.Json;
import java.time.Instant;
import java.util.Optional;

/** LetPay ({@code https://api.letpay.io}); a payment's reference is its payment token. */
public final class LetPay implements Provider {
  public static final ProviderName NAME = new ProviderName("letpay");
  private final Course<LetPayStanding> course = new Course<>(new LetPayWords(), LetPayFacts.FACTS);

  @Override
  public ProviderName name() {
    return NAME;
  }

  @Override
  public Talk cancel(Cancellation it, Account account) {
    return course.cancel(it);
  }

  @Override
  public Talk lookUp(Cancellation it, Account account) {
    return course.lookUp(it);
  }

  @Override
  public Request seal(Request request, Account account, Secret token, Instant now) {
    return request.header("X-Auth-Token", token.reveal()).header("Accept", "application/json");
  }

  @Override
  public Optional<Login> login() {
    return Optional.of(new LetPayLogin());
  }

  /** LetPay signs nothing, so nothing is forged: whoever names a payment only makes us look. */
  @Override
  public Signal.Reading about(Signal signal, Account account, Instant now) {
    return Json.read(signal.body())
        .id("payment_token")
        .<Signal.Reading>map(Signal.Reading.About::new)
        .orElse(new Signal.Reading.Unreadable());
  }

  @Override
  public Facts facts() {
    return LetPayFacts.FACTS;
  }
}
