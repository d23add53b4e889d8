package dev.estorno.providers.liquido;

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

/** Liquido's pay-in API ({@code https://api.liquido.com}). */
public final class Liquido implements Provider {
  public static final ProviderName NAME = new ProviderName("liquido");
  private final Course<LiquidoCharge> course = new Course<>(new LiquidoWords(), LiquidoFacts.FACTS);

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
    return request
        .header("Authorization", "Bearer " + token.reveal())
        .header("x-api-key", account.credential(LiquidoFacts.API_KEY).reveal())
        .header("Accept", "application/json");
  }

  @Override
  public Optional<Login> login() {
    return Optional.of(new LiquidoLogin());
  }

  /** Events of a refund name the charge in {@code referenceId}, all others by its own key. */
  @Override
  public Signal.Reading about(Signal signal, Account account, Instant now) {
    Secret secret = account.credential(LiquidoFacts.CLIENT_SECRET);
    if (!LiquidoSignature.proves(signal, secret, now)) {
      return new Signal.Reading.Forged();
    }
    Json told = Json.read(signal.body());
    String event = told.text("eventType").orElse("");
    // Payouts and payment links are other products, with events of their own.
    boolean other = !event.startsWith("CHARGE_") || told.at("data").id("linkId").isPresent();
    if (!event.isEmpty() && other) {
      return new Signal.Reading.AboutNothing();
    }
    String name = event.startsWith("CHARGE_REFUND") ? "referenceId" : "idempotencyKey";
    return told.at("data")
        .at("chargeDetails")
        .id(name)
        .filter(_ -> !event.isEmpty())
        .<Signal.Reading>map(Signal.Reading.About::new)
        .orElse(new Signal.Reading.Unreadable());
  }

  @Override
  public Facts facts() {
    return LiquidoFacts.FACTS;
  }
}
