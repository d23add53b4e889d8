package dev.estorno.gateway.store;

import static dev.estorno.gateway.store.Given.LEASE;
import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.SHOP;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.answered;
import static dev.estorno.gateway.store.Given.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.Effect;
import dev.estorno.core.Event;
import dev.estorno.core.Money;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

abstract class SaveContract extends OpenStore {
  @Test
  void aMoveIsRecordedWithItsLine() {
    Cancellation it = submit(alone("c1"));
    Instant later = NOON.plusSeconds(1);

    assertThat(save(Given.voided(it))).containsExactly(true);

    Cancellation ended = find(it);
    assertThat(ended.state()).isEqualTo(new State.Cancelled(Effect.VOIDED, "R1"));
    assertThat(ended.version()).isEqualTo(3);
    assertThat(ended.updatedAt()).isEqualTo(later);
    assertThat(ended.createdAt()).isEqualTo(NOON);
    assertThat(store.journal(SHOP, it.id()).getLast())
        .isEqualTo(
            new JournalLine(
                3,
                later,
                "answered done",
                State.Kind.SUBMITTING,
                State.Kind.CANCELLED,
                "the provider says it is done"));
  }

  @Test
  void aMoveFromAnOldVersionIsNotRecordedAndWritesNothing() {
    Cancellation it = submit(alone("c1"));
    save(Given.voided(it));
    Cancellation ended = find(it);

    assertThat(save(Given.refused(it))).containsExactly(false);

    assertThat(find(it)).isEqualTo(ended);
    assertThat(events(it)).containsExactly("accepted", "claimed", "answered done");
  }

  @Test
  void aRowThatIsNotThereIsNotMoved() {
    assertThat(save(Given.step(alone("c1"), new Event.Claimed(LEASE), NOON)))
        .containsExactly(false);
    assertThat(store.find(SHOP, Given.id("c1"))).isEmpty();
    assertThat(store.journal(SHOP, Given.id("c1"))).isEmpty();
  }

  @Test
  void eachStepFaresForItself() {
    Cancellation first = submit(alone("c1"));
    Cancellation second = submit(alone("c2"));

    assertThat(save(Given.voided(first), Given.refused(first), Given.refused(second)))
        .containsExactly(true, false, true);

    assertThat(find(first).state().kind()).isEqualTo(State.Kind.CANCELLED);
    assertThat(find(second).state().kind()).isEqualTo(State.Kind.REFUSED);
    assertThat(save()).isEmpty();
  }

  @Test
  void stepsOfOneListMayFollowOneAnother() {
    Cancellation it = submit(alone("c1"));
    Step doubt = answered(it, new Answer.Unknown("silence"), NOON);
    Step done = Given.voided(doubt.after());

    assertThat(save(doubt, done)).containsExactly(true, true);

    assertThat(events(it))
        .containsExactly("accepted", "claimed", "answered unknown", "answered done");
  }

  @Test
  void aStayCountsAsRecordedAndWritesNothing() {
    Cancellation it = submit(alone("c1"));

    assertThat(save(Given.step(it, new Event.Nudged(), NOON))).containsExactly(true);

    assertThat(find(it)).isEqualTo(it);
    assertThat(events(it)).containsExactly("accepted", "claimed");
  }

  @Test
  void aContradictionIsKeptForAPersonAndMovesNothing() {
    Cancellation it = submit(alone("c1"));
    save(Given.voided(it));

    assertThat(save(answered(find(it), Answer.stillLive(), NOON.plusSeconds(9))))
        .containsExactly(true);

    Cancellation flagged = find(it);
    assertThat(flagged.state()).isEqualTo(new State.Cancelled(Effect.VOIDED, "R1"));
    assertThat(flagged.attention()).contains("still live");
    assertThat(flagged.version()).isEqualTo(4);
    assertThat(events(it))
        .containsExactly("accepted", "claimed", "answered done", "answered still_live");
  }

  @Test
  void aLookUpThatMerelyBeginsLeavesNoLine() {
    Cancellation it = submit(alone("c1"));
    save(answered(it, new Answer.Unknown("silence"), NOON));

    Cancellation lookingUp = claim(NOON.plusSeconds(60)).getFirst();

    assertThat(lookingUp.version()).isEqualTo(4);
    assertThat(events(it)).containsExactly("accepted", "claimed", "answered unknown");
  }

  static Stream<State> states() {
    Baseline sum = Baseline.refundedSoFar(Money.brl(1234));
    Baseline none = Baseline.unmeasured();
    Instant later = NOON.plusSeconds(60);
    return Stream.of(
        new State.Queued(3, State.Wait.REFUSED_FOR_NOW, later),
        new State.Queued(0, State.Wait.UNREACHED, Instant.EPOCH),
        new State.Submitting(2, later, none),
        new State.Submitting(2, later, sum),
        new State.InDoubt(2, sum, NOON, later, 7, later.plusSeconds(1)),
        new State.Pending(1, none, "ref ão", NOON, 2, later),
        new State.Manual(9, sum, "why \"not\"?"),
        new State.Cancelled(Effect.REFUNDED, ""),
        new State.Refused(Reason.ALREADY_REFUNDED, new ProviderWord("E1", "já foi")),
        new State.Refused(Reason.RULED, ProviderWord.NONE));
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateIsGivenBackAsItWas(State state) {
    Cancellation it = submit(alone("c1"));
    var move = new Decision.Move(state, Deadline.at(NOON.plusSeconds(777)), "because");

    save(new Step(it, new Event.Nudged(), move, NOON));

    assertThat(find(it).state()).isEqualTo(state);
    assertThat(find(it).deadline()).isEqualTo(Deadline.at(NOON.plusSeconds(777)));
  }

  @Test
  void aDeadlineThatIsLearnedDecidesTheOrderFromThenOn() {
    enter(asked(alone("a")));
    Cancellation late = submit(alone("b"));
    var queued = new State.Queued(1, State.Wait.UNREACHED, NOON);
    var move = new Decision.Move(queued, Deadline.at(NOON.plusSeconds(60)), "learned");
    save(new Step(late, new Event.Nudged(), move, NOON));

    assertThat(ids(claim(NOON))).containsExactly("b", "a");
  }
}
