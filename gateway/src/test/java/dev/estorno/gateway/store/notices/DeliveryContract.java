package dev.estorno.gateway.store.notices;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Endpoints, and how deliveries are claimed, reported, held back, let go and given up. */
public abstract class DeliveryContract extends OpenOutbox {
  private static final Instant LATER = NOON.plusSeconds(100);

  @Test
  void anEndpointIsKeptAsItIs() {
    Endpoint one = register(DOOR, NoticeType.MANUAL, NoticeType.REFUSED);
    Endpoint two = register(NoticeContract.key("end_2"));

    assertThat(outbox.endpoint(DOOR)).contains(one);
    assertThat(outbox.endpoints(SHOP)).containsExactly(one, two);
    assertThat(outbox.register(endpoint(NoticeContract.key("end_3")), 2)).isFalse();

    Health trouble = one.health().failed("timed out", true, NOON).held(LATER, NOON);
    change(DOOR, trouble.probing("ntc_1", LATER.plusSeconds(1)));
    assertThat(health(DOOR)).isEqualTo(trouble.probing("ntc_1", LATER.plusSeconds(1)));
  }

  @Test
  void anEndpointThatWasRemovedIsSeenNoMore() {
    register(DOOR);
    change(DOOR, health(DOOR).removed(NOON));

    assertThat(outbox.endpoint(DOOR)).isEmpty();
    assertThat(outbox.endpoints(SHOP)).isEmpty();
    assertThat(outbox.change(DOOR, it -> it.with(Health.fresh(NOON)))).isEmpty();
  }

  @Test
  void whatIsDueIsTakenOnceTheLongestDueFirst() {
    register(DOOR);
    List.of(1, 2, 3).forEach(i -> cancelled("c" + i, 4 - i));
    List<String> oldestFirst = notices().reversed().stream().map(Notice::id).toList();

    List<Parcel> first = take(LATER, 2);
    assertThat(told(first)).isEqualTo(oldestFirst.subList(0, 2));
    assertThat(told(take(LATER, 9))).isEqualTo(oldestFirst.subList(2, 3));
    assertThat(take(LATER)).isEmpty();

    Delivery taken = first.getFirst().delivery();
    assertThat(taken.state()).isEqualTo(Delivery.State.SENDING);
    assertThat(taken.attempts()).isEqualTo(1);
    assertThat(taken.dueAt()).contains(LATER.plus(LEASE));
    assertThat(outbox.waiting(DOOR)).isEqualTo(3);
    assertThat(outbox.nextDue(Set.of())).contains(NOON);
  }

  @Test
  void aFullEndpointIsLeftOutAndOneWithoutAPlaceKeepsWhatItHas() {
    register(DOOR);
    Endpoint.Key other = register(NoticeContract.key("end_2"), NoticeType.MANUAL).key();
    cancelled("c1", 1);
    cancelled("c2", 2);
    outbox.turn(LATER, PACE);
    assertThat(outbox.nextDue(Set.of(DOOR, other))).isEmpty();
    assertThat(outbox.claim(LATER, LATER.plus(LEASE), 9, Set.of(DOOR, other), _ -> true)).isEmpty();
    assertThat(outbox.claim(LATER, LATER.plus(LEASE), 9, Set.of(other), _ -> false)).isEmpty();
    assertThat(outbox.nextDue(Set.of(other))).contains(NOON.plusSeconds(1));
    assertThat(take(LATER)).hasSize(2);
  }

  @Test
  void whatWasTakenIsOver() {
    register(DOOR);
    cancelled("c1", 1);
    Parcel parcel = take(LATER).getFirst();

    assertThat(outbox.report(parcel, took(LATER))).isTrue();

    Delivery over = deliveries(DOOR, Delivery.State.DELIVERED).getFirst();
    assertThat(over.endedAt()).contains(LATER);
    assertThat(over.status()).hasValue(204);
    assertThat(deliveries(DOOR, Delivery.State.WAITING, Delivery.State.SENDING)).isEmpty();
    assertThat(outbox.waiting(DOOR)).isZero();
    assertThat(take(LATER.plus(LEASE))).isEmpty();
  }

