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

import dev.estorno.core.Cancellation;
import dev.estorno.core.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class ConcurrencyContract extends OpenStore {
  private static final int CALLERS = 64;

  /** All at once, each in a virtual thread of its own; the results in the order of the callers. */
  private static <T> List<T> atOnce(int callers, IntFunction<Callable<T>> caller) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures =
          threads.invokeAll(IntStream.range(0, callers).mapToObj(caller).toList());
      var results = new ArrayList<T>();
      for (Future<T> it : futures) {
        results.add(it.get());
      }
      return results;
    }
  }

  private static long fresh(List<Admission> admissions) {
    return admissions.stream().filter(Admission.Fresh.class::isInstance).count();
  }

  @Test
  void equalRequestsLeadToOneRow() throws Exception {
    List<Admission> admissions =
        atOnce(CALLERS, i -> () -> admit(asked(full("c" + i, PAYMENT), "k", worker(NOON))));

    assertThat(fresh(admissions)).isEqualTo(1);
    assertThat(store.ofPayment(SHOP, PAYMENT)).hasSize(1);
    assertThat(admissions).noneMatch(Admission.KeyReused.class::isInstance);
  }

  @Test
  void oneCallersMistakeIsItsOwn() throws Exception {
    Decider broken =
        _ -> {
          throw new IllegalStateException("a mistake");
        };

    List<Boolean> taken =
        atOnce(
            CALLERS,
            i ->
                () -> {
                  Decider decider = i % 16 == 0 ? broken : worker(NOON);
                  try {
                    return admit(asked(alone("c" + i), "k" + i, decider))
                            instanceof Admission.Fresh(_, var claimed)
                        && claimed.isPresent();
                  } catch (IllegalStateException _) {
                    return false;
                  }
                });

    for (int i = 0; i < CALLERS; i++) {
      assertThat(taken.get(i)).isEqualTo(i % 16 != 0);
      assertThat(store.find(SHOP, Given.id("c" + i)).isPresent()).isEqualTo(i % 16 != 0);
    }
  }

  @Test
  void differentRequestsForOnePaymentLeadToOneRow() throws Exception {
    List<Admission> admissions =
        atOnce(CALLERS, i -> () -> admit(asked(full("c" + i, PAYMENT), "k" + i, worker(NOON))));

    assertThat(fresh(admissions)).isEqualTo(1);
    List<Entry> rows = store.ofPayment(SHOP, PAYMENT);
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().cancellation().state().kind()).isEqualTo(State.Kind.SUBMITTING);
  }

  @Test
  void ofManyPartsOneIsClaimedAndTheOthersWait() throws Exception {
    atOnce(CALLERS, i -> () -> admit(asked(part("c" + i, PAYMENT, 1), "k" + i, worker(NOON))));

    assertThat(store.ofPayment(SHOP, PAYMENT))
        .hasSize(CALLERS)
        .extracting(it -> it.cancellation().state().kind())
        .containsOnlyOnce(State.Kind.SUBMITTING)
        .containsOnly(State.Kind.SUBMITTING, State.Kind.QUEUED);
    assertThat(claim(NOON)).isEmpty();
  }

  @Test
  void workersNeverClaimTheSameRow() throws Exception {
    store.admit(IntStream.range(0, 200).mapToObj(i -> asked(alone("c" + i))).toList());

    List<String> claimed =
        atOnce(CALLERS, _ -> () -> ids(claim(NOON, Given.ofEach(store, 5)))).stream()
            .flatMap(List::stream)
            .toList();

    assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void ofManyMovesFromOneVersionOneIsRecorded() throws Exception {
    Cancellation it = submit(alone("c1"));

    List<Boolean> recorded = atOnce(CALLERS, _ -> () -> save(Given.voided(it)).getFirst());

    assertThat(recorded).containsOnlyOnce(true);
    assertThat(events(it)).containsExactly("accepted", "claimed", "answered done");
  }

  @Test
  void noTurnIsLostWhileOthersAreTakenIn() throws Exception {
    atOnce(
        CALLERS,
        i ->
            () -> {
              Admission taken = admit(asked(part("c" + i, PAYMENT, 1), "k" + i, worker(NOON)));
              assertThat(taken).isInstanceOf(Admission.Fresh.class);
              // Whoever's turn it is, finish it: the end of one meets the beginning of another.
              Cancellation mine = find(part("c" + i, PAYMENT, 1));
              return mine.state().kind() == State.Kind.SUBMITTING
                  && save(Given.voided(mine)).getFirst();
            });

    var ended = new HashSet<String>();
    List<Cancellation> claimed = claim(NOON);
    while (!claimed.isEmpty()) {
      assertThat(claimed).hasSize(1);
      save(Given.voided(claimed.getFirst()));
      ended.addAll(ids(claimed));
      claimed = claim(NOON);
    }
    assertThat(ended).as("some were left for this thread").hasSizeLessThanOrEqualTo(CALLERS);
    assertThat(store.ofPayment(SHOP, PAYMENT))
        .hasSize(CALLERS)
        .allMatch(it -> it.cancellation().state().isFinal());
  }

  @Test
  void whatAWriteHasReturnedEveryReaderSees() throws Exception {
    List<Boolean> seen =
        atOnce(
            CALLERS,
            i ->
                () -> {
                  Cancellation it = submit(alone("c" + i));
                  boolean submitted = find(it).equals(it);
                  save(Given.voided(it));
                  return submitted && find(it).state().isFinal() && events(it).size() == 3;
                });

    assertThat(seen).containsOnly(true);
  }
}
