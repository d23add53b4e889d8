package dev.estorno.sandbox.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What takes its time, to the millisecond: one fake, and a clock that stands still. */
class TimingTest {

  private static final Duration ALMOST = Assumed.TAKES.minusMillis(1);
  private static final Duration A_MILLISECOND = Duration.ofMillis(1);

  private final EffectLog effects = new EffectLog();
  private final FakeLetPay fake = new FakeLetPay(new SplittableRandom(1), effects);
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private String token = "";

  @BeforeEach
  void logIn() {
    token = ask("POST", "/auth", LetPayShop.KEYS).path("token").asString();
  }

  @Test
  void aCancelIsTakenAndDoneLater() {
    String payment = put("PROCESSING", "");
    cancel(payment);
    pass(ALMOST);
    assertThat(status(payment)).isEqualTo("PROCESSING");
    assertThat(effects.all()).isEmpty();
    pass(A_MILLISECOND);
    assertThat(status(payment)).isEqualTo("CANCELED");
    assertThat(effects.all()).containsExactly(effect(payment, Effect.Kind.VOIDED, 1000));
  }

  @Test
  void itMayTakeLongerIfThatIsWished() {
    String payment = put("PROCESSING", ",\"takes\":\"PT30S\"");
    cancel(payment);
    pass(Duration.ofSeconds(29));
    assertThat(status(payment)).isEqualTo("PROCESSING");
    pass(Duration.ofSeconds(1));
    assertThat(status(payment)).isEqualTo("CANCELED");
  }

  @Test
  void aSecondCancelFindsTheFirstUnderWay() {
    String payment = put("PROCESSING", "");
    cancel(payment);
    assertThat(code(cancel(payment))).isEqualTo("01.05.0017");
    pass(Assumed.TAKES);
    assertThat(effects.all()).hasSize(1);
  }

  @Test
  void thePayerWhoPaysInBetweenWins() {
    String payment = put("PROCESSING", "");
    cancel(payment);
    pass(ALMOST);
    fake.pay(payment, now);
    pass(Duration.ofMinutes(1));
    assertThat(status(payment)).isEqualTo("PAID");
    assertThat(effects.all()).isEmpty();
  }

  @Test
  void aPreAuthorizationInBetweenWinsAndIsCancelledAnew() {
    String payment = put("PROCESSING", ",\"delay_capture\":true");
    cancel(payment);
    fake.pay(payment, now);
    pass(Duration.ofMinutes(1));
    assertThat(status(payment)).isEqualTo("PRE_AUTHORIZED");
    cancel(payment);
    pass(Assumed.TAKES);
    assertThat(status(payment)).isEqualTo("CANCELED");
    assertThat(effects.all()).hasSize(1);
  }

  @Test
  void aCancelAndACaptureKeepOutOfEachOthersWay() {
    String captured = put("PRE_AUTHORIZED", "");
    capture(captured);
    assertThat(code(cancel(captured))).isEqualTo("01.05.0017");
    String cancelled = put("PRE_AUTHORIZED", "");
    cancel(cancelled);
    assertThat(code(capture(cancelled))).isEqualTo("01.05.0017");
    pass(Assumed.TAKES);
    assertThat(status(captured)).isEqualTo("PAID");
    assertThat(status(cancelled)).isEqualTo("CANCELED");
  }

  @Test
  void aRefundTakesTheMoneyAtOnceAndTellsLater() {
    String payment = put("PAID", "");
    long before = fake.ledger().balance(Account.MERCHANT);
    assertThat(refund(payment, "").path("refund_status").asString()).isEqualTo("PROCESSING");
    pass(ALMOST);
    assertThat(status(payment)).isEqualTo("PAID");
    assertThat(refundStatus()).isEqualTo("PROCESSING");
    assertThat(fake.ledger().balance(Account.MERCHANT)).isEqualTo(before - 1000);
    assertThat(effects.all()).isEmpty();
    pass(A_MILLISECOND);
    assertThat(status(payment)).isEqualTo("REFUNDED");
    assertThat(refundStatus()).isEqualTo("COMPLETED");
    assertThat(effects.all()).containsExactly(effect(payment, Effect.Kind.REFUNDED, 1000));
  }

