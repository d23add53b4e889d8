package dev.estorno.gateway.store;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Stock.Pile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class StockContract extends OpenStore {
  private static final AccountKey ACCOUNT = AccountKey.of(alone("any"));

  @Test
  void anEmptyStoreHasNone() {
    assertThat(store.stock(NOON).piles()).isEmpty();
    assertThat(store.stock(NOON).flagged()).isEmpty();
    assertThat(store.stock(NOON).whole()).isTrue();
  }

  @Test
  void theOpenOnesArePiledUpByAccountAndState() {
    enter(asked(alone("c1", Deadline.noneKnown(), NOON.plusSeconds(2))));
    enter(asked(alone("c2", Deadline.noneKnown(), NOON.plusSeconds(1))));
    submit(alone("c3"));

    assertThat(store.stock(NOON.plusSeconds(3)).piles())
        .containsExactlyInAnyOrder(
            pile(State.Kind.QUEUED, 2, NOON.plusSeconds(1)), pile(State.Kind.SUBMITTING, 1, NOON));
  }

  @Test
  void whatHasEndedIsInNoPileAndWhatWasContradictedIsFlagged() {
    Cancellation ended = submit(alone("c1"));
    save(Given.voided(ended));
    assertThat(store.stock(NOON)).isEqualTo(store.stock(NOON.plusSeconds(60)));
    assertThat(store.stock(NOON).flagged()).isEmpty();

    save(Given.answered(find(ended), Answer.stillLive(), NOON.plusSeconds(2)));

    assertThat(store.stock(NOON).piles()).isEmpty();
    assertThat(store.stock(NOON).flagged()).isEqualTo(Map.of(ACCOUNT, 1L));
  }

  @Test
  void aPersonsTurnIsAPileButNoFlag() {
    save(Given.unexplained(submit(alone("c1"))));
    assertThat(store.stock(NOON).piles()).containsExactly(pile(State.Kind.MANUAL, 1, NOON));
    assertThat(store.stock(NOON).flagged()).isEmpty();
  }

  @Test
  void deadlinesAheadAreCountedByTheirDistance() {
    enter(asked(dueBy("c1", Duration.ofMinutes(1))));
    enter(asked(dueBy("c2", Duration.ofMinutes(61))));
    enter(asked(dueBy("c3", Duration.ofMinutes(121))));
    enter(asked(dueBy("c4", Duration.ofHours(9))));
    Instant now = NOON.plus(Duration.ofMinutes(1));

    assertThat(store.stock(now).piles())
        .containsExactly(
            new Pile(
                ACCOUNT,
                State.Kind.QUEUED,
                4,
                NOON,
                Optional.of(NOON.plus(Duration.ofMinutes(61))),
                1,
                2));
  }

  private static Cancellation dueBy(String id, Duration distance) {
    return alone(id, Deadline.at(NOON.plus(distance)), NOON);
  }

  private static Pile pile(State.Kind state, long count, Instant oldest) {
    return new Pile(ACCOUNT, state, count, oldest, Optional.empty(), 0, 0);
  }
}
