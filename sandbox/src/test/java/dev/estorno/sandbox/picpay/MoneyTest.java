package dev.estorno.sandbox.picpay;

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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of random requests at one fake without any server: money is never made or lost, and
 * what the effect log says is what happened. A failing run is repeated with {@code -Dseed=N}.
 */
class MoneyTest {

  private static final int STEPS = 4000;

  static long[] seeds() {
    String one = System.getProperty("seed");
    if (one != null) return new long[] {Long.parseLong(one)};
    long start = System.nanoTime();
    return new long[] {1, 2, 3, start, start + 1};
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isNeverMadeNorLost(long seed) {
    String replay = "replay: ./mvnw -pl sandbox test -Dtest=MoneyTest -Dseed=" + seed;
    Run run = new Run(seed);
    for (int i = 0; i < STEPS; i++) {
      String step = i + ": " + run.step();
      assertThat(run.total()).as(step + "; " + replay).isZero();
      if (i % 50 == 0) assertThat(run.complaints()).as(step + "; " + replay).isEmpty();
    }
    assertThat(run.complaints()).as(replay).isEmpty();
    assertThat(run.statuses).as("reached by " + replay).contains(200, 201, 401, 404, 422);
    assertThat(run.states)
        .as("reached by " + replay)
        .contains("created", "expired", "authorized", "paid", "refunded");
  }

  @Test
  void theSameSeedIsTheSameHistory() {
    List<String> first = transcript(7);
    assertThat(transcript(7)).isEqualTo(first);
    assertThat(transcript(8)).isNotEqualTo(first);
  }

  private static List<String> transcript(long seed) {
    Run run = new Run(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) lines.add(run.step());
    return lines;
  }

  /** One fake and a shop that does anything to it. */
  private static final class Run {
    final Set<Integer> statuses = new HashSet<>();
    final Set<String> states = new HashSet<>();
    private final SplittableRandom chance;
    private final EffectLog effects = new EffectLog();
    private final FakePicPay fake;
    private final List<String> references = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    Run(long seed) {
      chance = new SplittableRandom(seed);
      fake = new FakePicPay(chance.split(), effects);
    }

    String step() {
      now = now.plus(Duration.ofMinutes(chance.nextInt(1, 120)));
      fake.advance(now);
      String line =
          switch (chance.nextInt(12)) {
            case 0, 1 -> create();
            case 2 -> put();
            case 3, 4 -> pay();
            case 5, 6 -> ask("POST", "cancellations", it -> body(it, ""));
            case 7, 8, 9 -> ask("POST", "refunds", it -> body(it, ",\"amount\":" + amount()));
            case 10 -> ask("POST", "capture", _ -> "{\"amount\":" + amount() + "}");
            default -> chance.nextInt(4) == 0 ? setBalance() : ask("GET", "status", _ -> "");
          };
      return line + " " + fake.takeCallbacks();
    }

    long total() {
      return fake.ledger().total();
    }

    /** Everything that does not hold. */
    List<String> complaints() {
      List<String> complaints = new ArrayList<>();
      Map<String, List<Effect>> done =
          effects.all().stream().collect(Collectors.groupingBy(Effect::reference));
      long held = 0;
      for (String reference : references) {
        PaymentView view = fake.view(reference).orElseThrow();
        states.add(view.state());
        held += Set.of("authorized", "analysis").contains(view.state()) ? view.amount() : 0;
        complain(view, done.getOrDefault(reference, List.of()), complaints);
      }
      long booked = fake.ledger().balance(Account.HELD);
      if (booked != held) complaints.add("held " + booked + " instead of " + held);
      return complaints;
    }

    private void complain(PaymentView view, List<Effect> own, List<String> complaints) {
      long paid = view.more().path("paid").longValue();
      long refunded = view.more().path("refunded").longValue();
      long given = view.more().path("cashback_given").longValue();
      long taken = view.more().path("cashback_taken_back").longValue();
      long voided = own.stream().filter(e -> e.kind() == Effect.Kind.VOIDED).count();
      long back =
          own.stream()
              .filter(e -> e.kind() == Effect.Kind.REFUNDED)
              .mapToLong(Effect::amount)
              .sum();
      boolean started = view.reference().startsWith("was-refunded");
      if (refunded > paid || paid > view.amount()) complaints.add("too much: " + view);
      if (taken > given || (view.state().equals("refunded") && taken != given)) {
        complaints.add("cashback: " + view);
      }
      if (!started && back != refunded) complaints.add("effects " + back + ": " + view);
      if (voided > 1 || (voided == 1 && back > 0)) complaints.add("two effects: " + own);
      if (voided == 1 && !view.state().equals("expired")) complaints.add("not closed: " + view);
    }

    private String create() {
      String reference = "r" + references.size();
      String value = new BigDecimal(chance.nextInt(1, 5000)).movePointLeft(2).toPlainString();
      String line =
          send(
              "POST",
              "",
              "{\"referenceId\":\""
                  + reference
                  + "\",\"value\":"
                  + value
                  + ",\"autoCapture\":"
                  + chance.nextBoolean()
                  + ",\"callbackUrl\":\"http://x\",\"buyer\":{\"document\":\"1\"}}");
      if (fake.view(reference).isPresent()) references.add(reference);
      return line;
    }

    private String put() {
      List<String> all = fake.profile().states();
      String state = all.get(chance.nextInt(all.size()));
      String reference = (state.equals("refunded") ? "was-refunded" : "p") + references.size();
      int amount = chance.nextInt(1, 5000);
      String json =
          "{\"reference\":\""
              + reference
              + "\",\"state\":\""
              + state
              + "\",\"amount\":"
              + amount
              + ",\"cashback\":"
              + chance.nextInt(amount + 1)
              + "}";
      var spec = Json.objectOrEmpty(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      fake.create(PaymentSpec.read(spec, fake.profile()), now);
      references.add(reference);
      return json;
    }

    private String pay() {
      String reference = any();
      try {
        return "pay " + fake.pay(reference, now);
      } catch (ControlProblem refused) {
        return "pay " + reference + " " + refused.detail();
      }
    }

    private String setBalance() {
      Account account = chance.nextBoolean() ? Account.MERCHANT : Account.PAYER;
      long minor = chance.nextInt(3) * 2000L;
      fake.ledger().set(account, minor);
      return account + " " + minor;
    }

    private String ask(String method, String what, UnaryOperator<String> body) {
      String reference = any();
      return send(method, "/" + reference + "/" + what, body.apply(reference));
    }

    private String send(String method, String path, String body) {
      String token = chance.nextInt(50) == 0 ? "wrong" : "sandbox-picpay-token";
      Exchange exchange =
          new Exchange(
              method,
              "/ecommerce/public/payments" + path,
              Map.of("x-picpay-token", List.of(token)),
              Body.of(body));
      Response response = fake.handle(exchange, now);
      statuses.add(response.status());
      return method + path + " " + body + " " + response.status() + " " + response.body();
    }

    private String any() {
      if (references.isEmpty() || chance.nextInt(40) == 0) return "nobody";
      int recent = Math.min(references.size(), 20);
      return references.get(references.size() - 1 - chance.nextInt(recent));
    }

    private String body(String reference, String more) {
      String id =
          fake.view(reference)
              .map(it -> it.more().path("authorization_id").asString(""))
              .orElse("");
      if (chance.nextInt(10) == 0) id = "another";
      return "{\"authorizationId\":\"" + id + "\"" + more + "}";
    }

    private String amount() {
      return new BigDecimal(chance.nextInt(-100, 3000)).movePointLeft(2).toPlainString();
    }
  }
}
