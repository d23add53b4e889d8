package dev.estorno.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.providers.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What merchants get, and when, on a clock that jumps. */
class CourierTest {
  private final Street street = new Street();

  @Test
  void aNoticeIsSentOnceToEachEndpoint() {
    Endpoint.Key one = street.house("one", _ -> Street.OK);
    Endpoint.Key two = street.house("two", _ -> Street.OK);
    String id = street.owe();
    street.pass(Duration.ofDays(1));

    assertThat(street.gotAt(one)).containsExactly(id);
    assertThat(street.gotAt(two)).containsExactly(id);
    assertThat(street.deliveries(one, Delivery.State.DELIVERED)).hasSize(1);
    assertThat(street.health(one).turnAt()).isEmpty();
  }

  @Test
  void anEndpointThatWasDownForAnHourGetsEverythingSoonAfterItIsBack() {
    Instant back = street.now().plus(Duration.ofHours(1));
    Endpoint.Key shop =
        street.house("shop", it -> it.at().isBefore(back) ? Street.DOWN : Street.OK);
    Endpoint.Key other = street.house("other", _ -> Street.OK);
    Set<String> owed = new HashSet<>();
    IntStream.range(0, 720)
        .forEach(_ -> {
          owed.add(street.owe());
          street.pass(Duration.ofSeconds(5));
        });
    int triesWhileDown = street.gotAt(shop).size();
    assertThat(street.health(shop).standing()).isEqualTo(Health.Standing.HELD);
    assertThat(street.gotAt(other)).as("nobody else waits").hasSameElementsAs(owed).hasSize(720);

    street.pass(Duration.ofMinutes(16));

    List<String> taken =
        street.got.stream()
            .filter(it -> it.endpoint().equals(shop) && !it.at().isBefore(back))
            .map(Street.Got::id)
            .toList();
    assertThat(taken).doesNotHaveDuplicates().hasSameElementsAs(owed);
    assertThat(triesWhileDown).as("one probe a slot").isLessThan(40);
    assertThat(street.health(shop)).returns(0, Health::failures);
    assertThat(street.health(shop).failingSince()).isEmpty();
  }

  @Test
  void theTimeBetweenTriesGrowsAndHasBounds() {
    Endpoint.Key shop = street.house("shop", _ -> Street.DOWN);
    IntStream.range(0, 3).forEach(_ -> street.owe());
    street.pass(Duration.ofHours(6));

    List<Duration> gaps = new ArrayList<>();
    List<Instant> tries = street.got.stream().map(Street.Got::at).distinct().toList();
    for (int i = 1; i < tries.size(); i++) {
      gaps.add(Duration.between(tries.get(i - 1), tries.get(i)));
    }
    assertThat(gaps)
        .allMatch(it -> it.compareTo(Duration.ofSeconds(5)) >= 0)
        .allMatch(it -> it.compareTo(Duration.ofMinutes(15)) <= 0)
        .doesNotHaveDuplicates()
        .anyMatch(it -> it.compareTo(Duration.ofMinutes(8)) > 0);
    assertThat(gaps.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(10));
    assertThat(street.health(shop).standing()).isEqualTo(Health.Standing.HELD);
  }

  @Test
  void goneMeansGone() {
    Endpoint.Key shop = street.house("shop", _ -> new Outcome.Heard(410, Optional.empty()));
    street.owe();
    street.pass(Duration.ofMinutes(1));
    String late = street.owe();
    street.pass(Duration.ofDays(4));

    assertThat(street.gotAt(shop)).hasSize(1).doesNotContain(late);
    assertThat(street.health(shop).standing()).isEqualTo(Health.Standing.DISABLED);
    assertThat(street.health(shop).why()).isEqualTo("gone");
    assertThat(street.deliveries(shop, Delivery.State.GIVEN_UP)).hasSize(1);
  }

  @Test
  void whatTakesNothingForDaysIsDisabledAndShown() {
    Endpoint.Key shop = street.house("shop", _ -> new Outcome.Heard(500, Optional.empty()));
    IntStream.range(0, 300).forEach(_ -> street.owe());
    street.pass(Duration.ofDays(3).minusMinutes(1));
    assertThat(street.health(shop).standing()).isEqualTo(Health.Standing.HELD);
    street.pass(Duration.ofMinutes(20));

    assertThat(street.health(shop).standing()).isEqualTo(Health.Standing.DISABLED);
    assertThat(street.health(shop).why()).isEqualTo("failing");
    assertThat(street.health(shop).trouble()).isEqualTo("status 500");
    assertThat(street.deliveries(shop, Delivery.State.GIVEN_UP)).hasSize(300);
    assertThat(street.outbox.state().waiting()).isZero();
    int tries = street.got.size();
    street.owe();
    street.pass(Duration.ofDays(1));
    assertThat(street.got).hasSize(tries);
  }

