package dev.estorno.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.State;
import dev.estorno.gateway.care.Bounds;
import dev.estorno.gateway.care.Breaker;
import dev.estorno.gateway.care.CareState.Circuit;
import dev.estorno.providers.Facts;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent to whom, and in which order, when providers are full, throttled or in trouble. */
class EngineCareTest {
  private static final Breaker BREAKER = new Breaker(50, 8, Duration.ofSeconds(5));
  private static final Duration PAUSE = BREAKER.pause();

  private Street street = new Street(bounds(Facts.RATE_UNKNOWN), "shop", "mall");

  @Test
  void whoHangsHoldsItsOwnPlacesAndNobodyElses() {
    cancel("shop", 20);
    assertThat(street.travelling()).hasSize(4);
    cancel("mall", 3);
    assertThat(lastSent(3)).containsExactly("mall cancel p1", "mall cancel p2", "mall cancel p3");
    street.reply("mall", 3, 200);
    assertThat(street.state("mall", "p3")).isEqualTo("cancelled");
  }

  @Test
  void aPlaceGoesToTheMostUrgentAndNotToWhoJustCame() {
    cancel("shop", 5);
    street.cancel("shop", "tomorrow", street.in(Duration.ofDays(1)));
    street.cancel("shop", "tonight", street.in(Duration.ofHours(8)));
    street.advance(Duration.ofMillis(1));
    street.replyUnnoticed("shop", 1, 200);
    street.cancel("shop", "no hurry");
    assertThat(street.sent).as("it goes behind the others").hasSize(4);
    street.turn();
    assertThat(lastSent(1)).containsExactly("shop cancel tonight");
    street.cancel("shop", "now", street.in(Duration.ofHours(1)));
    street.reply("shop", 4, 200);
    assertThat(lastSent(4))
        .containsExactly(
            "shop cancel now", "shop cancel tomorrow", "shop cancel p5", "shop cancel no hurry");
  }

  @Test
  void whileACircuitIsOpenRowsWaitAsIfNothingHadBeen() {
    open();
    int before = street.sent.size();
    street.cancel("shop", "new");
    var asked = street.find("shop", "new");
    assertThat(street.isHeldUp("shop", "new")).as("nobody should wait for it").isTrue();
    street.advance(PAUSE.minusMillis(1));
    assertThat(street.sent).as("no look-up either").hasSize(before);
    assertThat(street.find("shop", "new")).as("neither attempt nor due time").isEqualTo(asked);
    assertThat(street.journal("shop", "new")).hasSize(1);
    cancel("mall", 1);
    assertThat(lastSent(1)).containsExactly("mall cancel p1");
    assertThat(street.isHeldUp("mall", "p1")).isFalse();
  }

  @Test
  void theMostUrgentIsRiskedAloneAndTheOthersFollowOnceAllIsWell() {
    open();
    street.cancel("shop", "any");
    street.cancel("shop", "tomorrow", street.in(Duration.ofDays(1)));
    street.cancel("shop", "tonight", street.in(Duration.ofHours(8)));
    int before = street.sent.size();
    street.advance(PAUSE);
    street.reply("shop", 1, 500);
    street.advance(PAUSE);
    street.reply("shop", 1, 200);
    street.reply("shop", 1, 200);
    assertThat(street.sent.subList(before, street.sent.size()))
        .as("one after another")
        .containsExactly(
            "shop cancel tonight",
            "shop look tonight", // the first one failed
            "shop cancel tomorrow",
            "shop cancel any");
    street.reply("shop", 1, 200);
    assertThat(circuit()).isEqualTo(Circuit.CLOSED);
    assertThat(street.travelling()).as("the four that were in doubt").hasSize(4);
  }

  @Test
  void anOpenCircuitUsesUpNoAttempts() {
    open();
    street.cancel("shop", "new");
    for (int i = 0; i < 50; i++) {
      street.advance(PAUSE);
      street.silence("shop", 1);
    }
    assertThat(circuit()).isEqualTo(Circuit.OPEN);
    assertThat(street.journal("shop", "new")).hasSizeLessThan(30);
    assertThat(street.state("shop", "new")).isEqualTo("in_doubt");
    street.advance(Duration.ofHours(1));
    for (int i = 0; i < 10; i++) {
      street.reply("shop", 4, 200);
      street.advance(PAUSE);
    }
    assertThat(street.state("shop", "new")).isEqualTo("cancelled");
  }

  @Test
  void aProviderThatWantsToBeLeftAloneIsByAllOfTheAccountsRows() {
    cancel("shop", 6);
    street.reply("shop", 1, 429, "30");
    int before = street.sent.size();
    street.reply("shop", 3, 200);
    street.cancel("shop", "new");
    assertThat(street.isHeldUp("shop", "new")).isTrue();
    street.advance(Duration.ofSeconds(30).minusMillis(1));
    assertThat(street.sent).hasSize(before);
    assertThat(street.find("shop", "p5").state()).isInstanceOf(State.Queued.class);
    cancel("mall", 1);
    assertThat(lastSent(1)).containsExactly("mall cancel p1");
    street.advance(Duration.ofMillis(1));
    assertThat(lastSent(4))
        .containsExactlyInAnyOrder(
            "shop cancel p5", "shop cancel p6", "shop cancel new", "shop cancel p1");
  }

  @Test
  void throttledRowsGoOneByOneTheMostUrgentFirst() {
    street = new Street(bounds(2), "shop", "mall");
    cancel("shop", 2);
    street.cancel("shop", "tonight", street.in(Duration.ofHours(8)));
    cancel("mall", 1);
    assertThat(street.sent).containsExactly("shop cancel p1", "mall cancel p1");
    street.advance(Duration.ofMillis(999));
    assertThat(street.sent).hasSize(2);
    street.advance(Duration.ofMillis(1));
    assertThat(lastSent(1)).containsExactly("shop cancel tonight");
    street.advance(Duration.ofSeconds(1));
    assertThat(lastSent(1)).containsExactly("shop cancel p2");
  }

  /** Four calls of four failed. */
  private void open() {
    IntStream.range(0, 4).forEach(it -> street.cancel("shop", "bad" + it));
    street.reply("shop", 4, 500);
    assertThat(circuit()).isEqualTo(Circuit.OPEN);
  }

  private Circuit circuit() {
    return street.care.accounts().stream()
        .filter(it -> it.account().merchant().text().equals("shop"))
        .findFirst()
        .orElseThrow()
        .circuit();
  }

  private List<String> lastSent(int many) {
    return street.sent.subList(street.sent.size() - many, street.sent.size());
  }

  private void cancel(String merchant, int many) {
    IntStream.rangeClosed(1, many).forEach(it -> street.cancel(merchant, "p" + it));
  }

  private static Bounds bounds(double callsPerSecondMax) {
    return new Bounds(4, callsPerSecondMax, BREAKER);
  }
}
