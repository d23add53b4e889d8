package dev.estorno.gateway.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.providers.Provider;
import dev.estorno.providers.liquido.Liquido;
import dev.estorno.sandbox.kit.Hmac;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LiquidoContractTest extends ProviderContract {

  @Override
  Provider provider() {
    return new Liquido();
  }

  @Override
  States states() {
    return new States("IN_PROGRESS", "SETTLED", "CANCELLED", "REFUNDED");
  }

  @Override
  Operations operations() {
    return new Operations("query", "cancel", "refund", "refund");
  }

  /** With a token in it, for the stub answers the login with the same. */
  @Override
  String unheardOf(String reference) {
    return "{\"access_token\":\"t\",\"idempotencyKey\":\"%s\",\"transferStatus\":\"DORMANT\"}"
        .formatted(reference);
  }

  @Override
  String login() {
    return "POST /oauth2/token";
  }

  @Override
  String signal(String reference) {
    return """
    {"eventType":"CHARGE_SUCCEEDED","data":{"chargeDetails":{"idempotencyKey":"%s"}}}\
    """
        .formatted(reference);
  }

  @Override
  Map<String, String> proof(String signal, World aWorld) {
    return Map.of("Liquido-Signature", signature(signal, aWorld, Instant.now().getEpochSecond()));
  }

  private static String signature(String signal, World aWorld, long time) {
    String content = "payload=" + signal + ",timestamp=" + time;
    String hex = Hmac.hex(aWorld.secret("client_secret"), content);
    return "algorithm=HmacSHA256,timestamp=" + time + ",signature=" + hex;
  }

  @Override
  String callbackTo(String url) {
    return ",\"callback_url\":\"" + url + "\"";
  }

  /** Liquido does not tell how much went back: the rest is cancelled by its amount. */
  @Test
  @Override
  void equalPartsAreEachTheirOwnAndTheRestIsTheRest() {
    String payment = world.payment("SETTLED", "");
    expect("refunded", part(payment, 300));
    expect("refunded", part(payment, 300));
    assertThat(reason(part(payment, 401))).isEqualTo("amount_too_large");
    assertThat(reason(cancel(payment))).isEqualTo("amount_too_large");
    expect("refunded", part(payment, 400));
    assertThat(world.effects(payment))
        .containsExactly("refunded 300", "refunded 300", "refunded 400");
    expect("refunded", cancel(payment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PIX_DYNAMIC_QR", "AME_QR", "PIC_PAY", "BOLETO"})
  void everyMethodIsVoidedWhileItIsUnpaid(String method) {
    String payment = world.payment("IN_PROGRESS", ",\"payment_method\":\"" + method + "\"");
    expect("voided", cancel(payment));
    expectEffect(payment, "voided");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", LEAVE_PAID_ALONE})
  void aCardThatIsOnlyHeldIsLetGo(String more) {
    String payment = world.payment("AUTHORIZED", "");
    expect("voided", world.caller.cancel(payment, more));
    expectEffect(payment, "voided");
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, , voided",
    "FAILED, , voided",
    "CHARGED_BACK, charged_back, ",
  })
  void whatIsOverIsToldAsItIs(String state, String reason, String effect) {
    JsonNode said = cancel(world.payment(state, ""));
    assertThat(reason(said)).isEqualTo(reason == null ? "" : reason);
    assertThat(said.path("effect").asString("")).isEqualTo(effect == null ? "" : effect);
  }

  @Test
  void aPaidBoletoIsAPersonsBusiness() {
    String payment = world.payment("SETTLED", ",\"payment_method\":\"BOLETO\"");
    assertThat(reason(cancel(payment))).isEqualTo("not_cancellable");
    assertThat(world.effects(payment)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', refunded 1000", "',\"on_paid\":\"refuse\"', ''"})
  void paidAtTheLastMomentItEndsInOneEffectAtMost(String more, String effect) {
    String payment = world.payment("IN_PROGRESS", "");
    world.fault("cancel", "delay:PT0.3S");
    JsonNode begun = world.caller.begin(payment, more);
    world.awaitStruck();
    world.pay(payment);
    world.caller.await(begun, ProviderContract::isFinal);
    assertThat(String.join(",", world.effects(payment))).isEqualTo(effect);
  }

  @Test
  void aCancellationThatTakesItsTimeIsWaitedFor() {
    String steering = ",\"description\":\"finalStatus=CANCELLED;asyncFinalizationDelay=3600;\"";
    String payment = world.payment("IN_PROGRESS", steering);
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> it.path("state").asString().equals("pending"));
    assertThat(world.effects(payment)).isEmpty();
    world.advance("PT1H");
    expect("voided", world.caller.await(begun, ProviderContract::isFinal));
    expectEffect(payment, "voided");
  }

  @Test
  void whoPaysWhileACancellationTakesItsTimeIsRefunded() {
    String steering = ",\"description\":\"finalStatus=CANCELLED;asyncFinalizationDelay=3600;\"";
    String payment = world.payment("IN_PROGRESS", steering);
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> it.path("state").asString().equals("pending"));
    world.pay(payment);
    expect("refunded", world.caller.await(begun, ProviderContract::isFinal));
    world.advance("PT1H");
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void aCancellationThatFailsIsAskedForAgainAndEndsNothing() {
    String payment = world.payment("IN_PROGRESS", ",\"description\":\"finalStatus=FAILED;\"");
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> it.path("attempts").asInt() > 2);
    assertThat(world.caller.journal(begun)).contains("The cancellation failed");
    assertThat(world.effects(payment)).isEmpty();
    world.pay(payment);
    expect("refunded", world.caller.await(begun, ProviderContract::isFinal));
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void aRefundThatTakesItsTimeIsWaitedFor() {
    String payment = world.payment("SETTLED", ",\"refunds_delay\":\"PT1H\"");
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> it.path("state").asString().equals("pending"));
    assertThat(world.effects(payment)).isEmpty();
    world.advance("PT1H");
    expect("refunded", world.caller.await(begun, ProviderContract::isFinal));
    expectEffect(payment, "refunded 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"amount\":300,\"currency\":\"BRL\""})
  void aRefundThatFailsIsAskedForAnewUnderAnotherKey(String more) {
    String payment = world.payment("SETTLED", ",\"refunds_failing\":2");
    expect("refunded", world.caller.cancel(payment, more));
    assertThat(world.effects(payment))
        .isEqualTo(List.of(more.isEmpty() ? "refunded 1000" : "refunded 300"));
  }

  @Test
  void aRefundThatFailsAMomentLaterIsAskedForAnewToo() {
    String delayed = ",\"refunds_failing\":1,\"refunds_delay\":\"PT0.1S\"";
    String payment = world.payment("SETTLED", delayed);
    expect("refunded", cancel(payment));
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void refundsThatAlwaysFailAreRefusedInTheEnd() {
    String payment = world.payment("SETTLED", ",\"refunds_failing\":99");
    JsonNode refused = cancel(payment);
    assertThat(reason(refused)).isEqualTo("request_rejected");
    assertThat(world.caller.journal(refused)).contains("The refund failed");
    assertThat(world.effects(payment)).isEmpty();
  }

  @Test
  void aTokenThatDiesIsReplacedWithoutAnybodyNoticing() {
    expect("voided", cancel(world.payment("IN_PROGRESS", "")));
    world.advance("PT2H");
    String payment = world.payment("IN_PROGRESS", "");
    JsonNode done = cancel(payment);
    expect("voided", done);
    assertThat(world.caller.journal(done)).contains("attempt 1").doesNotContain("attempt 2");
  }

  @Test
  void aSignalOfAnotherDayIsNotHeard() {
    String signal = signal(world.payment("IN_PROGRESS", ""));
    long yesterday = Instant.now().minusSeconds(86_400).getEpochSecond();
    var proof = Map.of("Liquido-Signature", signature(signal, world, yesterday));
    assertThat(world.caller.signal(signal, proof).statusCode()).isEqualTo(401);
  }

  private JsonNode part(String payment, long minor) {
    return world.caller.cancel(payment, ",\"amount\":%d,\"currency\":\"BRL\"".formatted(minor));
  }
}