  @Test
  void whatIsBeingRefundedCannotBeRefundedAgain() {
    String payment = put("PAID", "");
    refund(payment, ",\"amount\":6");
    assertThat(code(refund(payment, ",\"amount\":5"))).isEqualTo("00.04.0014");
    refund(payment, ",\"amount\":4");
    assertThat(code(refund(payment, ",\"amount\":4"))).isEqualTo("01.05.0017");
    pass(Assumed.TAKES);
    assertThat(effects.all()).extracting(Effect::amount).containsExactly(600L, 400L);
  }

  @Test
  void aRefundMayBeginAsRequested() {
    String payment = put("PAID", ",\"refunds_end\":\"REQUESTED\"");
    assertThat(refund(payment, "").path("refund_status").asString()).isEqualTo("REQUESTED");
    pass(Assumed.TAKES);
    assertThat(refundStatus()).isEqualTo("PROCESSING");
    pass(Assumed.TAKES);
    assertThat(refundStatus()).isEqualTo("COMPLETED");
  }

  @Test
  void aRefundMayFail() {
    String payment = put("PAID", ",\"refunds_end\":\"FAILED\"");
    long before = fake.ledger().balance(Account.MERCHANT);
    refund(payment, "");
    pass(Assumed.TAKES);
    assertThat(refundStatus()).isEqualTo("FAILED");
    assertThat(status(payment)).isEqualTo("PAID");
    assertThat(fake.ledger().balance(Account.MERCHANT)).isEqualTo(before);
    assertThat(effects.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PROCESSING, PT48H", "PRE_AUTHORIZED, P5D"})
  void whatIsNeitherPaidNorCapturedEndsByItself(String state, Duration after) {
    String payment = put(state, "");
    pass(after.minusMillis(1));
    assertThat(status(payment)).isEqualTo(state);
    pass(A_MILLISECOND);
    assertThat(status(payment)).isEqualTo("CANCELED");
    assertThat(fake.ledger().balance(Account.HELD)).isZero();
    assertThat(effects.all()).isEmpty();
  }

  @Test
  void aTokenLastsFiveMinutes() {
    pass(Tokens.LIFE.minusMillis(1));
    assertThat(ask("GET", "/merchant/contracts/list", "").path("contracts")).isNotEmpty();
    pass(A_MILLISECOND);
    assertThat(ask("GET", "/merchant/contracts/list", "").path("status").intValue()).isEqualTo(401);
  }

  private String put(String state, String more) {
    String json = "{\"state\":\"" + state + "\"" + more + "}";
    var spec = Json.objectOrEmpty(json.getBytes(StandardCharsets.UTF_8));
    return fake.create(PaymentSpec.read(spec, fake.profile()), now).reference();
  }

  private JsonNode cancel(String payment) {
    return ask("POST", "/payment/" + payment + "/cancel", "{}");
  }

  private JsonNode capture(String payment) {
    return ask("POST", "/payment/" + payment + "/capture", "{\"amount\":10}");
  }

  private JsonNode refund(String payment, String more) {
    return ask("POST", "/refund", "{\"payment_token\":\"" + payment + "\"" + more + "}");
  }

  private String refundStatus() {
    return ask("GET", "/refund/1", "").path("refund_status").asString();
  }

  private String status(String payment) {
    return fake.view(payment).orElseThrow().state();
  }

  private JsonNode ask(String method, String path, String body) {
    Map<String, List<String>> headers = Map.of(LetPayShop.HEADER, List.of(token));
    return fake.handle(new Exchange(method, path, headers, Body.of(body)), now)
        .body()
        .json()
        .orElseThrow();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    fake.advance(now);
  }

  private Effect effect(String payment, Effect.Kind kind, long amount) {
    return new Effect("letpay", payment, kind, amount, now);
  }

  private static String code(JsonNode reply) {
    return reply.path("errors").path(0).path("code").asString();
  }
}
