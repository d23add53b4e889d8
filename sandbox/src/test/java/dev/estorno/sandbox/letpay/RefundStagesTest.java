package dev.estorno.sandbox.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A refund's stages, each at its own instant: asked without a server, so that no clock runs on. */
class RefundStagesTest {
  private static final long STEP = Assumed.REFUND_TAKES.toMillis();
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final FakeLetPay fake =
      new FakeLetPay(RandomGeneratorFactory.of("L64X128MixRandom").create(1), new EffectLog());

  @Test
  void aRefundCanBeginAsRequested() {
    ObjectNode spec = Json.object().put("provider", "letpay").put("state", "PAID");
    spec.put("refunds_end", "REQUESTED");
    String payment = fake.create(PaymentSpec.read(spec, fake.profile()), NOON).reference();
    String token =
        ask("POST", "/auth", "", "apiKey=sandbox-key&apiSecret=sandbox-secret", 0, "token");
    String refund = "{\"payment_token\":\"" + payment + "\"}";

    assertThat(stage("POST", "/refund", token, refund, 0)).isEqualTo("REQUESTED");
    assertThat(stage("GET", "/refund/1", token, "", STEP)).isEqualTo("PROCESSING");
    assertThat(stage("GET", "/refund/1", token, "", 2 * STEP - 1)).isEqualTo("PROCESSING");
    assertThat(stage("GET", "/refund/1", token, "", 2 * STEP)).isEqualTo("COMPLETED");
  }

  private String stage(String method, String path, String token, String body, long millis) {
    return ask(method, path, token, body, millis, "refund_status");
  }

  private String ask(
      String method, String path, String token, String body, long millis, String member) {
    String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
    var headers = Map.of("X-Auth-Token", List.of(token), "Content-Type", List.of(type));
    Instant at = NOON.plusMillis(millis);
    fake.advance(at);
    var reply = fake.handle(new Exchange(method, path, headers, Body.of(body)), at);
    return reply.body().object().path(member).asString();
  }
}
