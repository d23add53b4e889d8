package dev.estorno.gateway.care;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What accounts are allowed, by a clock that a test moves. */
class CareTest {
  private static final Account SHOP = account("shop");
  private static final Account MALL = account("mall");
  private static final Request LOOK = Request.read("look", "GET", "/");
  private static final Breaker BREAKER = new Breaker(50, 10, Duration.ofSeconds(5));
  private static final Exchange SILENCE = new Exchange.Silence(true, "no reply");

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private Bounds bounds = new Bounds(4, Facts.RATE_UNKNOWN, BREAKER);
  private final Care care = new Care(_ -> bounds, () -> now);
  private final List<Consumer<Exchange>> replies = new ArrayList<>();
  private int sent;

  @Test
  void anAccountHasItsPlacesAndNoOthers() {
    IntStream.range(0, 4).forEach(_ -> assertThat(enter(SHOP)).isTrue());
    assertThat(enter(SHOP)).isFalse();
    assertThat(care.places(key(SHOP))).isZero();
    assertThat(care.places(key(MALL))).isEqualTo(4);
    assertThat(care.placeIn(key(SHOP))).as("only a talk's end helps").isEmpty();
    care.leave(key(SHOP));
    assertThat(enter(SHOP)).isTrue();
  }

  @Test
  void whoJustCameGoesBehindThoseWhoWait() {
    IntStream.range(0, 4).forEach(_ -> assertThat(enter(SHOP)).isTrue());
    assertThat(enter(SHOP)).isFalse();
    care.leave(key(SHOP));
    assertThat(care.tryEnterLast(key(SHOP), 2)).as("somebody waits").isFalse();
    assertThat(enter(SHOP)).as("one of those who waited").isTrue();
    care.leave(key(SHOP));
    care.awaited(Set.of(key(MALL)));
    assertThat(care.tryEnterLast(key(SHOP), 2)).as("nobody waits any more").isTrue();
    assertThat(care.tryEnterLast(key(MALL), 2)).as("here somebody does").isFalse();
  }

