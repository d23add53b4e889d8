package dev.estorno.gateway.store;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.PAYMENT;
import static dev.estorno.gateway.store.Given.SHOP;
import static dev.estorno.gateway.store.Given.asked;
import static dev.estorno.gateway.store.Given.full;
import static dev.estorno.gateway.store.Given.part;
import static dev.estorno.gateway.store.Given.payment;
import static dev.estorno.gateway.store.Given.retryingRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

abstract class JoinContract extends OpenStore {
  @Test
  void anotherKeyForTheWholePaymentJoinsTheOneThatIsOpen() {
    Cancellation it = submit(full("c1", PAYMENT));

    assertThat(known(admit(asked(full("c2", PAYMENT), "k2")))).isEqualTo("c1");

    save(Given.refused(it));
    assertThat(known(admit(asked(full("c3", PAYMENT), "k2"))))
        .as("the key that joined stays with what it joined")
        .isEqualTo("c1");
    assertThat(store.ofPayment(SHOP, PAYMENT)).hasSize(1);
  }

  @Test
  void oneThatAPersonHasIsOpen() {
    save(Given.unexplained(submit(full("c1", PAYMENT))));

    var joined = (Admission.Known) admit(asked(full("c2", PAYMENT)));

    assertThat(joined.entry().cancellation().state().kind()).isEqualTo(State.Kind.MANUAL);
  }

  @Test
  void aCancelledPaymentIsCancelledForEveryoneWhateverTheyWantedWhenPaid() {
    save(Given.voided(submit(full("c1", PAYMENT))));

    assertThat(known(admit(asked(full("c2", PAYMENT))))).isEqualTo("c1");
    assertThat(known(admit(asked(full("c3", PAYMENT, OnPaid.REFUSE))))).isEqualTo("c1");
  }

  @Test
  void whoWantsSomethingElseWhenPaidIsNotJoined() {
    submit(full("c1", PAYMENT));

    Cancellation other = enter(asked(full("c2", PAYMENT, OnPaid.REFUSE)));

    assertThat(known(admit(asked(full("c3", PAYMENT, OnPaid.REFUSE))))).isEqualTo("c2");
    assertThat(claim(Given.NOON)).as("it waits for its turn").isEmpty();
    assertThat(other.state().kind()).isEqualTo(State.Kind.QUEUED);
  }

  @Test
  void anOpenOneIsJoinedRatherThanOneThatSucceeded() {
    Cancellation first = submit(full("c1", PAYMENT));
    enter(asked(full("c2", PAYMENT, OnPaid.REFUSE)));
    save(Given.voided(first));

    assertThat(known(admit(asked(full("c3", PAYMENT, OnPaid.REFUSE))))).isEqualTo("c2");
    assertThat(known(admit(asked(full("c4", PAYMENT, OnPaid.REFUND))))).isEqualTo("c1");
  }

  @Test
  void aRefusedOneIsNotJoined() {
    save(Given.refused(submit(full("c1", PAYMENT))));

    assertThat(submit(full("c2", PAYMENT)).state().kind()).isEqualTo(State.Kind.SUBMITTING);
  }

  @Test
  void partsAreNeverJoinedEvenWhenTheyAreEqual() {
    enter(asked(part("c1", PAYMENT, 500)));
    enter(asked(part("c2", PAYMENT, 500)));
    enter(asked(full("c3", PAYMENT)));
    enter(asked(part("c4", PAYMENT, 500)));

    assertThat(store.ofPayment(SHOP, PAYMENT)).hasSize(4);
  }

  static Stream<Cancellation> otherPayments() {
    return Stream.of(
        full("c2", payment("picpay", "main", "pay-2")),
        full("c2", payment("picpay", "other", "pay-1")),
        full("c2", payment("letpay", "main", "pay-1")),
        full(new MerchantId("other"), "c2", PAYMENT, OnPaid.REFUND));
  }

  @ParameterizedTest
  @MethodSource("otherPayments")
  void anotherPaymentIsNeitherJoinedNorWaitedFor(Cancellation other) {
    submit(full("c1", PAYMENT));

    assertThat(submit(other).state().kind()).isEqualTo(State.Kind.SUBMITTING);
  }

  @Test
  void aKeyStaysRefusedUnlessItsDoorRetriesTheRefused() {
    save(Given.refused(submit(full("c1", PAYMENT))));

    assertThat(known(admit(asked(full("c2", PAYMENT), "key-c1")))).isEqualTo("c1");

    Cancellation again = enter(retryingRefused(full("c3", PAYMENT), "key-c1"));
    assertThat(again.id()).isEqualTo(Given.id("c3"));
    assertThat(known(admit(asked(full("c4", PAYMENT), "key-c1"))))
        .as("the key now leads to the new one")
        .isEqualTo("c3");
  }

  @Test
  void onlyTheReasonsThatTheDoorNamesAreRetried() {
    Cancellation it = submit(full("c1", PAYMENT));
    var settled = new Answer.Refused(Reason.ALREADY_SETTLED, ProviderWord.NONE);
    save(Given.answered(it, settled, NOON));

    assertThat(known(admit(retryingRefused(full("c2", PAYMENT), "key-c1")))).isEqualTo("c1");
  }

  @Test
  void aDoorThatRetriesTheRefusedFindsWhatIsNotRefused() {
    enter(retryingRefused(full("c1", PAYMENT), "k"));

    assertThat(known(admit(retryingRefused(full("c2", PAYMENT), "k")))).isEqualTo("c1");
    assertThat(known(admit(retryingRefused(full("c3", PAYMENT), "k")))).isEqualTo("c1");
  }

  @Test
  void aRetriedKeyJoinsWhatOthersHaveBegunMeanwhile() {
    save(Given.refused(submit(full("c1", PAYMENT))));
    submit(full("c2", PAYMENT));

    assertThat(known(admit(retryingRefused(full("c3", PAYMENT), "key-c1")))).isEqualTo("c2");
    assertThat(known(admit(asked(full("c4", PAYMENT), "key-c1")))).isEqualTo("c2");
  }

  @Test
  void aRetriedPartIsARowOfItsOwn() {
    save(Given.refused(submit(part("c1", PAYMENT, 5))));

    assertThat(enter(retryingRefused(part("c2", PAYMENT, 5), "key-c1")).id())
        .isEqualTo(Given.id("c2"));
    assertThat(known(admit(retryingRefused(part("c3", PAYMENT, 5), "key-c1")))).isEqualTo("c2");
  }
}
