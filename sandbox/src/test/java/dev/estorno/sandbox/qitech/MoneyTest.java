package dev.estorno.sandbox.qitech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many random requests at one fake without any server: money is never made or lost, and what the
 * effect log says is what happened. A failing run is repeated with {@code -Dseed=N}.
 */
class MoneyTest extends QiTechShop {

  private static final int STEPS = 400;
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  static long[] seeds() {
    String one = System.getProperty("seed");
    return one != null ? new long[] {Long.parseLong(one)} : new long[] {1, System.nanoTime()};
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isNeverMadeNorLost(long seed) {
    String replay =
        "replay: ./mvnw -pl sandbox test -Dtest=dev.estorno.sandbox.qitech.MoneyTest -Dseed="
            + seed;
    Run run = new Run(seed);
    for (int i = 0; i < STEPS; i++) {
      String step = i + ": " + run.step();
      assertThat(run.fake.ledger().total()).as(step + "; " + replay).isZero();
      if (i % 20 == 0) run.check(step + "; " + replay);
    }
    assertThat(run.statuses).as(replay).contains(200, 201, 202, 400, 404);
    assertThat(run.kinds).as(replay).contains(Effect.Kind.VOIDED, Effect.Kind.REFUNDED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:59:59Z, 200",
    "2026-11-23T00:59:59.999999999Z, 200",
    "2026-11-23T01:00:00Z, 400",
  })
  void theDeadlineIsKeptToTheNanosecond(Instant now, int status) {
    FakeQiTech fake = new FakeQiTech(new SplittableRandom(1), new EffectLog());
    var json = Json.object().put("reference_date", "2026-11-23");
    PaymentView order = fake.create(PaymentSpec.read(json, fake.profile()), NOON);
    fake.advance(now);
    String path = path(order.json()) + "/cancel";
    assertThat(fake.handle(signed("PATCH", path, "{}"), now).status()).isEqualTo(status);
  }

  @Test
  void theSameSeedGivesTheSameKeys() {
    Run first = new Run(7);
    Run second = new Run(7);
    for (int i = 0; i < 60; i++) assertThat(first.step()).isEqualTo(second.step());
    assertThat(first.effects.all()).isEqualTo(second.effects.all());
  }

  private static Exchange signed(String method, String path, String body) {
    Map<String, List<String>> headers =
        Map.of(
            "AUTHORIZATION",
            List.of(token(claims(method, path, md5(body.isEmpty() ? "{}" : body)))),
            "API-CLIENT-KEY",
            List.of(credential("client_key")));
    return new Exchange(method, path, headers, Body.of(body));
  }

  private static final class Run {
    final EffectLog effects = new EffectLog();
    final SplittableRandom chance;
    final FakeQiTech fake;
    final List<PaymentView> orders = new ArrayList<>();
    final Map<String, String> madeAs = new HashMap<>();
    final Set<Integer> statuses = new HashSet<>();
    final Set<Effect.Kind> kinds = new HashSet<>();
    Instant now = NOON;

    Run(long seed) {
      chance = new SplittableRandom(seed);
      fake = new FakeQiTech(new SplittableRandom(seed), effects);
    }

    String step() {
      int dice = orders.isEmpty() ? 0 : chance.nextInt(12);
      return switch (dice) {
        case 0, 1 -> create();
        case 2 -> pass();
        case 3 -> pay();
        case 4, 5, 6 -> ask("PATCH", path(any().json()) + "/cancel", "{}");
        case 7 -> ask("PATCH", path(any().json()), "{\"transaction_amount\":" + amount() + "}");
        case 8 -> ask("POST", "/mock/process_payment_order_attempts", "");
        case 9 ->
            ask(
                "POST",
                "/mock/payment_order/"
                    + any().json().path("payment_order_key").asString()
                    + "/reject",
                "");
        default -> reverse();
      };
    }

    private String create() {
      String state = pick(fake.profile().states());
      var json =
          Json.object()
              .put("state", state)
              .put("amount", 1 + chance.nextInt(3000))
              .put("reversal", pick(List.of("sent", "sent", "pending", "rejected")));
      PaymentView made = fake.create(PaymentSpec.read(json, fake.profile()), now);
      orders.add(made);
      madeAs.put(made.reference(), state);
      return "create " + made;
    }

    private String pass() {
      now = now.plus(Duration.ofMinutes(chance.nextInt(60 * 24)));
      fake.advance(now);
      return "pass " + now;
    }

    private String pay() {
      try {
        return "pay " + fake.pay(any().reference(), now);
      } catch (ControlProblem refused) {
        return "pay " + refused.detail();
      }
    }

    private String reverse() {
      String pix =
          fake.view(any().reference())
              .orElseThrow()
              .more()
              .path("incoming_pix_transfer_key")
              .asString("none");
      String key = "303393bf-8f2e-4ff0-b326-%012d".formatted(chance.nextInt(400));
      String body =
          """
          {"request_control_key":"%s","reversal_amount":%s,"reversal_reason":"client_request"}\
          """
              .formatted(key, amount());
      return ask("POST", account() + "/pix_transfer/" + pix + "/reversal", body);
    }

    private String ask(String method, String path, String body) {
      Response response = fake.handle(signed(method, path, body), now);
      statuses.add(response.status());
      return method + " " + path + " " + body + " -> " + response;
    }

    /** The log and the books tell the same. */
    void check(String step) {
      Map<String, Long> refunded = new HashMap<>();
      Map<String, Integer> voided = new HashMap<>();
      for (Effect effect : effects.all()) {
        kinds.add(effect.kind());
        if (effect.kind() == Effect.Kind.VOIDED) voided.merge(effect.reference(), 1, Integer::sum);
        else refunded.merge(effect.reference(), effect.amount(), Long::sum);
      }
      for (PaymentView made : orders) {
        PaymentView it = fake.view(made.reference()).orElseThrow();
        boolean cancelledByUs =
            it.state().equals("cancelled") && !madeAs.get(it.reference()).equals("cancelled");
        assertThat(voided.getOrDefault(it.reference(), 0))
            .as(step)
            .isEqualTo(cancelledByUs ? 1 : 0);
        long back = refunded.getOrDefault(it.reference(), 0L);
        long before = madeAs.get(it.reference()).equals("refunded") ? it.amount() : 0;
        assertThat(back + before).as(step).isEqualTo(it.more().path("refunded").longValue());
        assertThat(back).as(step).isLessThanOrEqualTo(it.amount());
        if (back > 0) assertThat(it.state()).as(step).isIn("paid", "refunded");
      }
    }

    private String amount() {
      return "%d.%02d".formatted(chance.nextInt(12), chance.nextInt(100));
    }

    private PaymentView any() {
      return pick(orders);
    }

    private <T> T pick(List<T> list) {
      return list.get(chance.nextInt(list.size()));
    }
  }
}
