package dev.estorno.gateway.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.providers.Provider;
import dev.estorno.providers.qitech.QiTech;
import dev.estorno.sandbox.qitech.gate.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class QiTechContractTest extends ProviderContract {

  @Override
  Provider provider() {
    return new QiTech();
  }

  @Override
  States states() {
    return new States("pending", "paid", "cancelled", "refunded");
  }

  @Override
  Operations operations() {
    return new Operations("status", "cancel", "refund", "refund");
  }

  @Override
  String reference() {
    return "r1/p1";
  }

  @Override
  String unheardOf(String reference) {
    return "{\"payment_order_status\":\"dormant\",\"reference_date\":\"2099-01-01\"}";
  }

  @Override
  String signal(String reference) {
    String[] keys = reference.split("/");
    return """
    {"event_type":"baas.automatic_pix.payment_order.status_change","origin_key":"%2$s",
     "data":{"outgoing_recurrence_key":"%1$s","payment_order_key":"%2$s"}}\
    """
        .formatted(keys[0], keys[1]);
  }

  /** Whoever holds the sandbox's own key is QI Tech here. */
  @Override
  Map<String, String> proof(String signal, World world) {
    byte[] body = signal.getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "AUTHORIZATION", Jwt.es512().sign("POST", "/signals/qitech/main", body, Instant.EPOCH));
  }

  @Override
  String callbackTo(String url) {
    return ",\"callback_url\":\"" + url + "\"";
  }

  @Override
  Optional<String> tooLate(World aWorld) {
    return Optional.of(aWorld.payment("pending", ",\"reference_date\":\"2020-01-01\""));
  }

  @Test
  void oneThatWaitsForItsAmountIsVoided() {
    String payment = world.payment("pending_conciliation", "");
    expect("voided", cancel(payment));
    expectEffect(payment, "voided");
  }

  @Test
  void aRejectedOneWillNeverBePaid() {
    expect("voided", cancel(world.payment("rejected", "")));
  }

  @Test
  void anAcceptedOneWaitsForItsDayOrIsRefused() {
    String payment = world.payment("accepted", "");
    assertThat(reason(world.caller.cancel(payment, LEAVE_PAID_ALONE))).isEqualTo("not_cancellable");
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> it.path("attempts").asInt() == 1);
    assertThat(world.caller.journal(begun)).contains("busy");
    assertThat(world.effects(payment)).isEmpty();
  }

  @Test
  void oneThatIsTooLateIsRefusedWithoutBeingAsked() {
    String payment = world.payment("pending", ",\"reference_date\":\"2020-01-01\"");
    world.fault("cancel", "status:500");
    assertThat(reason(cancel(payment))).isEqualTo("deadline_passed");
    assertThat(world.isStruck()).isFalse();
  }

  @Test
  void aDeadlineOfTheCallersIsKeptWithoutAnyCall() {
    String payment = world.payment("pending", "");
    JsonNode refused = world.caller.cancel(payment, ",\"deadline\":\"2020-01-01T00:00:00Z\"");
    assertThat(reason(refused)).isEqualTo("deadline_passed");
    assertThat(world.caller.journal(refused)).contains("too late").doesNotContain("attempt");
  }

  @ParameterizedTest
  @CsvSource({"'', refunded 1000", "',\"on_paid\":\"refuse\"', ''"})
  void paidAtTheLastMomentItEndsInOneEffectAtMost(String more, String effect) {
    String payment = world.payment("pending", "");
    world.fault("cancel", "delay:PT0.3S");
    JsonNode begun = world.caller.begin(payment, more);
    world.awaitStruck();
    world.pay(payment);
    world.caller.await(begun, ProviderContract::isFinal);
    assertThat(String.join(",", world.effects(payment))).isEqualTo(effect);
  }

  @Test
  void aReversalThatTakesItsTimeIsWaitedFor() {
    String payment = world.payment("paid", ",\"reversal\":\"pending\"");
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> it.path("state").asString().equals("pending"));
    assertThat(world.effects(payment)).isEmpty();
    world.advance("PT31S");
    expect("refunded", world.caller.await(begun, ProviderContract::isFinal));
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void aReversalThatIsRejectedRefusesTheCancellation() {
    String payment = world.payment("paid", ",\"reversal\":\"rejected\"");
    JsonNode begun = world.caller.begin(payment, "");
    world.caller.await(begun, it -> it.path("state").asString().equals("pending"));
    world.advance("PT31S");
    JsonNode refused = world.caller.await(begun, ProviderContract::isFinal);
    assertThat(reason(refused)).isEqualTo("request_rejected");
    assertThat(world.effects(payment)).isEmpty();
    expect("refunded", cancel(payment));
    expectEffect(payment, "refunded 1000");
  }

  /** QI Tech tells of cancelled orders, but not of a reversal that is sent at once. */
  @Test
  @Override
  void aSignalBeforeTheReplyDoesNoHarm() {
    String payment = world.payment("pending", callbackTo(world.signals()));
    world.fault("cancel", "delay_reply:PT0.3S");
    expect("voided", cancel(payment));
    expectEffect(payment, "voided");
    assertThat(world.callbacks()).containsOnly("200").isNotEmpty();
  }

  @Test
  void anAccountNamedInTheReferenceIsAskedThere() {
    String payment = world.payment("pending", "");
    String full = world.secret("account_key") + "/" + payment;
    expect("voided", cancel(full));
    String elsewhere = world.secret("client_key") + "/" + payment;
    assertThat(reason(cancel(elsewhere))).isEqualTo("payment_not_found");
  }
}
