package dev.estorno.gateway.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.providers.Provider;
import dev.estorno.providers.letpay.LetPay;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LetPayContractTest extends ProviderContract {
  /** Long enough for a test to do something in between. */
  private static final String SLOWLY = ",\"takes\":\"PT30S\"";

  @Override
  Provider provider() {
    return new LetPay();
  }

  @Override
  States states() {
    return new States("PROCESSING", "PAID", "CANCELED", "REFUNDED");
  }

  @Override
  Operations operations() {
    return new Operations("status", "cancel", "refund", "refund");
  }

  @Override
  String login() {
    return "POST /auth";
  }

  @Override
  String unheardOf(String reference) {
    return "{\"token\":\"t\",\"paymentToken\":\"%s\",\"transactionStatus\":\"DORMANT\"}"
        .formatted(reference);
  }

  @Override
  String signal(String reference) {
    return "{\"reference_id\":\"order-7\",\"payment_token\":\"%s\"}".formatted(reference);
  }

  @Override
  Map<String, String> proof(String signal, World world) {
    return Map.of();
  }

  @Override
  String callbackTo(String url) {
    return ",\"notification_url\":\"" + url + "\"";
  }

  /** LetPay signs nothing: a forged signal is heard, and only makes us look. */
  @Test
  @Override
  void aForgedSignalIsNotHeard() {
    String payment = world.payment("PAID", "");
    String lie = "{\"payment_token\":\"%s\",\"transactionStatus\":\"CANCELED\"}".formatted(payment);
    assertThat(world.caller.signal(lie, Map.of()).statusCode()).isEqualTo(200);
    assertThat(world.effects(payment)).isEmpty();
    expect("refunded", cancel(payment));
    assertThat(world.caller.signal(lie, Map.of()).statusCode()).isEqualTo(200);
    expect("refunded", cancel(payment));
    expectEffect(payment, "refunded 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRE_AUTHORIZED", "IN_ANALYSIS"})
  void whatIsOnlyReservedIsReleased(String state) {
    String payment = world.payment(state, "");
    expect("voided", world.caller.cancel(payment, LEAVE_PAID_ALONE));
    expectEffect(payment, "voided");
  }

  @Test
  void anOrderThatWasNeverSentCannotBeCancelled() {
    JsonNode refused = cancel(world.payment("CREATED", ""));
    assertThat(reason(refused)).isEqualTo("not_cancellable");
    assertThat(refused.path("refusal").toString()).contains("00.04.0010");
  }

  @ParameterizedTest
  @CsvSource({"DECLINED, voided", "ERROR, voided", "POST_REFUND_DISPUTE, refunded"})
  void whatIsOverIsOver(String state, String effect) {
    expect(effect, cancel(world.payment(state, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "DISPUTE, charged_back",
    "DISPUTE_REFUNDED, charged_back",
    "DISPUTE_FINAL, charged_back",
    "DISPUTE_RECOVERED, not_cancellable",
  })
  void whatIsDisputedIsRefused(String state, String reason) {
    String payment = world.payment(state, "");
    assertThat(reason(cancel(payment))).isEqualTo(reason);
    assertThat(world.effects(payment)).isEmpty();
  }

  @Test
  void theRestOfAPartlyRefundedOneGoesBack() {
    String payment = world.payment("PARTIALLY_REFUNDED", ",\"refunded\":250");
    expect("refunded", cancel(payment));
    expectEffect(payment, "refunded 750");
  }

  /** Taken by LetPay, not yet done, and the payer pays. */
  @ParameterizedTest
  @CsvSource({"'', refunded 1000, ''", "',\"on_paid\":\"refuse\"', '', already_settled"})
  void paidWhileBeingCancelledItEndsInOneEffectAtMost(String more, String effect, String reason) {
    String payment = world.payment("PROCESSING", SLOWLY);
    JsonNode begun = world.caller.begin(payment, more);
    world.caller.await(begun, LetPayContractTest::isPending);
    world.pay(payment);
    world.caller.await(begun, it -> isFinal(it) || (isPending(it) && attempts(it) == 2));
    world.advance("PT30S");
    JsonNode ended = world.caller.await(begun, ProviderContract::isFinal);
    assertThat(String.join(",", world.effects(payment))).isEqualTo(effect);
    assertThat(reason(ended)).isEqualTo(reason);
  }

  @Test
  void reservedWhileBeingCancelledItIsReleased() {
    String payment = world.payment("PROCESSING", SLOWLY + ",\"delay_capture\":true");
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, LetPayContractTest::isPending);
    world.pay(payment);
    world.caller.await(begun, it -> isPending(it) && attempts(it) == 2);
    world.advance("PT30S");
    expect("voided", world.caller.await(begun, ProviderContract::isFinal));
    expectEffect(payment, "voided");
  }

  /** Seen unpaid, paid while the cancel is on its way. */
  @ParameterizedTest
  @CsvSource({"'', refunded 1000", "',\"on_paid\":\"refuse\"', ''"})
  void paidAtTheLastMomentItEndsInOneEffectAtMost(String more, String effect) {
    String payment = world.payment("PROCESSING", "");
    world.fault("cancel", "delay:PT0.3S");
    JsonNode begun = world.caller.begin(payment, more);
    world.awaitStruck();
    world.pay(payment);
    world.caller.await(begun, ProviderContract::isFinal);
    assertThat(String.join(",", world.effects(payment))).isEqualTo(effect);
  }

  @Test
  void aRefundThatBeginsAsRequestedIsWaitedFor() {
    String payment = world.payment("PAID", SLOWLY + ",\"refunds_end\":\"REQUESTED\"");
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, LetPayContractTest::isPending);
    assertThat(world.effects(payment)).isEmpty();
    world.advance("PT30S");
    world.caller.await(begun, LetPayContractTest::isPending);
    assertThat(world.effects(payment)).isEmpty();
    world.advance("PT30S");
    expect("refunded", world.caller.await(begun, ProviderContract::isFinal));
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void aRefundThatFailsIsAskedForAnew() {
    String payment = world.payment("PAID", ",\"refunds_end\":\"FAILED\"");
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> attempts(it) > 1);
    assertThat(world.effects(payment)).isEmpty();
  }

  @Test
  void aTokenThatDiesUnnoticedIsReplaced() {
    expect("voided", cancel(world.payment("PROCESSING", "")));
    world.advance("PT6M");
    String payment = world.payment("PROCESSING", "");
    JsonNode ended = cancel(payment);
    expect("voided", ended);
    assertThat(world.caller.journal(ended)).contains("attempt 1").doesNotContain("attempt 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status:500", "status:429", "drop_reply", "garbage", "refuse_connection"})
  void whateverBreaksALogInItHappensOnce(String fault) {
    world.advance("PT6M");
    String payment = world.payment("PROCESSING", "");
    world.fault("auth", fault);
    expect("voided", cancel(payment));
    expectEffect(payment, "voided");
  }

  @Test
  void keysThatAreRejectedAreWaitedFor() {
    world.advance("PT6M");
    String payment = world.payment("PROCESSING", "");
    world.fault("auth", "status:401");
    JsonNode ended = cancel(payment);
    expect("voided", ended);
    assertThat(world.caller.journal(ended)).contains("credentials_rejected");
  }

  private static boolean isPending(JsonNode cancellation) {
    return cancellation.path("state").asString().equals("pending");
  }

  private static int attempts(JsonNode cancellation) {
    return cancellation.path("attempts").asInt();
  }
}
