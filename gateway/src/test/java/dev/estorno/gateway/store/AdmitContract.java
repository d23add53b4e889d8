package dev.estorno.gateway.store;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.PAYMENT;
import static dev.estorno.gateway.store.Given.SHOP;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.asked;
import static dev.estorno.gateway.store.Given.full;
import static dev.estorno.gateway.store.Given.part;
import static dev.estorno.gateway.store.Given.payment;
import static dev.estorno.gateway.store.Given.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class AdmitContract extends OpenStore {
  @Test
  void whatIsTakenInIsQueuedAndDueAtOnce() {
    Cancellation it = enter(asked(full("c1", PAYMENT)));

    assertThat(it).isEqualTo(full("c1", PAYMENT)).isEqualTo(find(it));
    assertThat(nextDue()).contains(NOON);
    assertThat(store.journal(SHOP, it.id()))
        .containsExactly(
            new JournalLine(1, NOON, "accepted", State.Kind.QUEUED, State.Kind.QUEUED, ""));
  }

  @Test
  void itIsClaimedInTheSameBreathWhenItsTurnHasCome() {
    Cancellation it = submit(full("c1", PAYMENT));

    assertThat(it.state().kind()).isEqualTo(State.Kind.SUBMITTING);
    assertThat(it.version()).isEqualTo(2);
    assertThat(find(it)).isEqualTo(it);
    assertThat(nextDue()).contains(NOON.plus(Given.LEASE));
    assertThat(events(it)).containsExactly("accepted", "claimed");
  }

  @Test
  void theStepThatClaimedItIsGivenBackAndLeadsToTheRow() {
    var admission = (Admission.Fresh) admit(asked(full("c1", PAYMENT), "k", worker(NOON)));

    Step claimed = admission.claimed().orElseThrow();
    assertThat(claimed.before()).isEqualTo(full("c1", PAYMENT));
    assertThat(claimed.after()).isEqualTo(admission.entry().cancellation());
  }

  @Test
  void thereIsNoSuchStepWhenItStayedOrWaits() {
    var stayed = (Admission.Fresh) admit(asked(part("c1", PAYMENT, 1)));
    var waits = (Admission.Fresh) admit(asked(part("c2", PAYMENT, 1), "k", worker(NOON)));

    assertThat(stayed.claimed()).isEmpty();
    assertThat(waits.claimed()).isEmpty();
  }

  @Test
  void aClaimMayEndItAtOnce() {
    Cancellation it = submit(alone("c1", Deadline.at(NOON), NOON));

    assertThat(it.state().kind()).isEqualTo(State.Kind.REFUSED);
    assertThat(find(it)).isEqualTo(it);
    assertThat(nextDue()).isEmpty();
  }

  @Test
  void everythingIsGivenBackAsItCame() {
    Cancellation fresh =
        Cancellation.accepted(
            Given.id("c-ação-😀"),
            new MerchantId("loja do João"),
            payment("letpay", "conta 2", "ref'; drop table cancellation; --"),
            Extent.part(new Money(Long.MAX_VALUE, Currency.getInstance("USD"))),
            OnPaid.REFUSE,
            Deadline.at(NOON.plusSeconds(3600)),
            NOON);
    var details = new Details("razão \"x\"\n\t\\", Map.of("pedido", "42", "", "😀"));
    var application =
        new Application(
            fresh, "rest", new IdempotencyKey("chave é"), "f", details, Set.of(), worker(NOON));

    Entry entry = ((Admission.Fresh) admit(application)).entry();

    assertThat(entry.details()).isEqualTo(details);
    assertThat(store.find(fresh.merchant(), fresh.id())).contains(entry);
    assertThat(entry.cancellation().extent()).isEqualTo(fresh.extent());
    assertThat(entry.cancellation().deadline()).isEqualTo(fresh.deadline());
  }

  @Test
  void timesAreCutToMicrosecondsAndNoFurther() {
    Instant odd = Instant.parse("2026-11-03T12:00:00.123456789Z");
    Cancellation it = enter(asked(alone("c1", Deadline.at(odd.plusSeconds(9)), odd)));

    assertThat(it.createdAt()).isEqualTo("2026-11-03T12:00:00.123456Z");
    assertThat(it.deadline()).isEqualTo(Deadline.at(Instant.parse("2026-11-03T12:00:09.123456Z")));
    assertThat(find(it)).isEqualTo(it);
    assertThat(nextDue()).contains(it.createdAt());
  }

  @Test
  void theSameKeyLeadsToTheRowAsItNowStands() {
    Cancellation it = submit(full("c1", PAYMENT));
    assertThat(known(admit(asked(full("c2", PAYMENT), "key-c1")))).isEqualTo("c1");

    save(Given.refused(it));

    var again = (Admission.Known) admit(asked(full("c3", PAYMENT), "key-c1"));
    assertThat(again.entry().cancellation()).isEqualTo(find(it));
    assertThat(store.ofPayment(SHOP, PAYMENT)).hasSize(1);
  }

  @Test
  void theSameKeyForSomethingElseIsToldAndWritesNothing() {
    enter(asked(full("c1", PAYMENT), "k"));
    var other =
        new Application(
            full("c2", payment("pay-2")),
            "rest",
            new IdempotencyKey("k"),
            "another fingerprint",
            Details.NONE,
            Set.of(Reason.values()),
            Given.leftAlone());

    assertThat(admit(other)).isEqualTo(new Admission.KeyReused());
    assertThat(store.find(SHOP, Given.id("c2"))).isEmpty();
    assertThat(store.ofPayment(SHOP, payment("pay-2"))).isEmpty();
  }

  @Test
  void theSameKeyAtAnotherDoorIsAnotherKey() {
    enter(asked(part("c1", PAYMENT, 100), "k"));
    var vtex =
        new Application(
            part("c2", PAYMENT, 100),
            "vtex",
            new IdempotencyKey("k"),
            "as asked",
            Details.NONE,
            Set.of(),
            Given.leftAlone());

    assertThat(admit(vtex)).isInstanceOf(Admission.Fresh.class);
  }

  @Test
  void theSameKeyOfAnotherMerchantIsAnotherKey() {
    enter(asked(full("c1", PAYMENT), "k"));
    Cancellation theirs = full(new MerchantId("other"), "c1", PAYMENT, OnPaid.REFUND);

    assertThat(enter(asked(theirs, "k"))).isEqualTo(theirs);
    assertThat(store.find(SHOP, Given.id("c1")).orElseThrow().cancellation().merchant())
        .isEqualTo(SHOP);
  }

  @Test
  void oneListHoldsSeveralAndEachFaresForItself() {
    Cancellation known = enter(asked(full("c1", PAYMENT), "k1"));

    List<Admission> admissions =
        store.admit(
            List.of(
                asked(full("c2", payment("pay-2")), "k2"),
                asked(full("c3", PAYMENT), "k1"),
                asked(full("c4", payment("pay-2")), "k2"),
                asked(full("c5", payment("pay-2")), "k3"),
                asked(part("c6", payment("pay-2"), 5), "k4")));

    assertThat(admissions.get(0)).isInstanceOf(Admission.Fresh.class);
    assertThat(known(admissions.get(1))).isEqualTo(known.id().text());
    assertThat(known(admissions.get(2))).isEqualTo("c2");
    assertThat(known(admissions.get(3))).isEqualTo("c2");
    assertThat(admissions.get(4)).isInstanceOf(Admission.Fresh.class);
    assertThat(store.admit(List.of())).isEmpty();
  }

  @Test
  void aMistakeInTheClaimGoesToTheCallerAndNothingIsTakenIn() {
    Decider broken =
        _ -> {
          throw new IllegalStateException("a mistake");
        };

    assertThatThrownBy(() -> admit(asked(full("c1", PAYMENT), "k", broken)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a mistake");

    assertThat(store.ofPayment(SHOP, PAYMENT)).isEmpty();
    assertThat(enter(asked(full("c2", PAYMENT), "k")).id()).isEqualTo(Given.id("c2"));
  }
}
