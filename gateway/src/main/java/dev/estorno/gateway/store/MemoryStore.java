package dev.estorno.gateway.store;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Store.Share;
import dev.estorno.gateway.store.notices.MemoryOutbox;
import dev.estorno.gateway.store.notices.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The store as plainly as it can be said, in memory and nothing else: what the durable ones are
 * compared with, and what a simulation runs on. The same calls always give the same results.
 */
public final class MemoryStore implements Store {
  private record Id(MerchantId merchant, CancellationId id) {}

  private record Payment(MerchantId merchant, PaymentRef payment) {}

  private record Key(MerchantId merchant, String door, IdempotencyKey key) {}

  private record Bound(String fingerprint, Id id) {}

  private static final Comparator<Cancellation> BY_ID = comparing(it -> it.id().text());

  private static final Comparator<Cancellation> NEWEST =
      comparing(Cancellation::createdAt).thenComparing(it -> it.id().text()).reversed();

  private final Map<Id, Entry> rows = new LinkedHashMap<>();

  /** In the order they were taken in: the order of the turns. */
  private final Map<Payment, List<Id>> payments = new LinkedHashMap<>();

  private final Map<Key, Bound> keys = new LinkedHashMap<>();
  private final Map<Id, List<JournalLine>> journals = new LinkedHashMap<>();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final Set<Id> archived = new HashSet<>();

  @Override
  public synchronized List<Admission> admit(List<Application> applications) {
    return applications.stream().map(this::admit).toList();
  }

  @Override
  public synchronized List<Step> claim(Instant now, List<Share> shares, Decider decider) {
    List<Step> steps =
        shares.stream().flatMap(it -> due(now, it)).map(decider::step).map(Times::cut).toList();
    return steps.stream().filter(it -> !isStay(it)).filter(this::record).toList();
  }

  @Override
  public synchronized List<Boolean> save(List<Step> steps) {
    return steps.stream().map(this::record).toList();
  }

  @Override
  public synchronized Map<AccountKey, Instant> due() {
    return waiting()
        .collect(
            toMap(AccountKey::of, this::dueAt, BinaryOperator.minBy(Comparator.naturalOrder())));
  }

  @Override
  public synchronized Optional<Entry> find(MerchantId merchant, CancellationId id) {
    return Optional.ofNullable(rows.get(new Id(merchant, id)));
  }

  @Override
  public synchronized List<Entry> list(Query query) {
    Stream<Entry> wanted =
        rows.values().stream()
            .filter(it -> query.wants(it.cancellation()))
            .filter(it -> !archived.contains(id(it.cancellation())))
            .sorted(comparing(Entry::cancellation, NEWEST));
    if (query.after().isPresent()) {
      Optional<Entry> last = find(query.merchant(), query.after().get());
      wanted = wanted.filter(it -> last.filter(before -> comesAfter(before, it)).isPresent());
    }
    return wanted.limit(query.rowsMax()).toList();
  }

  @Override
  public synchronized List<Entry> ofPayment(MerchantId merchant, PaymentRef payment) {
    return all(new Payment(merchant, payment))
        .filter(it -> !archived.contains(id(it.cancellation())))
        .toList();
  }

  private Stream<Entry> all(Payment payment) {
    return payments.getOrDefault(payment, List.of()).stream()
        .flatMap(it -> find(it.merchant(), it.id()).stream());
  }

  @Override
  public synchronized int retire(MerchantId merchant, Instant endedBefore, Fate fate, int rowsMax) {
    List<Cancellation> ended =
        rows.values().stream()
            .map(Entry::cancellation)
            .filter(it -> it.merchant().equals(merchant) && !archived.contains(id(it)))
            .filter(it -> it.state().isFinal() && it.attention().isEmpty())
            .filter(it -> it.updatedAt().isBefore(Times.cut(endedBefore)))
            .sorted(NEWEST.reversed())
            .limit(rowsMax)
            .toList();
    ended.stream().map(MemoryStore::id).forEach(archived::add);
    if (fate == Fate.DROP) {
      // What is gone from here is no longer found from its payment, its key or its journal.
      rows.keySet().removeAll(ended.stream().map(MemoryStore::id).toList());
      journals.keySet().retainAll(rows.keySet());
    }
    return ended.size();
  }

  @Override
  public synchronized List<JournalLine> journal(MerchantId merchant, CancellationId id) {
    return List.copyOf(journals.getOrDefault(new Id(merchant, id), List.of()));
  }

  @Override
  public synchronized Stock stock(Instant now) {
    return Stock.of(rows.values().stream().map(Entry::cancellation).toList(), now);
  }