  @Test
  void aLeaseThatIsLostIsSomebodyElses() {
    register(DOOR);
    cancelled("c1", 1);
    Parcel first = take(NOON.plusSeconds(1)).getFirst();
    Instant over = NOON.plusSeconds(1).plus(LEASE);
    assertThat(take(over.minusMillis(1))).isEmpty();
    Parcel second = take(over).getFirst();

    assertThat(second.delivery().attempts()).isEqualTo(2);
    assertThat(outbox.report(first, took(over))).isFalse();
    assertThat(outbox.report(second, took(over))).isTrue();
    assertThat(outbox.report(second, took(over))).isFalse();
  }

  @Test
  void aProcessThatStartsTakesUpWhatWasLeft() {
    register(DOOR);
    cancelled("c1", 1);
    take(NOON.plusSeconds(1));
    outbox.recover(NOON.plusSeconds(2));

    assertThat(take(NOON.plusSeconds(2))).hasSize(1);
  }

  @Test
  void whileAnEndpointIsHeldOneIsTriedAndTheLeastTriedFirst() {
    register(DOOR);
    cancelled("c1", 1);
    cancelled("c2", 2);
    Parcel failed = take(NOON.plusSeconds(2), 1).getFirst();
    outbox.report(failed, holding(LATER, NOON.plusSeconds(3)));
    cancelled("c3", 4);

    assertThat(take(LATER)).as("all are held back").isEmpty();
    assertThat(outbox.nextDue(Set.of())).contains(LATER);
    assertThat(outbox.turn(LATER.minusMillis(1), PACE)).isZero();
    assertThat(outbox.turn(LATER, PACE)).isEqualTo(1);

    List<Parcel> probe = take(LATER);
    assertThat(probe).hasSize(1);
    assertThat(probe.getFirst().delivery().attempts()).isEqualTo(1);
    assertThat(told(probe)).isNotEqualTo(told(List.of(failed)));
    assertThat(health(DOOR).probe()).isEqualTo(told(probe).getFirst());
  }

  @Test
  void onceOneIsTakenTheOthersAreLetGoStepByStep() {
    register(DOOR);
    Parcel first = failing();
    List.of(2, 3, 4).forEach(i -> cancelled("c" + i, i));
    outbox.turn(LATER, PACE);
    Parcel probe = take(LATER).getFirst();
    outbox.report(probe, took(LATER));

    assertThat(health(DOOR)).isEqualTo(Health.fresh(LATER));
    assertThat(take(LATER)).isEmpty();
    outbox.turn(LATER, PACE);
    List<Parcel> next = take(LATER);
    assertThat(next).as("no more than two at once").hasSize(2);
    assertThat(told(next)).contains(first.delivery().notice());
    assertThat(health(DOOR).turnAt()).contains(LATER.plus(PACE.pause()));
    Instant then = LATER.plus(PACE.pause());
    outbox.turn(then, PACE);
    assertThat(take(then)).hasSize(1);
    assertThat(health(DOOR).turnAt()).contains(LATER.plus(PACE.grace()));
    outbox.turn(LATER.plus(PACE.grace()), PACE);
    assertThat(health(DOOR).turnAt()).isEmpty();
  }

  private Parcel failing() {
    cancelled("c1", 1);
    Parcel parcel = take(NOON.plusSeconds(1)).getFirst();
    outbox.report(parcel, holding(LATER, NOON.plusSeconds(1)));
    return parcel;
  }

  @Test
  void anEndpointThatIsHeldForNothingIsLetGo() {
    register(DOOR);
    change(DOOR, health(DOOR).held(LATER, NOON));
    outbox.turn(LATER, PACE);

    assertThat(health(DOOR).standing()).isEqualTo(Health.Standing.OPEN);
    cancelled("c1", 1);
    assertThat(take(LATER)).hasSize(1);
  }

  @Test
  void whatWaitsForADisabledEndpointIsGivenUp() {
    register(DOOR);
    failing();
    List.of(2, 3).forEach(i -> cancelled("c" + i, i));
    change(DOOR, health(DOOR).disabled("gone", LATER));
    outbox.turn(LATER, PACE);
    assertThat(deliveries(DOOR, Delivery.State.GIVEN_UP)).hasSize(2);
    outbox.turn(LATER.plusSeconds(1), PACE);

    assertThat(deliveries(DOOR, Delivery.State.GIVEN_UP))
        .hasSize(3)
        .allMatch(it -> it.endedAt().isPresent());
    assertThat(outbox.state()).isEqualTo(new OutboxState(0, Optional.empty(), 0, 1));
  }

