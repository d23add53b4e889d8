package dev.estorno.gateway.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Cancellation;
import dev.estorno.core.MerchantId;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The same calls on a database and in memory have the same results, whatever the calls. */
abstract class StoreDifferenceTest {
  private static final long SEEDS = Long.getLong("seeds", 8);
  private static final int CALLS = 400;

  private final Set<String> happened = new TreeSet<>();

  /** Opens an empty store. */
  abstract Store open(String name);

  @Test
  void theDatabaseDoesWhatMemoryDoes() {
    Long replayed = Long.getLong("seed");
    if (replayed != null) {
      compare(replayed);
      return;
    }
    LongStream.range(0, SEEDS).forEach(this::compare);

    assertThat(happened)
        .as("what the calls led to: too small a world proves nothing")
        .contains(
            "fresh", "claimed", "known", "key reused", "moved", "stale", "found", "due", "retired")
        .contains(
            LongStream.range(0, 7).mapToObj(StoreDifferenceTest::kind).toArray(String[]::new));
  }

  private static String kind(long ordinal) {
    return State.Kind.values()[(int) ordinal].word();
  }

  private void compare(long seed) {
    var calls = new RandomCalls(new Random(seed));
    try (Store memory = new MemoryStore();
        Store database = open("seed-" + seed)) {
      for (int i = 0; i < CALLS; i++) {
        RandomCalls.Call call = calls.next();
        Object expected = call.on(memory);
        assertThat(call.on(database))
            .as(
                "call %d: %s%n replay: ./mvnw test -pl gateway -am -Dtest=%s"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dseed=%d",
                i, call.says(), getClass().getNestHost().getSimpleName(), seed)
            .isEqualTo(expected);
        note(expected, calls);
      }
      assertThat(everything(database))
          .as("seed %d, at the end", seed)
          .isEqualTo(everything(memory));
    }
  }

  private static List<Object> everything(Store store) {
    return List.of(Given.SHOP, new MerchantId("other")).stream()
        .flatMap(it -> store.list(Query.all(it, 10_000)).stream())
        .<Object>map(
            it -> List.of(it, store.journal(it.cancellation().merchant(), it.cancellation().id())))
        .toList();
  }

  private void note(Object result, RandomCalls calls) {
    switch (result) {
      case List<?> several -> several.forEach(it -> note(it, calls));
      case Map<?, ?> due -> due.values().forEach(it -> note(it, calls));
      case Optional<?> perhaps -> perhaps.ifPresent(it -> note(it, calls));
      case Admission.Fresh(Entry entry, var claimed) -> {
        happened.add(claimed.isPresent() ? "claimed" : "fresh");
        note(entry.cancellation(), calls);
      }
      case Admission.Known(Entry entry) -> {
        happened.add("known");
        note(entry.cancellation(), calls);
      }
      case Admission.KeyReused _ -> happened.add("key reused");
      case Boolean recorded -> happened.add(recorded ? "moved" : "stale");
      case Step step -> note(step.after(), calls);
      case Entry entry -> {
        happened.add("found");
        note(entry.cancellation(), calls);
      }
      case Cancellation it -> {
        happened.add(it.state().kind().word());
        calls.saw(it);
      }
      case Instant _ -> happened.add("due");
      case Integer gone -> happened.add(gone > 0 ? "retired" : "none to retire");
      default -> happened.add(result.getClass().getNestHost().getSimpleName());
    }
  }
}
