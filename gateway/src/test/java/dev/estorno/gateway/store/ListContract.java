package dev.estorno.gateway.store;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.PAYMENT;
import static dev.estorno.gateway.store.Given.SHOP;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.answered;
import static dev.estorno.gateway.store.Given.asked;
import static dev.estorno.gateway.store.Given.full;
import static dev.estorno.gateway.store.Given.part;
import static dev.estorno.gateway.store.Given.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

abstract class ListContract extends OpenStore {
  private static final MerchantId OTHER = new MerchantId("other");

  private List<String> list(Query query) {
    return ids(store.list(query).stream().map(Entry::cancellation).toList());
  }

  private static Query query(
      Set<State.Kind> states, String provider, String account, String reference) {
    return new Query(
        SHOP,
        states,
        provider,
        account,
        reference,
        false,
        Instant.MIN,
        Instant.MAX,
        Optional.empty(),
        99);
  }

  private static Query between(Instant from, Instant to) {
    return new Query(SHOP, Set.of(), "", "", "", false, from, to, Optional.empty(), 99);
  }

  private static Query page(int rowsMax, Optional<CancellationId> after) {
    return new Query(SHOP, Set.of(), "", "", "", false, Instant.MIN, Instant.MAX, after, rowsMax);
  }

  @Test
  void theNewestIsFirst() {
    enter(asked(alone("a", Deadline.noneKnown(), NOON)));
    enter(asked(alone("c", Deadline.noneKnown(), NOON.plusSeconds(2))));
    enter(asked(alone("b", Deadline.noneKnown(), NOON.plusSeconds(1))));

    assertThat(list(Query.all(SHOP, 99))).containsExactly("c", "b", "a");
    assertThat(list(Query.all(SHOP, 2))).containsExactly("c", "b");
  }

  record Case(Query query, List<String> ids) {}

  static Stream<Case> filters() {
    return Stream.of(
        new Case(query(Set.of(), "", "", ""), List.of("e", "d", "c", "b", "a")),
        new Case(query(Set.of(State.Kind.QUEUED), "", "", ""), List.of("e", "d")),
        new Case(query(Set.of(State.Kind.REFUSED), "", "", ""), List.of("b")),
        new Case(
            query(Set.of(State.Kind.QUEUED, State.Kind.CANCELLED), "", "", ""),
            List.of("e", "d", "a")),
        new Case(
            query(Set.of(State.Kind.SUBMITTING, State.Kind.IN_DOUBT), "", "", ""), List.of("c")),
        new Case(query(Set.of(State.Kind.MANUAL), "", "", ""), List.of()),
        new Case(query(Set.of(), "letpay", "", ""), List.of("d")),
        new Case(query(Set.of(), "", "second", ""), List.of("e")),
        new Case(query(Set.of(), "", "", "r2"), List.of("d", "b")),
        new Case(query(Set.of(), "picpay", "main", "r2"), List.of("b")),
        new Case(query(Set.of(State.Kind.QUEUED), "picpay", "second", "r4"), List.of("e")),
        new Case(query(Set.of(), "picpay", "second", "r1"), List.of()));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void filtersLeaveOutWhatWasNotAskedFor(Case it) {
    save(Given.voided(submit(full("a", payment("picpay", "main", "r1")))));
    save(Given.refused(submit(full("b", payment("picpay", "main", "r2")))));
    submit(full("c", payment("picpay", "main", "r3")));
    enter(asked(full("d", payment("letpay", "main", "r2"))));
    enter(asked(full("e", payment("picpay", "second", "r4"))));
    submit(full(OTHER, "x", PAYMENT, OnPaid.REFUND));

    assertThat(list(it.query())).isEqualTo(it.ids());
  }

  @Test
  void onlyThoseAPersonMustLookAt() {
    Cancellation manual = submit(alone("a"));
    Cancellation flagged = submit(alone("b"));
    save(Given.voided(submit(alone("c"))), Given.unexplained(manual), Given.voided(flagged));
    save(answered(find(flagged), Answer.stillLive(), NOON));
    enter(asked(alone("d")));

    var query =
        new Query(SHOP, Set.of(), "", "", "", true, Instant.MIN, Instant.MAX, Optional.empty(), 99);

    assertThat(list(query)).containsExactly("b", "a");
  }

  @Test
  void acceptedAtOrAfterAndBefore() {
    for (int i = 0; i < 4; i++) {
      enter(asked(alone("c" + i, Deadline.noneKnown(), NOON.plusSeconds(i))));
    }

    assertThat(list(between(NOON.plusSeconds(1), NOON.plusSeconds(3)))).containsExactly("c2", "c1");
    assertThat(list(between(Instant.MIN, NOON))).isEmpty();
    assertThat(list(between(NOON.plusSeconds(3), Instant.MAX))).containsExactly("c3");
  }

  @Test
  void pagesFollowOneAnotherWithoutGapsAndWithoutDoubles() {
    var all = new ArrayList<String>();
    for (int i = 0; i < 50; i++) {
      // Five at a time were taken in at the same instant.
      Instant at = NOON.plusSeconds(i / 5);
      enter(asked(alone("c%02d".formatted(i), Deadline.noneKnown(), at)));
      all.addFirst("c%02d".formatted(i));
    }
    enter(asked(full(OTHER, "x", PAYMENT, OnPaid.REFUND)));

    var paged = new ArrayList<String>();
    List<String> page = list(page(7, Optional.empty()));
    while (!page.isEmpty()) {
      paged.addAll(page);
      page = list(page(7, Optional.of(Given.id(page.getLast()))));
    }

    assertThat(paged).isEqualTo(all);
  }

  @Test
  void nothingFollowsACursorThatIsNotThere() {
    enter(asked(alone("a")));
    enter(asked(full(OTHER, "x", PAYMENT, OnPaid.REFUND)));

    assertThat(list(page(9, Optional.of(Given.id("unheard-of"))))).isEmpty();
    assertThat(list(page(9, Optional.of(Given.id("x"))))).isEmpty();
  }

  @Test
  void aMerchantSeesNothingOfAnother() {
    Cancellation theirs = submit(full(OTHER, "x", PAYMENT, OnPaid.REFUND));

    assertThat(store.find(SHOP, theirs.id())).isEmpty();
    assertThat(store.journal(SHOP, theirs.id())).isEmpty();
    assertThat(store.ofPayment(SHOP, PAYMENT)).isEmpty();
    assertThat(list(Query.all(SHOP, 99))).isEmpty();
  }

  @Test
  void thoseOfOnePaymentComeOldestFirst() {
    enter(asked(part("z", PAYMENT, 1)));
    enter(asked(part("y", PAYMENT, 2)));
    enter(asked(full("x", PAYMENT)));
    enter(asked(full("w", payment("letpay", "main", PAYMENT.reference()))));

    assertThat(store.ofPayment(SHOP, PAYMENT))
        .extracting(it -> it.cancellation().id().text())
        .containsExactly("z", "y", "x");
  }
}
