package dev.estorno.gateway.store;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.PAYMENT;
import static dev.estorno.gateway.store.Given.SHOP;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.asked;
import static dev.estorno.gateway.store.Given.full;
import static dev.estorno.gateway.store.Given.part;
import static dev.estorno.gateway.store.Given.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.gateway.store.Store.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class RetireContract extends OpenStore {
  private static final Instant LATER = NOON.plus(Duration.ofDays(400));

  private Cancellation ended(Cancellation fresh) {
    Cancellation submitted = submit(fresh);
    assertThat(save(Given.voided(submitted))).containsExactly(true);
    return find(submitted);
  }

  private int retire(Fate fate) {
    return store.retire(SHOP, LATER, fate, 99);
  }

  @Test
  void whatIsArchivedIsFoundByItsIdWithItsJournal() {
    Cancellation it = ended(alone("c1"));
    List<JournalLine> journal = store.journal(SHOP, it.id());

    assertThat(retire(Fate.ARCHIVE)).isEqualTo(1);

    assertThat(find(it)).isEqualTo(it);
    assertThat(store.journal(SHOP, it.id())).isEqualTo(journal).hasSize(3);
    assertThat(store.list(Query.all(SHOP, 9))).as("it is listed no more").isEmpty();
    assertThat(store.ofPayment(SHOP, it.payment())).isEmpty();
    assertThat(retire(Fate.ARCHIVE)).as("once is enough").isZero();
  }

  @Test
  void whatIsDroppedIsGoneWithItsJournal() {
    Cancellation it = ended(alone("c1"));

    assertThat(retire(Fate.DROP)).isEqualTo(1);

    assertThat(store.find(SHOP, it.id())).isEmpty();
    assertThat(store.journal(SHOP, it.id())).isEmpty();
    assertThat(retire(Fate.DROP)).isZero();
  }

  /** What would cost money: a part that is asked for again must not be refunded again. */
  @ParameterizedTest
  @EnumSource
  void theSameKeyNeverBeginsAnew(Fate fate) {
    Cancellation it = ended(part("c1", PAYMENT, 7));
    retire(fate);

    Admission again = admit(asked(part("c2", PAYMENT, 7), "key-c1", worker(LATER)));

    assertThat(again)
        .isEqualTo(
            switch (fate) {
              case ARCHIVE -> new Admission.Known(new Entry(it, Details.NONE));
              case DROP -> new Admission.KeyReused();
            });
    assertThat(store.find(SHOP, Given.id("c2"))).isEmpty();
    assertThat(claim(LATER)).isEmpty();
  }

  @Test
  void theSameKeyForSomethingElseIsStillRefused() {
    ended(part("c1", PAYMENT, 7));
    retire(Fate.ARCHIVE);
    var other =
        new Application(
            part("c2", PAYMENT, 8),
            "rest",
            new IdempotencyKey("key-c1"),
            "otherwise",
            Details.NONE,
            Set.of(),
            worker(LATER));

    assertThat(admit(other)).isInstanceOf(Admission.KeyReused.class);
  }

  @Test
  void aRequestForTheWholePaymentStillJoinsOneInTheArchive() {
    Cancellation it = ended(full("c1", PAYMENT));
    retire(Fate.ARCHIVE);

    assertThat(known(admit(asked(full("c2", PAYMENT, OnPaid.REFUSE), "other key"))))
        .isEqualTo(it.id().text());
  }

  @ParameterizedTest
  @EnumSource
  void aPaymentGoesOnAfterItsFirstCancellationsWent(Fate fate) {
    ended(part("c1", PAYMENT, 1));
    ended(part("c2", PAYMENT, 1));
    retire(fate);

    Cancellation third = submit(part("c3", PAYMENT, 1));
    enter(asked(part("c4", PAYMENT, 1)));

    assertThat(claim(NOON)).as("one at a time, as ever").isEmpty();
    save(Given.voided(third));
    assertThat(ids(claim(NOON))).containsExactly("c4");
    assertThat(retire(fate)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOpenFlaggedYoungOrAnotherMerchantsStays(Fate fate) {
    Cancellation open = enter(asked(alone("open")));
    Cancellation manual = submit(alone("manual"));
    save(Given.unexplained(manual));
    Cancellation flagged = ended(alone("flagged"));
    save(Given.answered(flagged, Answer.stillLive(), NOON.plusSeconds(9)));
    assertThat(find(flagged).attention()).isNotEmpty();
    MerchantId other = new MerchantId("other");
    Cancellation theirs = submit(full(other, "theirs", PAYMENT, OnPaid.REFUND));
    save(Given.voided(theirs));
    Cancellation young = ended(alone("young"));

    assertThat(store.retire(SHOP, young.updatedAt(), fate, 99)).isZero();
    assertThat(store.retire(SHOP, young.updatedAt().plusNanos(1_000), fate, 99)).isEqualTo(1);

    assertThat(List.of(open, manual, flagged, theirs))
        .allSatisfy(it -> assertThat(store.find(it.merchant(), it.id())).isPresent());
    assertThat(store.list(Query.all(SHOP, 9))).hasSize(3);
    assertThat(store.list(Query.all(other, 9))).hasSize(1);
  }

  @Test
  void theOldestGoFirstAndSoManyAtATime() {
    for (int i = 0; i < 5; i++) {
      ended(alone("c" + i, Deadline.noneKnown(), NOON.minusSeconds(i)));
    }

    assertThat(store.retire(SHOP, LATER, Fate.DROP, 2)).isEqualTo(2);

    assertThat(store.list(Query.all(SHOP, 9)))
        .extracting(it -> it.cancellation().id().text())
        .containsExactly("c0", "c1", "c2");
  }

  @Test
  void aPageGoesOnFromARowThatWentIntoTheArchive() {
    Cancellation newer = ended(alone("c2", Deadline.noneKnown(), NOON));
    Cancellation older = enter(asked(alone("c1", Deadline.noneKnown(), NOON.minusSeconds(9))));
    retire(Fate.ARCHIVE);
    Query all = Query.all(SHOP, 9);
    var page =
        new Query(
            SHOP,
            all.states(),
            "",
            "",
            "",
            false,
            all.from(),
            all.to(),
            Optional.of(newer.id()),
            9);

    assertThat(store.list(page)).extracting(Entry::cancellation).containsExactly(older);
  }
}