  @Override
  public Writes writes() {
    return Writes.NONE;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public void close() {}

  private Admission admit(Application it) {
    Cancellation fresh = Times.cut(it.fresh());
    var key = new Key(fresh.merchant(), it.door(), it.key());
    Bound bound = keys.get(key);
    if (bound != null) {
      Entry known = rows.get(bound.id());
      if (!bound.fingerprint().equals(it.fingerprint()) || known == null) {
        return new Admission.KeyReused();
      }
      if (!isRetried(it, known)) {
        return new Admission.Known(known);
      }
    }
    Optional<Entry> joined = joinable(fresh);
    Id id = id(joined.map(Entry::cancellation).orElse(fresh));
    // The decider may break, and then nothing must have been written.
    Admission admission = joined.isPresent() ? new Admission.Known(joined.get()) : enter(it, fresh);
    keys.put(key, new Bound(it.fingerprint(), id));
    return admission;
  }

  private Admission enter(Application it, Cancellation fresh) {
    boolean first = open(fresh).findFirst().isEmpty();
    Optional<Step> claimed = first ? claimed(it, fresh) : Optional.empty();
    var queued = new Entry(fresh, it.details());
    payments.computeIfAbsent(payment(fresh), _ -> new ArrayList<>()).add(id(fresh));
    rows.put(id(fresh), queued);
    write(fresh, JournalLine.accepted(fresh));
    claimed.ifPresent(this::record);
    return new Admission.Fresh(rows.getOrDefault(id(fresh), queued), claimed);
  }

  private static Optional<Step> claimed(Application it, Cancellation fresh) {
    return Optional.of(Times.cut(it.claim().step(fresh))).filter(step -> !isStay(step));
  }

  /** What is open comes before what has succeeded. */
  private Optional<Entry> joinable(Cancellation fresh) {
    if (!(fresh.extent() instanceof Extent.Full)) {
      return Optional.empty();
    }
    Predicate<Entry> full = it -> it.cancellation().extent() instanceof Extent.Full;
    Predicate<Entry> same = it -> it.cancellation().onPaid() == fresh.onPaid();
    return open(fresh)
        .filter(full.and(same))
        .findFirst()
        .or(() ->
            all(payment(fresh)).filter(full.and(it -> in(it, State.Kind.CANCELLED))).findFirst());
  }

  private boolean record(Step step) {
    if (isStay(step)) {
      return true;
    }
    Entry now = rows.get(id(step.before()));
    if (now == null
        || archived.contains(id(step.before()))
        || now.cancellation().version() != step.before().version()
        || !hasItsTurn(now.cancellation())) {
      return false;
    }
    Step kept = Times.cut(new Step(now.cancellation(), step.event(), step.decision(), step.at()));
    Cancellation after = kept.after();
    rows.put(id(after), new Entry(after, now.details()));
    JournalLine.of(kept).ifPresent(line -> write(after, line));
    outbox.record(kept, now.details());
    return true;
  }

  private void write(Cancellation it, JournalLine line) {
    journals.computeIfAbsent(id(it), _ -> new ArrayList<>()).add(line);
  }

  private Stream<Cancellation> due(Instant now, Share share) {
    return waiting()
        .filter(it -> AccountKey.of(it).equals(share.account()))
        .filter(it -> !dueAt(it).isAfter(Times.cut(now)))
        .sorted(comparing(MemoryStore::urgency).thenComparing(this::dueAt).thenComparing(BY_ID))
        .limit(share.rowsMax());
  }

  /** What waits for the machine, due by now or later. */
  private Stream<Cancellation> waiting() {
    return rows.values().stream()
        .map(Entry::cancellation)
        .filter(it -> Times.due(it.state()).isPresent())
        .filter(this::hasItsTurn);
  }

  /** A queued one waits while another of its payment, taken in before it, is still open. */
  private boolean hasItsTurn(Cancellation it) {
    return it.state().kind() != State.Kind.QUEUED
        || open(it).findFirst().filter(first -> first.cancellation().equals(it)).isPresent();
  }

  private Stream<Entry> open(Cancellation it) {
    return ofPayment(it.merchant(), it.payment()).stream()
        .filter(other -> !other.cancellation().state().isFinal());
  }

  private Instant dueAt(Cancellation it) {
    return Times.due(it.state()).orElseThrow();
  }

  private static Instant urgency(Cancellation it) {
    return switch (it.deadline()) {
      case Deadline.NoneKnown _ -> Instant.MAX;
      case Deadline.At(Instant instant) -> instant;
    };
  }

  private static boolean comesAfter(Entry before, Entry it) {
    return NEWEST.compare(before.cancellation(), it.cancellation()) < 0;
  }

  private static boolean isStay(Step step) {
    return step.decision() instanceof Decision.Stay;
  }

  private static boolean isRetried(Application it, Entry known) {
    return known.cancellation().state() instanceof State.Refused refused
        && it.retried().contains(refused.reason());
  }

  private static boolean in(Entry entry, State.Kind kind) {
    return entry.cancellation().state().kind() == kind;
  }

  private static Payment payment(Cancellation it) {
    return new Payment(it.merchant(), it.payment());
  }

  private static Id id(Cancellation it) {
    return new Id(it.merchant(), it.id());
  }
}
