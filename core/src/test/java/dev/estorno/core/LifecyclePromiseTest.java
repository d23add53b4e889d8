package dev.estorno.core;

import static dev.estorno.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.State.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The promises that hold over every state and event, and along every history. */
class LifecyclePromiseTest {
  private static final int HISTORIES = 2_000;
  private static final int EVENTS_PER_HISTORY = 60;

  private record Seen(Cancellation before, Event event, Decision decision, Instant now) {
    Kind from() {
      return before.state().kind();
    }

    Kind to() {
      return before.after(decision, now).state().kind();
    }

    boolean enters(Kind kind) {
      return from() != kind && to() == kind;
    }
  }

  @Test
  void submittingIsEnteredFromQueuedOnlyAndOnlyByAClaim() {
    assertThat(everything())
        .filteredOn(it -> it.enters(Kind.SUBMITTING))
        .isNotEmpty()
        .allSatisfy(it -> {
          assertThat(it.from()).isEqualTo(Kind.QUEUED);
          assertThat(it.event()).isInstanceOf(Event.Claimed.class);
        });
  }

  @Test
  void doubtEndsInQueuedOnlyWhenTheProviderAskedAfterTheSettleTimeSaysStillLive() {
    assertThat(everything())
        .filteredOn(it -> it.from() == Kind.IN_DOUBT && it.to() == Kind.QUEUED)
        .isNotEmpty()
        .allSatisfy(it -> {
          var answered = (Event.Answered) it.event();
          assertThat(answered.answer()).isEqualTo(Answer.stillLive());
          assertThat(answered.askedAt())
              .isAfterOrEqualTo(((State.InDoubt) it.before().state()).settledAt());
        });
  }

  @Test
  void finalStatesNeverMove() {
    assertThat(everything())
        .filteredOn(it -> it.from().isFinal())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.decision()).isNotInstanceOf(Decision.Move.class));
  }

  @Test
  void manualIsLeftByARulingOnlyAndNeverStraightToTheProvider() {
    assertThat(everything())
        .filteredOn(it -> it.from() == Kind.MANUAL && it.to() != Kind.MANUAL)
        .isNotEmpty()
        .allSatisfy(it -> {
          assertThat(it.event()).isInstanceOf(Event.Ruled.class);
          assertThat(it.to()).isIn(Kind.IN_DOUBT, Kind.CANCELLED, Kind.REFUSED);
        });
  }

  @Test
  void silenceIsNeverTakenForAnEnd() {
    assertThat(everything())
        .filteredOn(it ->
            it.event() instanceof Event.Answered(Answer.Unknown _, _)
                || it.event() instanceof Event.LeaseLost)
        .isNotEmpty()
        .allSatisfy(
            it -> assertThat(it.enters(Kind.CANCELLED) || it.enters(Kind.REFUSED)).isFalse());
  }

  @Test
  void whatIsNotFinalIsDueOrWaitsForAPerson() {
    assertThat(everything())
        .extracting(it -> it.before().after(it.decision(), it.now()).state())
        .allSatisfy(state ->
            assertThat(state.isFinal() || state.kind() == Kind.MANUAL || due(state)).isTrue());
  }

  @Test
  void aProviderThatNeverSaysAnythingLeadsToAPersonWithinTheLimits() {
    Cancellation it = Samples.in(new State.Queued(0, State.Wait.NOTHING, NOON));
    Instant now = NOON;
    var silence = new Answer.Unknown("time-out");
    for (int steps = 0; it.state().kind() != Kind.MANUAL; steps++) {
      assertThat(steps).as("bounded").isLessThan(1_000);
      it = it.after(decide(it, new Event.Claimed(Duration.ofSeconds(95)), now), now);
      it = it.after(decide(it, new Event.Answered(silence, now), now), now);
      now = it.state().kind() == Kind.MANUAL ? now : dueAt(it.state());
    }
    assertThat(now).isBefore(NOON.plus(Samples.LIMITS.doubtMax()).plus(Duration.ofMinutes(20)));
  }

  /** All samples, and random histories from one seed. */
  private static List<Seen> everything() {
    var seen = new ArrayList<Seen>();
    for (Cancellation it : Samples.cancellations().values()) {
      for (Event event : Samples.events().values()) {
        seen.add(new Seen(it, event, decide(it, event, NOON), NOON));
      }
    }
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(20261120);
    for (int i = 0; i < HISTORIES; i++) {
      seen.addAll(history(chance));
    }
    return seen;
  }

  private static List<Seen> history(RandomGenerator chance) {
    var seen = new ArrayList<Seen>();
    var events = List.copyOf(Samples.events().values());
    Cancellation it = Samples.in(new State.Queued(0, State.Wait.NOTHING, NOON));
    Instant now = NOON;
    for (int i = 0; i < EVENTS_PER_HISTORY; i++) {
      now = now.plusSeconds(chance.nextInt(120));
      Event event = events.get(chance.nextInt(events.size()));
      if (event instanceof Event.Answered(Answer answer, _)) {
        event = new Event.Answered(answer, now.minusSeconds(chance.nextInt(60)));
      }
      var step = new Seen(it, event, decide(it, event, now), now);
      seen.add(step);
      it = it.after(step.decision(), now);
    }
    return seen;
  }

  private static Decision decide(Cancellation it, Event event, Instant now) {
    return Samples.LIFECYCLE.decide(it, event, now);
  }

  private static boolean due(State state) {
    return !dueAt(state).equals(Instant.MAX);
  }

  private static Instant dueAt(State state) {
    return switch (state) {
      case State.Queued s -> s.dueAt();
      case State.Submitting s -> s.leaseUntil();
      case State.InDoubt s -> s.dueAt();
      case State.Pending s -> s.dueAt();
      case State.Manual _, State.Cancelled _, State.Refused _ -> Instant.MAX;
    };
  }
}
