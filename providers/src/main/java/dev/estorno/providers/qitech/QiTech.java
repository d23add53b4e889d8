package dev.estorno.providers.qitech;

import dev.estorno.core.Cancellation;
import dev.estorno.core.ProviderName;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.Talk;
import dev.estorno.providers.kit.Course;
import dev.estorno.providers.kit.Json;
import java.time.Instant;
import java.util.Optional;

/** QI Tech's Automatic Pix, the receiver's side ({@code https://api-auth.qitech.app}). */
public final class QiTech implements Provider {
  public static final ProviderName NAME = new ProviderName("qitech");
  private final QiTechSignature signature;

  public QiTech() {
    this(new P521Keys());
  }

  public QiTech(QiTechKeys keys) {
    this.signature = new QiTechSignature(keys);
  }

  @Override
  public ProviderName name() {
    return NAME;
  }

  @Override
  public Talk cancel(Cancellation it, Account account) {
    return course(account).cancel(it);
  }

  @Override
  public Talk lookUp(Cancellation it, Account account) {
    return course(account).lookUp(it);
  }

  @Override
  public Request seal(Request request, Account account, Secret token, Instant now) {
    Secret key = account.credential(QiTechFacts.PRIVATE_KEY);
    return request
        .header("AUTHORIZATION", signature.of(request, key, now))
        .header("API-CLIENT-KEY", account.credential(QiTechFacts.CLIENT_KEY).reveal())
        .header("Accept", "application/json");
  }

  /** Only what tells of a payment order can be looked up; its two keys are its reference. */
  @Override
  public Signal.Reading about(Signal signal, Account account, Instant now) {
    if (!signature.proves(signal, account.credential(QiTechFacts.PROVIDER_PUBLIC_KEY))) {
      return new Signal.Reading.Forged();
    }
    Json told = Json.read(signal.body());
    if (!told.isObject()) {
      return new Signal.Reading.Unreadable();
    }
    Optional<String> recurrence = told.at("data").id("outgoing_recurrence_key");
    Optional<String> order = told.at("data").id("payment_order_key");
    return recurrence.isPresent() && order.isPresent()
        ? new Signal.Reading.About(recurrence.get() + "/" + order.get())
        : new Signal.Reading.AboutNothing();
  }

  @Override
  public Facts facts() {
    return QiTechFacts.FACTS;
  }

  private static Course<QiTechOrder> course(Account account) {
    return new Course<>(
        new QiTechWords(account.credential(QiTechFacts.ACCOUNT_KEY).reveal()), QiTechFacts.FACTS);
  }
}
