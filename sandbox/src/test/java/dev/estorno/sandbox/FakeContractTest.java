package dev.estorno.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every fake must do, whatever it imitates. A new one in the list is held to it at once. */
class FakeContractTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  static List<FakeProvider.Maker> makers() {
    return FakeProviders.all();
  }

  @ParameterizedTest
  @MethodSource("makers")
  void saysWhatItIs(FakeProvider.Maker maker) {
    Profile profile = fake(maker).profile();
    assertThat(profile.name()).matches("[a-z]+");
    assertThat(profile.paths()).isNotEmpty().allMatch(path -> !path.matches("/.*|.*/|sandbox.*"));
    assertThat(profile.operations()).contains(Profile.UNKNOWN).doesNotHaveDuplicates();
    assertThat(profile.states()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(profile.credentials()).isNotEmpty();
  }

  @Test
  void theCredentialsOfAllAreInOnePlace() {
    assertThat(FakeProviders.credentials()).hasSameSizeAs(makers());
    assertThat(FakeProviders.credentials().get("picpay"))
        .containsEntry("x-picpay-token", "sandbox-picpay-token")
        .containsEntry("x-seller-token", "sandbox-seller-token");
  }

  @Test
  void noTwoProvidersShareANameOrAPath() {
    Set<String> seen = new HashSet<>();
    for (FakeProvider.Maker maker : makers()) {
      Profile profile = fake(maker).profile();
      assertThat(seen.add(profile.name())).as(profile.name()).isTrue();
      for (String path : profile.paths()) assertThat(seen.add("/" + path)).as(path).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("makers")
  void putsAPaymentInEveryStateWithoutEffectsCallbacksOrMoneyOutOfNothing(
      FakeProvider.Maker maker) {
    EffectLog effects = new EffectLog();
    FakeProvider fake = maker.make(new SplittableRandom(1), effects);
    for (String state : fake.profile().states()) {
      PaymentView made = put(fake, state);
      assertThat(made.provider()).isEqualTo(fake.profile().name());
      assertThat(made.state()).isEqualTo(state);
      assertThat(fake.view(made.reference())).contains(made);
      assertThat(fake.ledger().total()).isZero();
    }
    assertThat(effects.all()).isEmpty();
    assertThat(fake.takeCallbacks()).isEmpty();
    assertThat(fake.view("nobody")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("makers")
  void givesTheSameHistoryForTheSameSeed(FakeProvider.Maker maker) {
    assertThat(history(maker, 5)).isEqualTo(history(maker, 5));
  }

  @ParameterizedTest
  @MethodSource("makers")
  void answersWhateverItIsAskedAndNeverThrows(FakeProvider.Maker maker) {
    FakeProvider fake = fake(maker);
    RandomGenerator chance = new SplittableRandom(2);
    for (int i = 0; i < 3000; i++) {
      Exchange exchange = odd(fake, chance);
      assertThat(fake.profile().operations()).contains(fake.operation(exchange));
      assertThat(fake.handle(exchange, NOW).status()).as("%s", exchange).isBetween(200, 499);
    }
    assertThat(fake.ledger().total()).isZero();
  }

  @ParameterizedTest
  @MethodSource("makers")
  void canSayAnyStatusWithoutDoingAnything(FakeProvider.Maker maker) {
    FakeProvider fake = fake(maker);
    for (int status : new int[] {400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504}) {
      Exchange exchange = odd(fake, new SplittableRandom(status));
      assertThat(fake.failure(status, exchange, NOW).status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @MethodSource("makers")
  void letsTimePassForwardsOnlyAndUntilNothingIsDue(FakeProvider.Maker maker) {
    FakeProvider fake = fake(maker);
    for (String state : fake.profile().states()) put(fake, state);
    fake.advance(NOW.minus(Duration.ofDays(9999)));
    for (int i = 0; i < 10_000 && fake.nextDue().isPresent(); i++) {
      Instant due = fake.nextDue().orElseThrow();
      fake.advance(due);
      assertThat(fake.nextDue().orElse(Instant.MAX)).isAfter(due);
    }
    assertThat(fake.nextDue()).as("it comes to rest").isEmpty();
    assertThat(fake.ledger().total()).isZero();
  }

  private static FakeProvider fake(FakeProvider.Maker maker) {
    return maker.make(new SplittableRandom(1), new EffectLog());
  }

  private static PaymentView put(FakeProvider fake, String state) {
    var spec = Json.object().put("provider", fake.profile().name()).put("state", state);
    return fake.create(PaymentSpec.read(spec, fake.profile()), NOW);
  }

  private static List<String> history(FakeProvider.Maker maker, long seed) {
    EffectLog effects = new EffectLog();
    FakeProvider fake = maker.make(new SplittableRandom(seed), effects);
    RandomGenerator chance = new SplittableRandom(seed);
    List<String> history = new ArrayList<>();
    for (String state : fake.profile().states()) history.add(put(fake, state).toString());
    for (int i = 0; i < 300; i++) {
      Instant now = NOW.plusSeconds(60L * i);
      fake.advance(now);
      history.add(fake.handle(odd(fake, chance), now).toString());
      history.add(fake.takeCallbacks().toString());
    }
    history.add(effects.all().toString());
    return history;
  }

  /** A request that is nearly one of the provider's own. */
  private static Exchange odd(FakeProvider fake, RandomGenerator chance) {
    List<String> paths = fake.profile().paths();
    String target = "/" + any(paths, chance);
    List<String> parts =
        List.of("", "/", "/payments", "/1", "/%00", "/cancel", "/status", "/../x", "?a=b", "/é");
    for (int i = chance.nextInt(4); i > 0; i--) target += any(parts, chance);
    List<String> bodies =
        List.of(
            "",
            "{}",
            "[]",
            "null",
            "\"x\"",
            "1e999999999",
            "{\"amount\":1e999999999}",
            "a=b&c",
            "{\"amount\":[[[]]],\"value\":{}}",
            "\u0000\ufffd",
            "{\"a\":",
            "[".repeat(900));
    Map<String, List<String>> headers = new java.util.HashMap<>();
    fake.profile().credentials().forEach((name, value) -> headers.put(name, List.of(value)));
    return new Exchange(
        any(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "X"), chance),
        target,
        headers,
        Body.of(any(bodies, chance)));
  }

  private static String any(List<String> list, RandomGenerator chance) {
    return list.get(chance.nextInt(list.size()));
  }
}
