package dev.estorno.app.demo;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient.Happened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares what a gateway says with what truly happened, one by one: each effect needs a row of its
 * own that says so, and each row that says {@code cancelled} needs an effect of its own.
 */
public final class Audit {
  /** A payment, by provider and the provider's reference. */
  public record Payment(String provider, String reference) {}

  private Audit() {}

  /**
   * What is off, in sentences; empty when all is right.
   *
   * @param amounts of each payment that has an effect or a row, in minor units
   */
  public static List<String> compare(
      List<Row> rows, List<Happened> effects, Map<Payment, Long> amounts) {
    var complaints = new ArrayList<String>();
    Map<Happened, Integer> unexplained = new LinkedHashMap<>();
    effects.forEach(it -> unexplained.merge(it, 1, Integer::sum));
    Map<Payment, Long> parts = parts(rows);
    for (Row row : rows) {
      if (!row.state().equals("cancelled")) {
        continue;
      }
      var payment = new Payment(row.provider(), row.reference());
      // A full one gave back what the parts had left.
      long rest = amounts.getOrDefault(payment, 0L) - parts.getOrDefault(payment, 0L);
      long amount = row.amount().orElse(rest);
      var wanted = new Happened(row.provider(), row.reference(), row.effect(), amount);
      if (unexplained.containsKey(wanted)) {
        unexplained.computeIfPresent(wanted, (_, left) -> left == 1 ? null : left - 1);
      } else {
        complaints.add(row.id() + " says " + wanted + ", which never happened");
      }
    }
    unexplained.forEach(
        (it, times) -> complaints.add(it + " happened, and no row says so: " + times));
    rows.stream()
        .filter(it -> !it.isFinal())
        .forEach(it -> complaints.add(it.id() + " has not ended: " + it.state()));
    return complaints;
  }

  private static Map<Payment, Long> parts(List<Row> rows) {
    return rows.stream()
        .filter(it -> it.state().equals("cancelled"))
        .collect(
            Collectors.groupingBy(
                it -> new Payment(it.provider(), it.reference()),
                Collectors.summingLong(it -> it.amount().orElse(0L))));
  }
}
