package dev.estorno.gateway.store.sql.outbox;

import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.notices.Claiming;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.Parcel;
import dev.estorno.gateway.store.notices.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a courier does to the rows. The order of locks is always: endpoint, delivery; a claim takes
 * deliveries alone.
 */
final class Moving {
  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final Sql sql;
  private final String forUpdate;
  private final String skipLocked;

  Moving(Sql sql, String forUpdate, String skipLocked) {
    this.sql = sql;
    this.endpoints = new Endpoints(sql);
    this.deliveries = new Deliveries(sql);
    this.forUpdate = forUpdate;
    this.skipLocked = skipLocked;
  }

  List<Parcel> claim(
      Instant now,
      Instant leaseUntil,
      int rowsMax,
      Set<Endpoint.Key> full,
      Predicate<Endpoint.Key> place)
      throws SQLException {
    List<Delivery> due =
        Deliveries.due(now, rowsMax, full).more(skipLocked).rows(sql, OutboxRows::delivery);
    Map<Endpoint.Key, Endpoint> known = new HashMap<>();
    List<Parcel> taken = new ArrayList<>();
    for (Delivery it : due) {
      if (!known.containsKey(it.endpoint())) {
        known.put(it.endpoint(), find(it.endpoint(), ""));
      }
      Endpoint endpoint = known.get(it.endpoint());
      Optional<Delivery> claimed = Claiming.of(endpoint.health(), it, now, leaseUntil, place);
      if (claimed.isPresent()) {
        deliveries.update(claimed.get());
        if (claimed.get().state() == Delivery.State.SENDING) {
          taken.add(new Parcel(endpoint, claimed.get()));
        }
      }
    }
    return List.copyOf(taken);
  }

  private Endpoint find(Endpoint.Key key, String lock) throws SQLException {
    return endpoints
        .find(key, lock)
        .orElseThrow(() -> new SQLException("a delivery without its endpoint"));
  }

  boolean report(Delivery claimed, Verdict.Judge judge) throws SQLException {
    Optional<Delivery> found = deliveries.find(claimed.endpoint(), claimed.notice());
    if (found.filter(it -> isSameAttempt(it, claimed)).isEmpty()) {
      return false;
    }
    Delivery sent = found.get();
    Endpoint endpoint = find(claimed.endpoint(), "");
    Verdict verdict = judge.judge(endpoint.health(), sent);
    // Most often nothing is new about the endpoint: then its row is not locked.
    if (!verdict.health().equals(endpoint.health())) {
      Endpoint locked = find(claimed.endpoint(), forUpdate);
      verdict = judge.judge(locked.health(), sent);
      change(locked, verdict.health());
    }
    return deliveries.updateSent(verdict.delivery());
  }

  private void change(Endpoint before, Health after) throws SQLException {
    endpoints.write(before.with(after));
    if (after.standing() == Health.Standing.HELD
        && before.health().standing() != Health.Standing.HELD) {
      deliveries.holdBack(before.key());
    }
  }

  private static boolean isSameAttempt(Delivery now, Delivery claimed) {
    return now.state() == Delivery.State.SENDING && now.attempts() == claimed.attempts();
  }

  int turn(Instant now, Health.Pace pace) throws SQLException {
    List<Endpoint> turns = endpoints.turns(now, skipLocked);
    for (Endpoint it : turns) {
      endpoints.write(it.with(turned(it, now, pace)));
    }
    return turns.size();
  }

  private Health turned(Endpoint it, Instant now, Health.Pace pace) throws SQLException {
    return switch (it.health().standing()) {
      case OPEN -> {
        List<String> held = deliveries.heldBack(it.key(), pace.deliveriesMax());
        deliveries.letGo(it.key(), held, now);
        yield it.health().turned(held.size(), now, pace);
      }
      case HELD -> {
        Optional<String> next = deliveries.leastTried(it.key());
        deliveries.letGo(it.key(), next.stream().toList(), now);
        yield next.map(notice -> it.health().probing(notice, now.plus(pace.probeMax())))
            .orElseGet(() -> it.health().idle(now));
      }
      case DISABLED, REMOVED -> {
        List<String> waiting = deliveries.stillWaiting(it.key(), pace.deliveriesMax());
        deliveries.giveUp(it.key(), waiting, now);
        yield it.health().turned(waiting.size(), now, pace);
      }
    };
  }
}
