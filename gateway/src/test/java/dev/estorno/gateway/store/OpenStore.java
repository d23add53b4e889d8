package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;
import dev.estorno.gateway.store.Store.Share;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One part of the suite: an open store, and the short words its sentences are made of. */
abstract class OpenStore {
  Store store = new MemoryStore();

  abstract Store open();

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  final Admission admit(Application it) {
    return store.admit(List.of(it)).getFirst();
  }

  /** Takes one in that joins nothing, as it then stands. */
  final Cancellation enter(Application it) {
    return switch (admit(it)) {
      case Admission.Fresh(Entry entry, _) -> entry.cancellation();
      case Admission.Known known -> throw new AssertionError("not fresh: " + known);
      case Admission.KeyReused reused -> throw new AssertionError("not fresh: " + reused);
    };
  }

  /** Takes one in and claims it at once. */
  final Cancellation submit(Cancellation fresh) {
    return enter(Given.asked(fresh, "key-" + fresh.id(), Given.worker(Given.NOON)));
  }

  /** Claims all that is due, and tells how it then stands. */
  final List<Cancellation> claim(Instant now) {
    return claim(now, Given.ofEach(store, 100));
  }

  final List<Cancellation> claim(Instant now, List<Share> shares) {
    return store.claim(now, shares, Given.worker(now)).stream().map(Step::after).toList();
  }

  /** When the first of all rows falls due. */
  final Optional<Instant> nextDue() {
    return store.due().values().stream().min(Comparator.naturalOrder());
  }

  final List<Boolean> save(Step... steps) {
    return store.save(Arrays.asList(steps));
  }

  final Cancellation find(Cancellation it) {
    return store.find(it.merchant(), it.id()).orElseThrow().cancellation();
  }

  final List<String> events(Cancellation it) {
    return store.journal(it.merchant(), it.id()).stream().map(JournalLine::event).toList();
  }

  static List<String> ids(List<Cancellation> them) {
    return them.stream().map(it -> it.id().text()).toList();
  }

  static String known(Admission admission) {
    return switch (admission) {
      case Admission.Known(Entry entry) -> entry.cancellation().id().text();
      case Admission.Fresh fresh -> throw new AssertionError("not known: " + fresh);
      case Admission.KeyReused reused -> throw new AssertionError("not known: " + reused);
    };
  }
}
