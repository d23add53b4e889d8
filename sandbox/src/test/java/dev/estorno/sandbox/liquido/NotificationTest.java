package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The callbacks, and their signature as the page's own example verifies it. */
class NotificationTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String URL = "http://merchant.example/callback";

  private final FakeLiquido fake = new FakeLiquido(new SplittableRandom(1), new EffectLog());

  @Test
  void aPaymentIsToldWithTheWholeCharge() {
    put("IN_PROGRESS", "k1");
    fake.pay("k1", NOON);
    Callback callback = only();
    assertThat(callback.url()).isEqualTo(URL);
    assertThat(callback.headers()).containsEntry("Content-Type", "application/json");
    JsonNode body = Json.parse(callback.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(body.propertyNames()).containsExactly("eventType", "data");
    assertThat(body.path("eventType").asString()).isEqualTo("CHARGE_SUCCEEDED");
    JsonNode details = body.path("data").path("chargeDetails");
    assertThat(details.path("transferStatus").asString()).isEqualTo("SETTLED");
    assertThat(Response.json(200, details).body()).isEqualTo(ask("GET", "/k1", "").body());
  }

  @Test
  void itIsSignedWithTheClientSecret() throws GeneralSecurityException {
    put("IN_PROGRESS", "k1");
    fake.pay("k1", NOON);
    Callback callback = only();
    String content = "payload=" + callback.body() + ",timestamp=1795176000";
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("sandbox-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signature =
        HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    assertThat(callback.headers())
        .containsEntry(
            "Liquido-Signature",
            "algorithm=HmacSHA256,timestamp=1795176000,signature=" + signature);
  }

  @Test
  void aRefundIsToldToItsOwnAddressUnderItsOwnKey() {
    put("SETTLED", "k1");
    refund("r1", "refund test");
    refund("r2", "finalStatus=FAILED;");
    List<Callback> callbacks = fake.takeCallbacks();
    assertThat(callbacks).extracting(Callback::url).containsOnly("http://refunds.example/");
    assertThat(callbacks.get(0).body())
        .startsWith("{\"eventType\":\"CHARGE_REFUND_SUCCEEDED\",\"data\":{\"chargeDetails\":{")
        .contains("\"idempotencyKey\":\"r1\",\"referenceId\":\"k1\"");
    assertThat(callbacks.get(1).body())
        .startsWith("{\"eventType\":\"CHARGE_REFUND_FAILED\"")
        .contains("\"transferStatus\":\"FAILED\"");
  }

  @Test
  void aFailureIsToldAndACancellationIsNot() {
    put("IN_PROGRESS", "k1");
    ask("POST", "/cancel/k1", "{}");
    assertThat(fake.takeCallbacks()).isEmpty();
    String steered =
        "{\"idempotencyKey\":\"k2\",\"amount\":1,\"currency\":\"BRL\",\"country\":\"BR\","
            + "\"paymentMethod\":\"PIX_STATIC_QR\",\"payer\":{},\"callbackUrl\":\""
            + URL
            + "\",\"description\":\"finalStatus=FAILED;\"}";
    ask("POST", "/pix", steered);
    fake.advance(NOON.plusSeconds(180));
    assertThat(only().body()).startsWith("{\"eventType\":\"CHARGE_FAILED\"");
  }

  @Test
  void nobodyIsToldWithoutAnAddress() {
    fake.create(spec("{\"state\":\"IN_PROGRESS\",\"reference\":\"k1\"}"), NOON);
    fake.pay("k1", NOON);
    assertThat(fake.takeCallbacks()).isEmpty();
  }

  private Callback only() {
    List<Callback> callbacks = fake.takeCallbacks();
    assertThat(callbacks).hasSize(1);
    return callbacks.getFirst();
  }

  private void put(String state, String key) {
    String json = "{\"state\":\"%s\",\"reference\":\"%s\",\"callback_url\":\"%s\"}";
    fake.create(spec(json.formatted(state, key, URL)), NOON);
  }

  private PaymentSpec spec(String json) {
    var body = Json.objectOrEmpty(json.getBytes(StandardCharsets.UTF_8));
    return PaymentSpec.read(body, fake.profile());
  }

  private void refund(String key, String description) {
    String json =
        "{\"idempotencyKey\":\"%s\",\"referenceId\":\"k1\",\"amount\":100,\"currency\":\"BRL\","
            + "\"country\":\"BR\",\"description\":\"%s\","
            + "\"callbackUrl\":\"http://refunds.example/\"}";
    ask("POST", "/refund", json.formatted(key, description));
  }

  private Response ask(String method, String path, String body) {
    String token =
        send("POST", "/oauth2/token", LiquidoShop.FORM, "")
            .body()
            .object()
            .path("access_token")
            .asString();
    return send(method, LiquidoShop.CHARGES + path, body, token);
  }

  private Response send(String method, String path, String body, String token) {
    Map<String, List<String>> headers =
        Map.of("Authorization", List.of(token), "x-api-key", List.of("sandbox-api-key"));
    return fake.handle(new Exchange(method, path, headers, Body.of(body)), NOON);
  }
}