  @Test
  void whatIsDueAtADisabledEndpointIsGivenUpWhenItIsClaimed() {
    register(DOOR);
    cancelled("c1", 1);
    change(DOOR, health(DOOR).disabled("gone", LATER));

    assertThat(take(LATER)).isEmpty();
    assertThat(deliveries(DOOR, Delivery.State.GIVEN_UP)).hasSize(1);
  }

  @Test
  void aNoticeIsReplayedUnderItsOwnId() {
    cancelled("c1", 1);
    String id = notices().getFirst().id();
    register(DOOR);
    assertThat(outbox.replay(DOOR, id, LATER)).isEqualTo(1);
    assertThat(outbox.replay(DOOR, "ntc_nothing", LATER)).isZero();
    outbox.turn(LATER, PACE);
    Parcel parcel = take(LATER).getFirst();
    assertThat(told(List.of(parcel))).containsExactly(id);
    outbox.report(parcel, took(LATER));

    Instant again = LATER.plusSeconds(60);
    assertThat(outbox.replay(DOOR, id, again)).isEqualTo(1);
    outbox.turn(again, PACE);
    Delivery once = take(again).getFirst().delivery();
    assertThat(once.attempts()).isEqualTo(2);
    assertThat(once.since()).isEqualTo(again);
    assertThat(deliveries(DOOR)).hasSize(1);
  }

  @Test
  void aTimeIsReplayedExceptForWhatIsUnderWay() {
    List.of(1, 2, 3, 4).forEach(i -> cancelled("c" + i, i));
    register(DOOR);
    cancelled("c5", 5);
    var query =
        new NoticeQuery(
            SHOP, Set.of(), "", NOON.plusSeconds(2), NOON.plusSeconds(6), Optional.empty(), 3);
    assertThat(outbox.replay(DOOR, query, LATER)).as("more than three").isEqualTo(4);
    assertThat(outbox.waiting(DOOR)).isEqualTo(1);

    var wider = new NoticeQuery(SHOP, Set.of(), "", query.from(), query.to(), Optional.empty(), 9);
    assertThat(outbox.replay(DOOR, wider, LATER)).isEqualTo(4);
    assertThat(outbox.waiting(DOOR)).isEqualTo(4);
    assertThat(deliveries(DOOR).getFirst().since()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void aPingIsTriedAtOnceEvenWhileTheEndpointIsHeld() {
    register(DOOR);
    failing();
    Notice ping = Notice.ping(DOOR, LATER.minusSeconds(50), "abc");
    outbox.ping(ping, DOOR, PACE);

    assertThat(told(take(LATER.minusSeconds(50)))).containsExactly(ping.id());
    assertThat(outbox.notice(SHOP, ping.id())).contains(ping);
  }

  @Test
  void oldNoticesAreForgottenUnlessTheyWait() {
    register(DOOR);
    cancelled("c1", 1);
    outbox.report(take(NOON.plusSeconds(1)).getFirst(), took(LATER));
    cancelled("c2", 2);
    cancelled("c3", 200);
    change(DOOR, health(DOOR).disabled("by hand", LATER));
    assertThat(outbox.forget(SHOP, LATER, 9)).isEqualTo(1);
    assertThat(notices()).extracting(Notice::cancellation).containsExactly("c3", "c2");
    assertThat(deliveries(DOOR)).hasSize(2);

    outbox.turn(LATER, PACE);
    assertThat(outbox.forget(SHOP, LATER, 9)).isEqualTo(1);
    assertThat(outbox.forget(SHOP, LATER, 9)).isZero();
    assertThat(notices()).extracting(Notice::cancellation).containsExactly("c3");
  }

  @Test
  void theLagIsToldInFewWords() {
    register(DOOR);
    failing();
    cancelled("c2", 2);

    assertThat(outbox.state())
        .isEqualTo(new OutboxState(2, Optional.of(NOON.plusSeconds(1)), 1, 0));
  }
}
