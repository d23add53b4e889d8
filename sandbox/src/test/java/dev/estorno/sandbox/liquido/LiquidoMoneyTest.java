package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of random requests at one fake without any server: money is never made or lost, and
 * what the effect log says is what happened. A failing run is repeated with {@code -Dseed=N}.
 */
class LiquidoMoneyTest {
  private static final int STEPS = 4000;
  private static final List<String> DESCRIPTIONS =
      List.of(
          "",
          "finalStatus=FAILED;",
          "finalStatus=SETTLED;asyncFinalizationDelay=600;",
          "finalStatus=CANCELLED;asyncFinalizationDelay=900;",
          "finalStatus=FAILED;asyncFinalizationDelay=300;");

  static long[] seeds() {
    String one = System.getProperty("seed");
    if (one != null) return new long[] {Long.parseLong(one)};
    long start = System.nanoTime();
    return new long[] {1, 2, 3, start};
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isNeverMadeNorLost(long seed) {
    String replay = "replay: ./mvnw -pl sandbox test -Dtest=LiquidoMoneyTest -Dseed=" + seed;
    Run run = new Run(seed);
    for (int i = 0; i < STEPS; i++) {
      String step = i + ": " + run.step();
      assertThat(run.fake.ledger().total()).as(step + "; " + replay).isZero();
      if (i % 50 == 0) assertThat(run.complaints()).as(step + "; " + replay).isEmpty();
    }
    assertThat(run.complaints()).as(replay).isEmpty();
    assertThat(run.statuses).as("reached by " + replay).contains(200, 401, 404, 409, 422);
    assertThat(run.states)
        .as("reached by " + replay)
        .contains("IN_PROGRESS", "AUTHORIZED", "SETTLED", "FAILED", "CANCELLED", "REFUNDED")
        .contains("REFUNDING", "CHARGED_BACK", "EXPIRED");
  }

  /** One fake and a shop that does anything to it. */
  private static final class Run {
    final Set<Integer> statuses = new HashSet<>();
    final Set<String> states = new HashSet<>();
    final FakeLiquido fake;
    private final SplittableRandom chance;
    private final EffectLog effects = new EffectLog();
    private final List<String> keys = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private String token = "";

    Run(long seed) {
      chance = new SplittableRandom(seed);
      fake = new FakeLiquido(chance.split(), effects);
    }

    String step() {
      now = now.plus(Duration.ofSeconds(chance.nextInt(1, 300)));
      fake.advance(now);
      String line =
          switch (chance.nextInt(10)) {
            case 0 -> create();
            case 1 -> put();
            case 2 -> pay();
            case 3, 4 -> send("POST", "/cancel/" + any(), "{}");
            case 5, 6, 7 -> send("POST", "/refund", refund());
            case 8 -> chance.nextInt(8) == 0 ? setBalance() : send("GET", "/" + any(), "");
            default -> logIn();
          };
      fake.takeCallbacks();
      return line;
    }

    /** Everything that does not hold. */
    List<String> complaints() {
      List<String> complaints = new ArrayList<>();
      Map<String, List<Effect>> done =
          effects.all().stream().collect(Collectors.groupingBy(Effect::reference));
      long held = 0;
      for (String key : keys) {
        PaymentView view = fake.view(key).orElseThrow();
        states.add(view.state());
        held += view.more().path("refunding").longValue();
        held += view.state().equals("AUTHORIZED") ? view.amount() : 0;
        complain(view, done.getOrDefault(key, List.of()), complaints);
      }
      long booked = fake.ledger().balance(Account.HELD);
      if (booked != held) complaints.add("held " + booked + " instead of " + held);
      return complaints;
    }

    private static void complain(PaymentView view, List<Effect> own, List<String> complaints) {
      long refunded = view.more().path("refunded").longValue();
      long voided = own.stream().filter(it -> it.kind() == Effect.Kind.VOIDED).count();
      long back =
          own.stream()
              .filter(it -> it.kind() == Effect.Kind.REFUNDED)
              .mapToLong(Effect::amount)
              .sum();
      boolean asked = !view.reference().startsWith("put-REFUND");
      if (refunded > view.amount()) complaints.add("too much: " + view);
      if (asked && back != refunded) complaints.add("effects " + back + ": " + view);
      if (voided > 1 || (voided == 1 && back > 0)) complaints.add("two effects: " + own);
      if (voided == 1 && !view.state().equals("CANCELLED")) complaints.add("not gone: " + view);
      if (view.state().equals("REFUNDED") && refunded != view.amount()) {
        complaints.add("not all back: " + view);
      }
    }

    private String create() {
      String key = "k" + (keys.isEmpty() || chance.nextInt(8) > 0 ? keys.size() : 0);
      String body =
          "{\"idempotencyKey\":\"%s\",\"amount\":%d,\"currency\":\"BRL\",\"country\":\"BR\","
              + "\"paymentMethod\":\"PIX_DYNAMIC_QR\",\"payer\":{},\"description\":\"%s\"}";
      String line =
          send("POST", "/pix", body.formatted(key, chance.nextInt(1, 5000), of(DESCRIPTIONS)));
      if (fake.view(key).isPresent() && !keys.contains(key)) keys.add(key);
      return line;
    }

    private String put() {
      String state = of(fake.profile().states());
      String key = "put-" + state + keys.size();
      String json =
          "{\"reference\":\"%s\",\"state\":\"%s\",\"amount\":%d,\"description\":\"%s\","
              + "\"refunds_failing\":%d,\"refunds_delay\":\"PT%dS\"}";
      var body =
          json.formatted(
              key,
              state,
              chance.nextInt(1, 5000),
              of(DESCRIPTIONS),
              chance.nextInt(2),
              chance.nextInt(2) * 400);
      var spec = Json.objectOrEmpty(body.getBytes(StandardCharsets.UTF_8));
      fake.create(PaymentSpec.read(spec, fake.profile()), now);
      keys.add(key);
      return body;
    }

    private String pay() {
      String key = any();
      try {
        return "pay " + fake.pay(key, now);
      } catch (ControlProblem refused) {
        return "pay " + key + " " + refused.detail();
      }
    }

    private String setBalance() {
      long minor = chance.nextInt(3) * 2000L;
      fake.ledger().set(Account.MERCHANT, minor);
      return "balance " + minor;
    }

    private String refund() {
      String charge = any();
      String json =
          "{\"idempotencyKey\":\"r-%s-%d\",\"referenceId\":\"%s\",\"amount\":%d,"
              + "\"currency\":\"BRL\",\"country\":\"BR\",\"description\":\"%s\"}";
      return json.formatted(
          charge, chance.nextInt(4), charge, chance.nextInt(0, 3000), of(DESCRIPTIONS));
    }

    private String logIn() {
      Response response = exchange("POST", "/oauth2/token", LiquidoShop.FORM);
      token = response.body().object().path("access_token").asString("");
      return "token";
    }

    private String send(String method, String path, String body) {
      Response response = exchange(method, LiquidoShop.CHARGES + path, body);
      statuses.add(response.status());
      return method + path + " " + body + " " + response.status() + " " + response.body();
    }

    private Response exchange(String method, String path, String body) {
      Map<String, List<String>> headers =
          Map.of("Authorization", List.of(token), "x-api-key", List.of("sandbox-api-key"));
      return fake.handle(new Exchange(method, path, headers, Body.of(body)), now);
    }

    private String any() {
      if (keys.isEmpty() || chance.nextInt(40) == 0) return "nobody";
      int recent = Math.min(keys.size(), 20);
      return keys.get(keys.size() - 1 - chance.nextInt(recent));
    }

    private String of(List<String> list) {
      return list.get(chance.nextInt(list.size()));
    }
  }
}
