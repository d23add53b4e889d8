package dev.estorno.sandbox.letpay;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of random requests at one fake without any server: money is never made or lost, and
 * what the effect log says is what happened. A failing run is repeated with {@code -Dseed=N}.
 */
class MoneyTest {

  private static final int STEPS = 1500;

  static long[] seeds() {
    String one = System.getProperty("seed");
    if (one != null) return new long[] {Long.parseLong(one)};
    long start = System.nanoTime();
    return new long[] {1, 2, 3, start, start + 1};
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isNeverMadeNorLost(long seed) {
    String replay = "replay: ./mvnw -pl sandbox test -Dtest=letpay.MoneyTest -Dseed=" + seed;
    Run run = new Run(seed);
    for (int i = 0; i < STEPS; i++) {
      String step = i + ": " + run.step();
      assertThat(run.fake.ledger().total()).as(step + "; " + replay).isZero();
      if (i % 50 == 0) assertThat(run.complaints()).as(step + "; " + replay).isEmpty();
    }
    assertThat(run.complaints()).as(replay).isEmpty();
    assertThat(run.statuses).as("reached by " + replay).contains(200, 400, 401, 404, 422);
    assertThat(run.states)
        .as("reached by " + replay)
        .contains("PROCESSING", "PRE_AUTHORIZED", "PAID", "PARTIALLY_REFUNDED")
        .contains("REFUNDED", "CANCELED", "IN_ANALYSIS");
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
    final FakeLetPay fake;
    private final SplittableRandom chance;
    private final EffectLog effects = new EffectLog();
    private final List<String> payments = new ArrayList<>();
    private final Set<String> born = new HashSet<>();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private String token = "";

    Run(long seed) {
      chance = new SplittableRandom(seed);
      fake = new FakeLetPay(chance.split(), effects);
    }

    String step() {
      now =
          now.plus(Duration.ofMillis(chance.nextInt(1, chance.nextInt(20) == 0 ? 3_600_000 : 900)));
      fake.advance(now);
      String line =
          switch (chance.nextInt(14)) {
            case 0 -> create();
            case 1, 2 -> put();
            case 3, 4 -> pay();
            case 5, 6, 7 -> ask("POST", "/payment/" + any() + "/cancel", "");
            case 8, 9, 10 -> ask("POST", "/refund", refund());
            case 11 ->
                ask("POST", "/payment/" + any() + "/capture", "{\"amount\":" + amount() + "}");
            case 12 -> logIn();
            default -> chance.nextInt(4) == 0 ? setBalance() : ask("GET", "/payment/" + any(), "");
          };
      return line + " " + fake.takeCallbacks();
    }

    /** Everything that does not hold. */
    List<String> complaints() {
      List<String> complaints = new ArrayList<>();
      Map<String, List<Effect>> done =
          effects.all().stream().collect(Collectors.groupingBy(Effect::reference));
      long held = 0;
      for (String payment : payments) {
        PaymentView view = fake.view(payment).orElseThrow();
        states.add(view.state());
        held += Set.of("PRE_AUTHORIZED", "IN_ANALYSIS").contains(view.state()) ? view.amount() : 0;
        for (var refund : view.more().path("refunds")) {
          boolean underWay =
              Set.of("REQUESTED", "PROCESSING").contains(refund.path("status").asString());
          held += underWay ? refund.path("amount").longValue() : 0;
        }
        complain(view, done.getOrDefault(payment, List.of()), complaints);
      }
      long booked = fake.ledger().balance(Account.HELD);
      if (booked != held) complaints.add("held " + booked + " instead of " + held);
      return complaints;
    }

    private void complain(PaymentView view, List<Effect> own, List<String> complaints) {
      long received = view.more().path("amount_received").longValue();
      long refunded = view.more().path("refunded").longValue();
      long voided = own.stream().filter(e -> e.kind() == Effect.Kind.VOIDED).count();
      long back =
          own.stream()
              .filter(e -> e.kind() == Effect.Kind.REFUNDED)
              .mapToLong(Effect::amount)
              .sum();
      if (refunded > received || received > view.amount()) complaints.add("too much: " + view);
      if (!born.contains(view.reference()) && back != refunded) {
        complaints.add("effects " + back + ": " + view);
      }
      if (voided > 1 || (voided == 1 && back > 0)) complaints.add("two effects: " + own);
      if (voided == 1 && !view.state().equals("CANCELED")) complaints.add("not closed: " + view);
      if (view.state().equals("REFUNDED") && refunded != received) complaints.add("rest: " + view);
    }

    private String create() {
      String value = new BigDecimal(chance.nextInt(1, 5000)).movePointLeft(2).toPlainString();
      List<String> names = List.of("PAID", "CANCELED", "IN_ANALYSIS", "DECLINED", "Alice", "Alice");
      Response made =
          send(
              "POST",
              "/picpay/simple",
              """
              {"contract_id":"MY_CONTRACT_ID","reference_id":"r","notification_url":"http://x",
               "payment":{"amount":%s,"currency":"BRL","country":"BR","delay_capture":%s},
               "person":{"full_name":"%s S","tax_id":"39784045087"}}\
              """
                  .formatted(value, chance.nextBoolean(), names.get(chance.nextInt(names.size()))));
      if (made.status() == 200) payments.add(made.body().object().path("payment_token").asString());
      return made.body().toString();
    }

    private String put() {
      List<String> all = fake.profile().states();
      String state = all.get(chance.nextInt(all.size()));
      List<String> ends = List.of("COMPLETED", "COMPLETED", "FAILED", "REQUESTED");
      String json =
          "{\"state\":\"%s\",\"amount\":%d,\"delay_capture\":%s,\"refunds_end\":\"%s\"}"
              .formatted(
                  state,
                  chance.nextInt(2, 5000),
                  chance.nextBoolean(),
                  ends.get(chance.nextInt(ends.size())));
      var spec = Json.objectOrEmpty(json.getBytes(StandardCharsets.UTF_8));
      PaymentView view = fake.create(PaymentSpec.read(spec, fake.profile()), now);
      payments.add(view.reference());
      if (state.contains("REFUND")) born.add(view.reference());
      return view.toString();
    }

    private String pay() {
      String payment = any();
      try {
        return "pay " + fake.pay(payment, now);
      } catch (ControlProblem refused) {
        return "pay " + payment + " " + refused.detail();
      }
    }

    private String setBalance() {
      long minor = chance.nextInt(3) * 2000L;
      fake.ledger().set(Account.MERCHANT, minor);
      return "merchant " + minor;
    }

    private String logIn() {
      Response reply = send("POST", "/auth", LetPayShop.KEYS);
      token = reply.body().object().path("token").asString();
      return reply.body().toString();
    }

    private String ask(String method, String path, String body) {
      Response reply = send(method, path, body);
      return method + path + " " + body + " " + reply.status() + " " + reply.body();
    }

    private Response send(String method, String path, String body) {
      Map<String, List<String>> headers = Map.of(LetPayShop.HEADER, List.of(token));
      Response reply = fake.handle(new Exchange(method, path, headers, Body.of(body)), now);
      statuses.add(reply.status());
      return reply;
    }

    private String any() {
      if (payments.isEmpty() || chance.nextInt(40) == 0) return "nobody";
      int recent = Math.min(payments.size(), 20);
      return payments.get(payments.size() - 1 - chance.nextInt(recent));
    }

    private String refund() {
      String amount = chance.nextInt(3) == 0 ? "" : ",\"amount\":" + amount();
      return "{\"payment_token\":\"" + any() + "\"" + amount + "}";
    }

    private String amount() {
      return new BigDecimal(chance.nextInt(-100, 3000)).movePointLeft(2).toPlainString();
    }
  }
}
