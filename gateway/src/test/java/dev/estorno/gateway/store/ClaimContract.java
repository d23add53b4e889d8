package dev.estorno.gateway.store;

import static dev.estorno.gateway.store.Given.LEASE;
import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.SHOP;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.answered;
import static dev.estorno.gateway.store.Given.asked;
import static dev.estorno.gateway.store.Given.full;
import static dev.estorno.gateway.store.Given.payment;
import static dev.estorno.gateway.store.Given.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.AccountName;
import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderName;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Store.Share;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class ClaimContract extends OpenStore {
  private static final MerchantId OTHER = new MerchantId("other");

  private static Share share(String provider, String account, int rowsMax) {
    return new Share(account(provider, account), rowsMax);
  }

  private static AccountKey account(String provider, String account) {
    return new AccountKey(SHOP, new ProviderName(provider), new AccountName(account));
  }

  @Test
  void whatIsDueIsMovedAndTheStepIsGivenBack() {
    Cancellation it = enter(asked(alone("c1")));

    List<Step> steps = store.claim(NOON, Given.ofEach(store, 9), worker(NOON));

    assertThat(steps).hasSize(1);
    Cancellation claimed = steps.getFirst().after();
    assertThat(steps.getFirst().before()).isEqualTo(it);

    assertThat(claimed.state().kind()).isEqualTo(State.Kind.SUBMITTING);
    assertThat(claimed.version()).isEqualTo(2);
    assertThat(find(it)).isEqualTo(claimed);
    assertThat(events(it)).containsExactly("accepted", "claimed");
    assertThat(claim(NOON)).as("the lease lasts").isEmpty();
  }

  @Test
  void whatIsNotDueYetIsLeftAlone() {
    enter(asked(alone("c1", Deadline.noneKnown(), NOON.plusMillis(1))));

    assertThat(claim(NOON)).isEmpty();
    assertThat(claim(NOON.plusMillis(1))).hasSize(1);
  }

  @Test
  void theMostUrgentDeadlineIsFirstAndThenWhatIsDueTheLongest() {
    enter(asked(alone("e", Deadline.noneKnown(), NOON.minusSeconds(9))));
    enter(asked(alone("f", Deadline.noneKnown(), NOON.minusSeconds(8))));
    enter(asked(alone("d", Deadline.at(NOON.plusSeconds(70)), NOON.minusSeconds(99))));
    enter(asked(alone("b", Deadline.at(NOON.plusSeconds(60)), NOON.minusSeconds(2))));
    enter(asked(alone("c", Deadline.at(NOON.plusSeconds(60)), NOON.minusSeconds(1))));
    enter(asked(alone("a", Deadline.at(NOON.plusSeconds(50)), NOON)));

    assertThat(ids(claim(NOON, List.of(share("picpay", "main", 2))))).containsExactly("a", "b");
    assertThat(ids(claim(NOON, List.of(share("picpay", "main", 3)))))
        .containsExactly("c", "d", "e");
    assertThat(ids(claim(NOON))).containsExactly("f");
  }

  @Test
  void aLostLeaseIsDueAgain() {
    submit(alone("c1"));

    assertThat(claim(NOON.plus(LEASE).minusMillis(1))).isEmpty();
    Cancellation doubted = claim(NOON.plus(LEASE)).getFirst();

    assertThat(doubted.state().kind()).isEqualTo(State.Kind.IN_DOUBT);
    assertThat(events(doubted)).containsExactly("accepted", "claimed", "lease_lost");
  }

  @Test
  void whatIsInDoubtOrPendingIsDueForItsLookUp() {
    Cancellation inDoubt = submit(alone("c1"));
    Cancellation pending = submit(alone("c2"));
    save(
        answered(inDoubt, new Answer.Unknown("silence"), NOON),
        answered(pending, new Answer.Pending("R2"), NOON.plusMillis(7)));
    Instant dueAt = ((State.InDoubt) find(inDoubt).state()).dueAt();

    assertThat(nextDue()).contains(dueAt);
    assertThat(ids(claim(dueAt.plusSeconds(1)))).containsExactlyInAnyOrder("c1", "c2");
  }

  @Test
  void whatHasEndedOrIsWithAPersonIsNeverDue() {
    save(
        Given.voided(submit(alone("c1"))),
        Given.refused(submit(alone("c2"))),
        Given.unexplained(submit(alone("c3"))));

    assertThat(nextDue()).isEmpty();
    assertThat(claim(Instant.MAX)).isEmpty();
  }

  @Test
  void onlyTheSharesAreTaken() {
    enter(asked(full("c1", payment("picpay", "main", "r1"))));
    enter(asked(full("c2", payment("picpay", "main", "r2"))));
    enter(asked(full("c3", payment("picpay", "other", "r"))));
    enter(asked(full("c4", payment("letpay", "main", "r"))));
    enter(asked(full(OTHER, "c5", payment("picpay", "main", "r"), OnPaid.REFUND)));

    var shares =
        List.of(
            share("letpay", "main", 0), share("picpay", "other", 3), share("picpay", "main", 1));

    assertThat(ids(claim(NOON, shares))).containsExactly("c3", "c1");
    assertThat(claim(NOON, List.of(share("nobody's", "main", 9)))).isEmpty();
    assertThat(claim(NOON, List.of())).isEmpty();
    assertThat(ids(claim(NOON))).containsExactlyInAnyOrder("c2", "c4", "c5");
  }

  @Test
  void itIsKnownWhenTheFirstOfEachAccountFallsDue() {
    enter(asked(alone("c1", Deadline.noneKnown(), NOON.plusSeconds(1))));
    enter(asked(alone("c2", Deadline.at(NOON.plusSeconds(99)), NOON.minusSeconds(1))));
    enter(asked(alone("c3", Deadline.noneKnown(), NOON)));
    submit(full("c4", payment("letpay", "main", "r")));
    enter(asked(full(OTHER, "c5", payment("picpay", "main", "r"), OnPaid.REFUND)));
    save(Given.voided(submit(full("c6", payment("picpay", "other", "r")))));

    assertThat(store.due())
        .isEqualTo(
            Map.of(
                account("letpay", "main"),
                NOON.plus(LEASE),
                account("picpay", "main"),
                NOON.minusSeconds(1),
                new AccountKey(OTHER, new ProviderName("picpay"), new AccountName("main")),
                NOON));
  }

  @Test
  void oneAccountsBacklogHidesNobody() {
    store.admit(IntStream.range(0, 500).mapToObj(i -> asked(alone("c" + i))).toList());
    enter(asked(full("d", payment("letpay", "main", "r"))));

    assertThat(store.due()).hasSize(2);
    var shares = List.of(share("picpay", "main", 2), share("letpay", "main", 2));
    assertThat(ids(claim(NOON, shares))).hasSize(3).endsWith("d");
  }

  @Test
  void aStayIsNeitherGivenBackNorWritten() {
    Cancellation it = enter(asked(alone("c1")));

    assertThat(store.claim(NOON, Given.ofEach(store, 9), Given.leftAlone())).isEmpty();

    assertThat(find(it)).isEqualTo(it);
    assertThat(nextDue()).contains(NOON);
    assertThat(claim(NOON)).hasSize(1);
  }

  @Test
  void nothingDueIsNothingGivenBack() {
    assertThat(claim(NOON)).isEmpty();
    assertThat(nextDue()).isEmpty();
    assertThat(store.due()).isEmpty();
  }

  @Test
  void aMistakeOfTheDeciderGoesToTheCallerAndMovesNothing() {
    enter(asked(alone("c1")));
    enter(asked(alone("c2")));
    Decider broken =
        it -> {
          if (it.id().text().equals("c2")) {
            throw new IllegalStateException("a mistake");
          }
          return worker(NOON).step(it);
        };

    assertThatThrownBy(() -> store.claim(NOON, Given.ofEach(store, 9), broken))
        .isInstanceOf(IllegalStateException.class);

    assertThat(claim(NOON)).hasSize(2);
  }

  @Test
  void timesAreCutInWhatIsGivenBack() {
    enter(asked(alone("c1")));
    Instant odd = NOON.plusNanos(1_999);

    List<Cancellation> claimed = claim(odd);

    assertThat(claimed).extracting(Cancellation::updatedAt).containsExactly(NOON.plusNanos(1_000));
    assertThat(find(claimed.getFirst())).isEqualTo(claimed.getFirst());
  }
}
