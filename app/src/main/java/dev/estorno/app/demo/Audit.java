package dev.estorno.app.demo;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient.Happened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    var unexplained = new ArrayList<>(effects);
    for (Row row : rows) {
      if (!row.state().equals("cancelled")) {
        continue;
      }
      long amount = row.amount().orElseGet(() -> rest(row, rows, amounts));
      var wanted = new Happened(row.provider(), row.reference(), row.effect(), amount);
      if (!unexplained.remove(wanted)) {
        complaints.add(row.id() + " says " + wanted + ", which never happened");
      }
    }
    unexplained.forEach(it -> complaints.add(it + " happened, and no row says so"));
    rows.stream()
        .filter(it -> !it.isFinal())
        .forEach(it -> complaints.add(it.id() + " has not ended: " + it.state()));
    return complaints;
  }

  /** What a full cancellation had left to give back. */
  private static long rest(Row full, List<Row> rows, Map<Payment, Long> amounts) {
    var payment = new Payment(full.provider(), full.reference());
    long parts =
        rows.stream()
            .filter(it -> it.state().equals("cancelled"))
            .filter(it -> payment.equals(new Payment(it.provider(), it.reference())))
            .mapToLong(it -> it.amount().orElse(0L))
            .sum();
    return amounts.getOrDefault(payment, 0L) - parts;
  }
}
