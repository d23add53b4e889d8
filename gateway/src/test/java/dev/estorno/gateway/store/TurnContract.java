package dev.estorno.gateway.store;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.PAYMENT;
import static dev.estorno.gateway.store.Given.SHOP;
import static dev.estorno.gateway.store.Given.answered;
import static dev.estorno.gateway.store.Given.asked;
import static dev.estorno.gateway.store.Given.full;
import static dev.estorno.gateway.store.Given.part;
import static dev.estorno.gateway.store.Given.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Event;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class TurnContract extends OpenStore {
  @Test
  void thePartsOfAPaymentAreCarriedOutOneAfterAnotherInTheOrderTheyCame() {
    for (int i = 1; i <= 5; i++) {
      enter(asked(part("c" + i, PAYMENT, 100)));
    }

    var carriedOut = new ArrayList<String>();
    for (int i = 1; i <= 5; i++) {
      List<Cancellation> claimed = claim(NOON);
      assertThat(claimed).hasSize(1);
      assertThat(claim(NOON)).as("the others wait").isEmpty();
      carriedOut.addAll(ids(claimed));
      save(i % 2 == 0 ? Given.refused(claimed.getFirst()) : Given.voided(claimed.getFirst()));
    }

    assertThat(carriedOut).containsExactly("c1", "c2", "c3", "c4", "c5");
    assertThat(nextDue()).isEmpty();
  }

  @Test
  void oneThatWaitsIsNotClaimedOnBeingTakenIn() {
    submit(part("c1", PAYMENT, 100));

    Cancellation second = submit(part("c2", PAYMENT, 100));

    assertThat(second).isEqualTo(part("c2", PAYMENT, 100));
    assertThat(events(second)).containsExactly("accepted");
  }

  @Test
  void oneThatIsAskedAgainLaterKeepsItsTurn() {
    Cancellation first = submit(part("c1", PAYMENT, 100));
    enter(asked(part("c2", PAYMENT, 100)));
    var notNow = new Answer.NotNow(Reason.MERCHANT_BALANCE_TOO_LOW, ProviderWord.NONE);

    save(answered(first, notNow, NOON));

    assertThat(claim(NOON)).isEmpty();
    assertThat(ids(claim(NOON.plusSeconds(60)))).containsExactly("c1");
  }

  @Test
  void oneThatAPersonHasKeepsTheOthersWaitingUntilItIsRuledOn() {
    Cancellation first = submit(part("c1", PAYMENT, 100));
    enter(asked(part("c2", PAYMENT, 100)));
    save(Given.unexplained(first));
    assertThat(claim(NOON.plusSeconds(86_400))).isEmpty();
    assertThat(nextDue()).isEmpty();

    save(Given.ruled(find(first), new Ruling.CountAsRefused()));

    assertThat(ids(claim(NOON))).containsExactly("c2");
  }

  @Test
  void oneThatAPersonSendsBackIsDueAgainAndFirst() {
    Cancellation first = submit(part("c1", PAYMENT, 100));
    enter(asked(part("c2", PAYMENT, 100)));
    save(Given.unexplained(first));

    save(Given.ruled(find(first), new Ruling.Retry()));

    assertThat(ids(claim(NOON.plusSeconds(2)))).containsExactly("c1");
  }

  @Test
  void theNextTurnIsDueWhenTheRowItselfSays() {
    Cancellation first = submit(part("c1", PAYMENT, 100));
    Cancellation later =
        Cancellation.accepted(
            Given.id("c2"),
            SHOP,
            PAYMENT,
            Extent.part(Money.brl(100)),
            OnPaid.REFUND,
            Deadline.noneKnown(),
            NOON.plusSeconds(90));
    enter(asked(later));

    save(Given.voided(first));

    assertThat(nextDue()).contains(NOON.plusSeconds(90));
  }

  @Test
  void aClaimThatEndsARowBeginsTheNextTurn() {
    Cancellation late =
        Cancellation.accepted(
            Given.id("c1"),
            SHOP,
            PAYMENT,
            Extent.full(),
            OnPaid.REFUND,
            Deadline.at(NOON.plusSeconds(5)),
            NOON);
    enter(asked(late));
    enter(asked(part("c2", PAYMENT, 100)));

    List<Cancellation> ended = claim(NOON.plusSeconds(5));

    assertThat(ended).extracting(it -> it.state().kind()).containsExactly(State.Kind.REFUSED);
    assertThat(ids(claim(NOON.plusSeconds(5)))).containsExactly("c2");
  }

  @Test
  void whatWaitsForItsTurnCannotBeMoved() {
    submit(part("c1", PAYMENT, 100));
    Cancellation second = enter(asked(part("c2", PAYMENT, 100)));

    assertThat(save(Given.step(second, new Event.Claimed(Given.LEASE), NOON)))
        .containsExactly(false);

    assertThat(find(second)).isEqualTo(second);
    assertThat(events(second)).containsExactly("accepted");
  }

  @Test
  void aContradictionAfterTheEndDisturbsNoTurn() {
    Cancellation first = submit(part("c1", PAYMENT, 100));
    enter(asked(part("c2", PAYMENT, 100)));
    enter(asked(part("c3", PAYMENT, 100)));
    save(Given.voided(first));
    Cancellation second = claim(NOON).getFirst();

    save(answered(find(first), Answer.stillLive(), NOON));

    assertThat(claim(NOON)).isEmpty();
    save(Given.voided(second));
    assertThat(ids(claim(NOON))).containsExactly("c3");
  }

  @Test
  void aPaymentThatWasQuietForLongStartsAfresh() {
    save(Given.refused(submit(full("c1", PAYMENT))));
    save(Given.refused(submit(full("c2", PAYMENT))));

    List<Admission> third =
        store.admit(List.of(asked(full("c3", PAYMENT), "key-c3", worker(NOON))));

    assertThat(third.getFirst()).isInstanceOf(Admission.Fresh.class);
    assertThat(find(full("c3", PAYMENT)).state().kind()).isEqualTo(State.Kind.SUBMITTING);
  }
}
