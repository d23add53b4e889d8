package dev.estorno.gateway.care;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many calls a second an account makes, by a clock that a test moves. */
class RateTest {
  private static final Account SHOP =
      new Account(
          new MerchantId("shop"),
          new ProviderName("toy"),
          new AccountName("main"),
          URI.create("http://127.0.0.1"),
          Map.of());
  private static final AccountKey KEY = Accounts.key(SHOP);
  private static final Exchange OK = new Exchange.Replied(new Reply(200, Map.of(), Body.EMPTY));

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private Bounds bounds = new Bounds(4, Facts.RATE_UNKNOWN, Breaker.STANDARD);
  private final Care care = new Care(_ -> bounds, () -> now);

  /** One second's calls, whatever is asked: counted on the wire. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 3, 10, 250})
  void noMoreIsSentThanASecondTakes(double perSecond) {
    bounds = new Bounds(64, perSecond, Breaker.STANDARD);
    int seconds = 20;
    List<Instant> calls = new ArrayList<>();
    for (Instant end = now.plusSeconds(seconds); now.isBefore(end); now = now.plusMillis(10)) {
      while (enter()) {
        send(2);
        calls.addAll(List.of(now, now));
        care.leave(KEY);
      }
    }
    double most = Math.max(Rate.CALLS_PER_TALK, perSecond / 10);
    assertThat((double) calls.size())
        .as("all of what it may, and no more")
        .isBetween(perSecond * seconds * 0.9 - most, perSecond * seconds + most);
    for (Instant from : calls) {
      var second =
          calls.stream().filter(it -> !it.isBefore(from) && it.isBefore(from.plusSeconds(1)));
      assertThat((double) second.count()).isLessThanOrEqualTo(Math.ceil(perSecond) + most);
    }
  }

  @Test
  void whatATalkSendsBeyondItsShareIsPaidForLater() {
    bounds = new Bounds(64, 2, Breaker.STANDARD);
    assertThat(enter()).isTrue();
    send(6);
    care.leave(KEY);
    now = now.plusSeconds(1);
    assertThat(care.places(KEY)).as("four too many: two seconds more").isZero();
    assertThat(care.placeIn(KEY)).contains(Duration.ofSeconds(1));
    now = now.plusSeconds(2);
    assertThat(care.places(KEY)).isEqualTo(1);
  }

  /** The library's sums must not overflow where there is no bound to count towards. */
  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT5S", "PT7S", "PT60S", "PT100H", "P3650D"})
  void idlenessTakesNoPlacesAway(Duration idle) {
    for (int i = 0; i < 10; i++) {
      assertThat(enter()).isTrue();
      send(3);
      care.leave(KEY);
      now = now.plus(idle);
      assertThat(care.places(KEY)).isEqualTo(4);
    }
  }

  private boolean enter() {
    return care.tryEnter(KEY, Rate.CALLS_PER_TALK);
  }

  private void send(int calls) {
    Wire wire = care.over((_, _, _, heard) -> heard.accept(OK));
    for (int i = 0; i < calls; i++) {
      wire.send(SHOP, Request.read("look", "GET", "/"), Duration.ofSeconds(30), _ -> {});
    }
  }
}
