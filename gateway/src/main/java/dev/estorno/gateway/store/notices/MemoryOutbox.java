package dev.estorno.gateway.store.notices;

import static java.util.Comparator.comparing;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.notices.Delivery.State;
import dev.estorno.gateway.store.notices.Health.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The outbox as plainly as it can be said: what the durable ones are held to. */
public final class MemoryOutbox implements Outbox {
  private final MemoryRows rows = new MemoryRows();

  /** Writes down what a merchant is told of this step; the step's times are cut. */
  public synchronized void record(Step step, Details details) {
    Optional<Notice> owed = Notice.of(step, () -> details);
    if (owed.isEmpty()) {
      return;
    }
    Notice notice = owed.get();
    rows.keep(notice);
    for (Endpoint it : endpoints(notice.merchant())) {
      if (it.health().takesNotices() && it.wants(notice.type())) {
        boolean held = it.health().standing() == Standing.HELD;
        Optional<Instant> dueAt = held ? Optional.empty() : Optional.of(notice.at());
        rows.keep(Delivery.fresh(it.key(), notice.id(), notice.at(), dueAt));
      }
    }
  }

  @Override
  public synchronized boolean register(Endpoint fresh, int endpointsMax) {
    if (endpoints(fresh.key().merchant()).size() >= endpointsMax) {
      return false;
    }
    rows.keep(fresh);
    return true;
  }

  @Override
  public synchronized Optional<Endpoint> change(Endpoint.Key key, UnaryOperator<Endpoint> change) {
    Optional<Endpoint> changed = endpoint(key).map(change);
    changed.ifPresent(rows::keep);
    return changed;
  }

  @Override
  public synchronized Optional<Endpoint> endpoint(Endpoint.Key key) {
    return Optional.ofNullable(rows.endpoints.get(key)).filter(MemoryRows::isSeen);
  }

  @Override
  public synchronized List<Endpoint> endpoints(MerchantId merchant) {
    return rows.endpoints.values().stream()
        .filter(it -> it.key().merchant().equals(merchant) && MemoryRows.isSeen(it))
        .toList();
  }

  @Override
  public synchronized long waiting(Endpoint.Key key) {
    return rows.of(key).filter(it -> !it.state().isOver()).count();
  }

  @Override
  public synchronized Optional<Notice> notice(MerchantId merchant, String id) {
    return Optional.ofNullable(rows.notices.get(new MemoryRows.NoticeKey(merchant, id)));
  }

  @Override
  public synchronized List<Notice> notices(NoticeQuery query) {
    return rows.matching(query)
        .filter(it -> query.after().filter(last -> it.id().compareTo(last) >= 0).isEmpty())
        .sorted(comparing(Notice::id).reversed())
        .limit(query.rowsMax())
        .toList();
  }

  @Override
  public synchronized List<Delivery> deliveries(DeliveryQuery query) {
    return rows.of(query.endpoint())
        .filter(it -> query.states().isEmpty() || query.states().contains(it.state()))
        .filter(it -> query.after().filter(last -> it.notice().compareTo(last) >= 0).isEmpty())
        .sorted(MemoryRows.BY_NOTICE.reversed())
        .limit(query.rowsMax())
        .toList();
  }

  @Override
  public synchronized List<Delivery> deliveries(MerchantId merchant, String notice) {
    return rows.deliveries.values().stream()
        .filter(it -> it.endpoint().merchant().equals(merchant) && it.notice().equals(notice))
        .sorted(MemoryRows.BY_NOTICE)
        .toList();
  }

  @Override
  public synchronized void ping(Notice notice, Endpoint.Key key, Health.Pace pace) {
    rows.keep(notice);
    rows.keep(Delivery.fresh(key, notice.id(), notice.at(), Optional.of(notice.at())));
    change(
        key,
        it ->
            it.health().standing() == Standing.HELD
                ? it.with(it.health().probing(notice.id(), notice.at().plus(pace.probeMax())))
                : it);
  }

  @Override
  public synchronized int replay(Endpoint.Key key, String notice, Instant now) {
    return notice(key.merchant(), notice).map(it -> replay(key, List.of(it), now)).orElse(0);
  }

  @Override
  public synchronized int replay(Endpoint.Key key, NoticeQuery query, Instant now) {
    List<Notice> wanted =
        rows.matching(query)
            .filter(it -> it.type() != NoticeType.PING)
            .limit(query.rowsMax() + 1L)
            .toList();
    return wanted.size() > query.rowsMax() ? wanted.size() : replay(key, wanted, now);
  }

  private int replay(Endpoint.Key key, List<Notice> wanted, Instant now) {
    Instant at = Times.cut(now);
    for (Notice notice : wanted) {
      Delivery before = rows.deliveries.get(new MemoryRows.DeliveryKey(key, notice.id()));
      if (before == null) {
        rows.keep(Delivery.fresh(key, notice.id(), at, Optional.empty()));
      } else if (before.state().isOver()) {
        rows.keep(before.again(at));
      }
    }
    change(
        key,
        it ->
            it.health().standing() == Standing.HELD
                ? it
                : it.with(it.health().turning(Optional.of(at))));
    return wanted.size();
  }