  @Test
  void aCircuitOpensWhenHalfOfTheCallsFailAndOnlyThisOne() {
    send(SHOP, ok(), ok(), SILENCE, SILENCE);
    assertThat(state(SHOP).circuit()).as("too few to tell").isEqualTo(CareState.Circuit.CLOSED);
    send(SHOP, SILENCE);
    assertThat(state(SHOP).circuit()).isEqualTo(CareState.Circuit.OPEN);
    assertThat(care.places(key(SHOP))).isZero();
    assertThat(care.placeIn(key(SHOP))).contains(Duration.ofSeconds(5));
    assertThat(care.places(key(MALL))).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 599})
  void serverErrorsAreTrouble(int status) {
    send(SHOP, repeat(5, reply(status)));
    assertThat(state(SHOP).circuit()).isEqualTo(CareState.Circuit.OPEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 408, 409, 410, 422, 429})
  void whatAProviderMeansIsNone(int status) {
    for (int i = 0; i < 20; i++) {
      send(SHOP, reply(status));
      now = now.plusSeconds(2);
    }
    assertThat(state(SHOP).circuit()).isEqualTo(CareState.Circuit.CLOSED);
  }

  @Test
  void nothingIsSentWhileACircuitIsOpen() {
    open(SHOP);
    assertThat(send(SHOP, ok())).singleElement().isInstanceOf(Exchange.Silence.class);
    assertThat(sent).as("the five that failed").isEqualTo(5);
    assertThat(state(SHOP).unsent()).isEqualTo(1);
    now = now.plusMillis(4_999);
    assertThat(care.places(key(SHOP))).isZero();
    now = now.plusMillis(1);
    assertThat(care.places(key(SHOP))).as("one is risked").isEqualTo(1);
  }

  @Test
  void oneTalkAtATimeIsRiskedAndThreeGoodRepliesCloseIt() {
    open(SHOP);
    now = now.plusSeconds(5);
    assertThat(state(SHOP).circuit()).isEqualTo(CareState.Circuit.HALF_OPEN);
    assertThat(enter(SHOP)).isTrue();
    assertThat(enter(SHOP)).isFalse();
    send(SHOP, ok(), ok());
    assertThat(care.places(key(SHOP))).isZero();
    care.leave(key(SHOP));
    assertThat(care.places(key(SHOP))).isEqualTo(1);
    send(SHOP, reply(422));
    assertThat(state(SHOP).circuit()).isEqualTo(CareState.Circuit.CLOSED);
    assertThat(care.places(key(SHOP))).isEqualTo(4);
  }

  @Test
  void oneBadReplyOpensItAgain() {
    open(SHOP);
    for (int i = 0; i < 3; i++) {
      now = now.plusSeconds(5);
      assertThat(care.places(key(SHOP))).isEqualTo(1);
      send(SHOP, ok(), SILENCE);
      assertThat(state(SHOP).circuit()).isEqualTo(CareState.Circuit.OPEN);
      assertThat(care.places(key(SHOP))).isZero();
    }
  }

  @Test
  void noMoreIsRiskedThanTheProbes() {
    open(SHOP);
    now = now.plusSeconds(5);
    List<Exchange> hanging = new ArrayList<>();
    Wire wire = care.over((_, _, _, _) -> sent++);
    IntStream.range(0, 9).forEach(_ -> wire.send(SHOP, LOOK, Duration.ZERO, hanging::add));
    assertThat(sent).isEqualTo(5 + 3);
    assertThat(hanging).as("told at once that they were not sent").hasSize(6);
  }

  @Test
  void aPauseHoldsForTheWholeAccountAndNoOther() {
    assertThat(enter(SHOP)).isTrue();
    send(SHOP, reply(429, "30"));
    assertThat(state(SHOP).pausedFor()).isEqualTo(Duration.ofSeconds(30));
    assertThat(care.places(key(SHOP))).isZero();
    assertThat(send(SHOP, ok())).as("a talk under way stops too").contains(unsent());
    assertThat(care.places(key(MALL))).isEqualTo(4);
    now = now.plusSeconds(29);
    assertThat(care.placeIn(key(SHOP))).contains(Duration.ofSeconds(1));
    now = now.plusSeconds(1);
    assertThat(care.places(key(SHOP))).isEqualTo(3);
    assertThat(state(SHOP).pauses()).isEqualTo(1);
  }

  @Test
  void aShorterPauseDoesNotEndALongerOne() {
    Wire wire = care.over((_, _, _, heard) -> replies.add(heard));
    IntStream.range(0, 2).forEach(_ -> wire.send(SHOP, LOOK, Duration.ZERO, _ -> {}));
    replies.get(0).accept(reply(503, "30"));
    replies.get(1).accept(reply(429, "1"));
    assertThat(state(SHOP).pausedFor()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aClockThatIsSetBackMakesNoPauseLonger() {
    send(SHOP, reply(429, "30"));
    now = now.minus(Duration.ofDays(365));
    assertThat(state(SHOP).pausedFor()).isEqualTo(Duration.ofSeconds(30));
    now = now.plusSeconds(30);
    assertThat(care.places(key(SHOP))).isEqualTo(4);
  }

  @Test
  void whoCouldNotBeBegunInTimeIsTold() {
    assertThat(shut(1)).isFalse();
    send(SHOP, reply(429, "30"));
    assertThat(shut(60)).as("the pause is over before").isFalse();
    assertThat(shut(10)).isTrue();
    now = now.plusSeconds(30);
    open(SHOP);
    assertThat(shut(60)).as("nobody knows how long a circuit stays open").isTrue();
  }

  private boolean shut(int seconds) {
    return care.isShutFor(Duration.ofSeconds(seconds), key(SHOP));
  }

  private void open(Account account) {
    send(account, repeat(5, SILENCE));
    assertThat(state(account).circuit()).isEqualTo(CareState.Circuit.OPEN);
  }

  private List<Exchange> send(Account account, Exchange... told) {
    List<Exchange> heard = new ArrayList<>();
    for (Exchange it : told) {
      Wire wire =
          care.over((_, _, _, hear) -> {
            sent++;
            hear.accept(it);
          });
      wire.send(account, LOOK, Duration.ofSeconds(30), heard::add);
    }
    return heard;
  }

  private boolean enter(Account account) {
    return care.tryEnter(key(account), Rate.CALLS_PER_TALK);
  }

  private CareState.OfAccount state(Account account) {
    return care.accounts().stream()
        .filter(it -> it.account().equals(key(account)))
        .findFirst()
        .orElseThrow();
  }

  private static Exchange[] repeat(int times, Exchange it) {
    return Collections.nCopies(times, it).toArray(Exchange[]::new);
  }

  private static Exchange ok() {
    return reply(200);
  }

  private static Exchange unsent() {
    return new Exchange.Silence(false, "the provider wants to be left alone");
  }

  private static Exchange reply(int status) {
    return new Exchange.Replied(new Reply(status, Map.of(), Body.EMPTY));
  }

  private static Exchange reply(int status, String retryAfter) {
    var headers = Map.of("retry-after", List.of(retryAfter));
    return new Exchange.Replied(new Reply(status, headers, Body.EMPTY));
  }

  private static AccountKey key(Account account) {
    return new AccountKey(account.merchant(), account.provider(), account.name());
  }

  private static Account account(String merchant) {
    return new Account(
        new MerchantId(merchant),
        new ProviderName("toy"),
        new AccountName("main"),
        URI.create("http://127.0.0.1"),
        Map.of());
  }
}