  @Test
  void retryAfterIsObeyedWithinBounds() {
    Instant begin = street.now();
    Endpoint.Key shop =
        street.house(
            "shop",
            it ->
                it.at().equals(begin)
                    ? new Outcome.Heard(429, Optional.of(Duration.ofMinutes(40)))
                    : new Outcome.Heard(503, Optional.of(Duration.ofDays(40))));
    street.owe();
    street.pass(Duration.ofMinutes(39));
    street.owe();
    assertThat(street.got).hasSize(1);
    street.pass(Duration.ofMinutes(2));
    assertThat(street.got).hasSize(2);
    street.answer(shop, _ -> Street.OK);
    street.pass(Duration.ofMinutes(58));
    assertThat(street.got).hasSize(2);
    street.pass(Duration.ofMinutes(2));

    assertThat(street.deliveries(shop, Delivery.State.DELIVERED)).hasSize(2);
  }

  @Test
  void oneNoticeThatIsNeverTakenHoldsBackNoOther() {
    String poison = street.owe();
    Endpoint.Key shop =
        street.house(
            "shop",
            it -> it.id().equals(poison) ? new Outcome.Heard(400, Optional.empty()) : Street.OK);
    street.outbox.replay(shop, poison, street.now());
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Instant owed = street.now();
      String id = street.owe();
      street.pass(Duration.ofMinutes(30));
      street.got.stream()
          .filter(it -> it.id().equals(id))
          .forEach(it -> waits.add(Duration.between(owed, it.at())));
    }

    assertThat(waits).hasSize(100).allMatch(Duration::isZero);
    street.pass(Duration.ofDays(3));
    assertThat(street.deliveries(shop, Delivery.State.GIVEN_UP))
        .extracting(Delivery::notice)
        .containsExactly(poison);
    assertThat(street.health(shop).takesNotices()).isTrue();
  }

  @Test
  void twoCouriersDoNotSendTheSame() {
    street.secondCourier();
    Endpoint.Key shop = street.house("shop", _ -> Street.OK);
    for (int i = 0; i < 50; i++) {
      street.owe();
      street.pass(Duration.ofSeconds(i % 3));
    }
    street.pass(Duration.ofMinutes(5));

    assertThat(street.gotAt(shop)).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void everyRetryHasTheSameIdAndBodyAndASignatureOfItsOwnTime() throws Exception {
    street.house("shop", _ -> Street.DOWN);
    street.owe();
    street.pass(Duration.ofMinutes(10));

    assertThat(street.got).hasSizeGreaterThan(3);
    var library = new Webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    for (Street.Got it : street.got) {
      assertThat(it.id()).isEqualTo(street.got.getFirst().id());
      assertThat(it.body()).isEqualTo(street.got.getFirst().body());
      assertThat(it.headers().get("webhook-timestamp"))
          .isEqualTo(String.valueOf(it.at().getEpochSecond()));
      assertThat(it.headers().get("webhook-signature"))
          .isEqualTo(library.sign(it.id(), it.at().getEpochSecond(), it.body()));
    }
  }

  @Test
  void whileSecretsChangeBothSign() throws Exception {
    Endpoint.Key shop = street.house("shop", _ -> Street.OK);
    Secret second = Signatures.newSecret(new java.util.Random(5));
    Instant until = street.now().plus(Duration.ofHours(1));
    street.outbox.change(
        shop,
        it ->
            it.with(
                List.of(
                    new Endpoint.Signing(second, Optional.empty()),
                    new Endpoint.Signing(it.secrets().getFirst().secret(), Optional.of(until)))));
    street.owe();
    street.pass(Duration.ofHours(2));
    street.owe();
    street.pass(Duration.ofHours(1));

    Street.Got during = street.got.getFirst();
    Street.Got after = street.got.getLast();
    assertThat(during.headers().get("webhook-signature").split(" "))
        .containsExactly(
            signed(second.reveal(), during),
            signed("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", during));
    assertThat(after.headers().get("webhook-signature")).isEqualTo(signed(second.reveal(), after));
  }

  private static String signed(String secret, Street.Got it) throws Exception {
    return new Webhook(secret).sign(it.id(), it.at().getEpochSecond(), it.body());
  }

  @Test
  void whoEnablesItGetsWhatIsNewAndByReplayWhatWasMissed() {
    Endpoint.Key shop = street.house("shop", _ -> new Outcome.Heard(410, Optional.empty()));
    String missed = street.owe();
    street.pass(Duration.ofHours(1));
    street.answer(shop, _ -> Street.OK);
    street.outbox.change(shop, it -> it.with(Health.fresh(street.now())));
    String fresh = street.owe();
    street.pass(Duration.ofMinutes(1));
    assertThat(street.gotAt(shop)).containsExactly(missed, fresh);
    street.outbox.replay(shop, missed, street.now());
    street.pass(Duration.ofMinutes(1));

    assertThat(street.gotAt(shop)).containsExactly(missed, fresh, missed);
  }

  @Test
  void oldNoticesAreForgotten() {
    street.house("shop", _ -> Street.OK);
    IntStream.range(0, 1_200).forEach(_ -> street.owe());
    street.pass(Duration.ofDays(29));
    String young = street.owe();
    street.pass(Duration.ofDays(2));

    assertThat(street.outbox.notices(all())).extracting(it -> it.id()).containsExactly(young);
  }

  private static dev.estorno.gateway.store.notices.NoticeQuery all() {
    return new dev.estorno.gateway.store.notices.NoticeQuery(
        dev.estorno.gateway.store.Given.SHOP,
        Set.of(),
        "",
        Instant.MIN,
        Instant.MAX,
        Optional.empty(),
        9);
  }
}
