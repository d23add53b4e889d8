package dev.estorno.providers.picpay;

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

/** PicPay's e-commerce API ({@code https://appws.picpay.com/ecommerce/public}). */
public final class PicPay implements Provider {
  public static final ProviderName NAME = new ProviderName("picpay");
  private final Course<PicPayStatus> course = new Course<>(new PicPayWords(), PicPayFacts.FACTS);

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
        .header("x-picpay-token", account.credential(PicPayFacts.PICPAY_TOKEN).reveal())
        .header("Accept", "application/json");
  }

  /** Names the payment by referenceId or, for some shops in VTEX's shape, by paymentId. */
  @Override
  public Signal.Reading about(Signal signal, Account account, Instant now) {
    Secret ours = account.credential(PicPayFacts.SELLER_TOKEN);
    if (signal.header("x-seller-token").filter(ours::matches).isEmpty()) {
      return new Signal.Reading.Forged();
    }
    Json told = Json.read(signal.body());
    return told.id("referenceId")
        .or(() -> told.id("paymentId"))
        .<Signal.Reading>map(Signal.Reading.About::new)
        .orElse(new Signal.Reading.Unreadable());
  }

  @Override
  public Facts facts() {
    return PicPayFacts.FACTS;
  }
}
