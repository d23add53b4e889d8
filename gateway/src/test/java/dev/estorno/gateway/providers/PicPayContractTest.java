package dev.estorno.gateway.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.providers.Provider;
import dev.estorno.providers.picpay.PicPay;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PicPayContractTest extends ProviderContract {

  @Override
  Provider provider() {
    return new PicPay();
  }

  @Override
  States states() {
    return new States("created", "paid", "expired", "refunded");
  }

  @Override
  Operations operations() {
    return new Operations("status", "cancel", "cancel", "refund");
  }

  @Override
  String unheardOf(String reference) {
    return "{\"referenceId\":\"%s\",\"status\":\"dormant\"}".formatted(reference);
  }

  @Override
  String signal(String reference) {
    return "{\"referenceId\":\"%s\"}".formatted(reference);
  }

  @Override
  Map<String, String> proof(String signal, World world) {
    return Map.of("x-seller-token", world.secret("seller_token"));
  }

  @Override
  String callbackTo(String url) {
    return ",\"callback_url\":\"" + url + "\"";
  }

  @Test
  void whatIsOnlyReservedIsReleased() {
    String payment = world.payment("authorized", "");
    expect("voided", cancel(payment));
    expectEffect(payment, "voided");
  }

  @Test
  void paidAtTheLastMomentItIsLeftAloneIfThatIsMeant() {
    String payment = payAtTheLastMoment(LEAVE_PAID_ALONE);
    assertThat(world.effects(payment)).isEmpty();
  }

  @Test
  void paidAtTheLastMomentItIsRefundedIfThatIsMeant() {
    String payment = payAtTheLastMoment("");
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void cashbackThatIsSpentIsWaitedFor() {
    String payment = world.payment("paid", ",\"cashback\":100");
    world.balance("payer", 0);
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> it.path("attempts").asInt() > 1);
    assertThat(world.caller.journal(begun)).contains("payer_balance_too_low");
    world.balance("payer", 100);
    expect("refunded", world.caller.await(begun, ProviderContract::isFinal));
  }

  /** Seen unpaid, paid while the void is on its way. */
  private String payAtTheLastMoment(String more) {
    String payment = world.payment("created", "");
    world.fault("cancel", "delay:PT0.3S");
    JsonNode begun = world.caller.begin(payment, more);
    world.awaitStruck();
    world.pay(payment);
    world.caller.await(begun, ProviderContract::isFinal);
    return payment;
  }
}
