package dev.estorno.app.chaos;

import dev.estorno.app.chaos.Wish.Told;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient.Happened;
import dev.estorno.app.demo.Audit;
import dev.estorno.app.demo.Audit.Payment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what callers were told with what came true, one answer at a time. */
final class Truth {
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, String> idOfKey = new HashMap<>();
  private final List<String> lies = new ArrayList<>();

  private Truth(Collection<Row> rows) {
    rows.forEach(it -> this.rows.put(it.id(), it));
  }

  /** The answers that did not come true, in sentences. */
  static List<String> lies(Collection<Told> told, Collection<Row> rows) {
    var truth = new Truth(rows);
    told.forEach(truth::compare);
    return truth.lies;
  }

  private void compare(Told told) {
    boolean retryable =
        told.status() == 503 || (told.wish().door() == Wish.Door.VTEX && told.status() == 500);
    if (told.id().isEmpty()) {
      if (!retryable && !told.isEnd()) {
        lies.add("nobody may be told that: " + told);
      }
      if (told.isEnd()) {
        cannotBeDone(told);
      }
      return;
    }
    Optional<Row> row = Optional.ofNullable(rows.get(told.id()));
    if (row.isEmpty()) {
      lies.add("a cancellation that is nowhere: " + told);
    } else {
      compare(told, row.get());
    }
  }

  private void compare(Told told, Row row) {
    String before = idOfKey.putIfAbsent(told.wish().key(), told.id());
    if (before != null && !before.equals(told.id())) {
      lies.add("one key led to " + before + " and to another: " + told);
    }
    var payment = new Payment(row.provider(), row.reference());
    if (!payment.equals(told.wish().payment()) || !row.amount().equals(told.wish().amount())) {
      lies.add("somebody else's cancellation: " + told + ", " + row);
    }
    boolean saysCancelled =
        told.state().equals("cancelled") || told.wish().door() == Wish.Door.VTEX;
    if (saysCancelled && !row.state().equals("cancelled")) {
      lies.add("it was not cancelled: " + told + ", " + row);
    }
    if (told.state().equals("refused") && !row.state().equals("refused")) {
      lies.add("it was not refused: " + told + ", " + row);
    }
    if (!told.effect().isEmpty() && !told.effect().equals(row.effect())) {
      lies.add("another effect: " + told + ", " + row);
    }
  }

  /** VTEX was told that it must be done by hand: then nothing of it was done by us. */
  private void cannotBeDone(Told told) {
    rows.values().stream()
        .filter(it -> new Payment(it.provider(), it.reference()).equals(told.wish().payment()))
        .filter(it -> it.amount().isEmpty() && it.state().equals("cancelled"))
        .forEach(it -> lies.add("it was cancelled after all: " + told + ", " + it));
  }

  /** All that is off between effects, rows and answers. */
  static List<String> complaints(
      List<Row> rows, List<Happened> effects, Map<Payment, Long> amounts, Collection<Told> told) {
    var all = new ArrayList<>(Audit.compare(rows, effects, amounts));
    all.addAll(lies(told, rows));
    return all;
  }
}