  @Override
  public synchronized List<Parcel> claim(
      Instant now,
      Instant leaseUntil,
      int rowsMax,
      Set<Endpoint.Key> full,
      Predicate<Endpoint.Key> place) {
    List<Parcel> taken = new ArrayList<>();
    for (Delivery it : rows.due(now, rowsMax, full)) {
      Endpoint endpoint = rows.known(it.endpoint());
      Claiming.of(endpoint.health(), it, Times.cut(now), Times.cut(leaseUntil), place)
          .ifPresent(claimed -> {
            rows.keep(claimed);
            if (claimed.state() == State.SENDING) {
              taken.add(new Parcel(endpoint, claimed));
            }
          });
    }
    return List.copyOf(taken);
  }

  @Override
  public synchronized boolean report(Parcel parcel, Verdict.Judge judge) {
    Delivery claimed = parcel.delivery();
    Delivery now =
        rows.deliveries.get(new MemoryRows.DeliveryKey(claimed.endpoint(), claimed.notice()));
    Endpoint endpoint = rows.known(claimed.endpoint());
    if (now == null || now.state() != State.SENDING || now.attempts() != claimed.attempts()) {
      return false;
    }
    Verdict verdict = judge.judge(endpoint.health(), now);
    rows.keep(verdict.delivery());
    rows.keep(endpoint.with(verdict.health()));
    if (begins(Standing.HELD, endpoint.health(), verdict.health())) {
      rows.of(endpoint.key())
          .filter(it -> it.state() == State.WAITING)
          .toList()
          .forEach(it -> rows.keep(it.waiting(Optional.empty())));
    }
    return true;
  }

  private static boolean begins(Standing standing, Health before, Health after) {
    return after.standing() == standing && before.standing() != standing;
  }

  @Override
  public synchronized int turn(Instant now, Health.Pace pace) {
    Instant at = Times.cut(now);
    List<Endpoint> turns =
        rows.endpoints.values().stream()
            .filter(it -> it.health().turnAt().filter(due -> !due.isAfter(at)).isPresent())
            .toList();
    turns.forEach(it -> rows.keep(it.with(turned(it, at, pace))));
    return turns.size();
  }

  private Health turned(Endpoint it, Instant now, Health.Pace pace) {
    return switch (it.health().standing()) {
      case OPEN -> {
        List<Delivery> let = rows.heldBack(it).limit(pace.deliveriesMax()).toList();
        let.forEach(delivery -> rows.keep(delivery.waiting(Optional.of(now))));
        yield it.health().turned(let.size(), now, pace);
      }
      case HELD -> {
        Comparator<Delivery> order = Comparator.comparingInt(Delivery::attempts);
        Optional<Delivery> next = rows.heldBack(it).min(order.thenComparing(MemoryRows.BY_NOTICE));
        next.ifPresent(delivery -> rows.keep(delivery.waiting(Optional.of(now))));
        yield next.map(
                delivery -> it.health().probing(delivery.notice(), now.plus(pace.probeMax())))
            .orElseGet(() -> it.health().idle(now));
      }
      case DISABLED, REMOVED -> {
        List<Delivery> given =
            rows.of(it.key())
                .filter(delivery -> delivery.state() == State.WAITING)
                .sorted(MemoryRows.BY_NOTICE)
                .limit(pace.deliveriesMax())
                .toList();
        given.forEach(delivery -> rows.keep(delivery.over(State.GIVEN_UP, now)));
        yield it.health().turned(given.size(), now, pace);
      }
    };
  }

  @Override
  public synchronized Optional<Instant> nextDue(Set<Endpoint.Key> full) {
    Stream<Instant> due =
        rows.deliveries.values().stream()
            .filter(it -> !full.contains(it.endpoint()))
            .flatMap(it -> it.dueAt().stream());
    Stream<Instant> turns =
        rows.endpoints.values().stream().flatMap(it -> it.health().turnAt().stream());
    return Stream.concat(due, turns).min(Comparator.naturalOrder());
  }

  @Override
  public synchronized void recover(Instant now) {
    rows.deliveries.values().stream()
        .filter(it -> it.state() == State.SENDING)
        .toList()
        .forEach(it -> rows.keep(it.waiting(Optional.of(Times.cut(now)))));
  }

  @Override
  public synchronized int forget(MerchantId merchant, Instant before, int rowsMax) {
    List<Notice> old =
        rows.notices.values().stream()
            .filter(it -> it.merchant().equals(merchant) && it.at().isBefore(Times.cut(before)))
            .filter(
                it -> deliveries(merchant, it.id()).stream().allMatch(to -> to.state().isOver()))
            .sorted(comparing(Notice::id))
            .limit(rowsMax)
            .toList();
    for (Notice it : old) {
      rows.notices.remove(new MemoryRows.NoticeKey(merchant, it.id()));
      rows.deliveries
          .keySet()
          .removeIf(
              key -> key.endpoint().merchant().equals(merchant) && key.notice().equals(it.id()));
    }
    return old.size();
  }

  @Override
  public synchronized OutboxState state() {
    List<Delivery> open =
        rows.deliveries.values().stream().filter(it -> !it.state().isOver()).toList();
    return new OutboxState(
        open.size(),
        open.stream().map(Delivery::since).min(Comparator.naturalOrder()),
        count(Standing.HELD),
        count(Standing.DISABLED));
  }

  private long count(Standing standing) {
    return rows.endpoints.values().stream()
        .filter(it -> it.health().standing() == standing)
        .count();
  }
}
