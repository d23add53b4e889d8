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
import dev.estorno.core.ProviderName;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class ClaimContract extends OpenStore {
  private static AccountKey account(String provider, String account) {
    return new AccountKey(SHOP, new ProviderName(provider), new AccountName(account));
  }

  @Test
  void whatIsDueIsMovedAndTheStepIsGivenBack() {
    Cancellation it = enter(asked(alone("c1")));

    List<Step> steps = store.claim(NOON, 9, Set.of(), worker(NOON));

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

    assertThat(ids(claim(NOON, 2, Set.of()))).containsExactly("a", "b");
    assertThat(ids(claim(NOON, 3, Set.of()))).containsExactly("c", "d", "e");
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

    assertThat(store.nextDue(Set.of())).contains(dueAt);
    assertThat(ids(claim(dueAt.plusSeconds(1)))).containsExactlyInAnyOrder("c1", "c2");
  }

  @Test
  void whatHasEndedOrIsWithAPersonIsNeverDue() {
    save(
        Given.voided(submit(alone("c1"))),
        Given.refused(submit(alone("c2"))),
        Given.unexplained(submit(alone("c3"))));

    assertThat(store.nextDue(Set.of())).isEmpty();
    assertThat(claim(Instant.MAX)).isEmpty();
  }

  @Test
  void accountsThatAreBusyAreLeftOut() {
    enter(asked(full("c1", payment("picpay", "main", "r"))));
    enter(asked(full("c2", payment("picpay", "other", "r"))));
    enter(asked(full("c3", payment("letpay", "main", "r"))));
    Set<AccountKey> busy = Set.of(account("picpay", "main"), account("letpay", "main"));

    assertThat(ids(claim(NOON, 9, busy))).containsExactly("c2");
    assertThat(store.nextDue(busy)).contains(NOON.plus(LEASE));
    assertThat(store.nextDue(Set.of())).contains(NOON);
  }

  @Test
  void manyAccountsMayBeBusy() {
    for (int i = 0; i < 40; i++) {
      enter(asked(full("c" + i, payment("picpay", "account-" + i, "r"))));
    }
    Set<AccountKey> busy =
        IntStream.range(0, 1_500)
            .filter(i -> i != 7)
            .mapToObj(i -> account("picpay", "account-" + i))
            .collect(Collectors.toSet());

    assertThat(ids(claim(NOON, 99, busy))).containsExactly("c7");
  }

  @Test
  void aStayIsNeitherGivenBackNorWritten() {
    Cancellation it = enter(asked(alone("c1")));

    assertThat(store.claim(NOON, 9, Set.of(), Given.leftAlone())).isEmpty();

    assertThat(find(it)).isEqualTo(it);
    assertThat(store.nextDue(Set.of())).contains(NOON);
    assertThat(claim(NOON)).hasSize(1);
  }

  @Test
  void nothingDueIsNothingGivenBack() {
    assertThat(claim(NOON)).isEmpty();
    assertThat(store.nextDue(Set.of())).isEmpty();
    assertThat(claim(NOON, 0, Set.of())).isEmpty();
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

    assertThatThrownBy(() -> store.claim(NOON, 9, Set.of(), broken))
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
