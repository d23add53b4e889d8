package dev.estorno.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient.Happened;
import dev.estorno.app.demo.Audit.Payment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Map<Payment, Long> AMOUNTS =
      Map.of(new Payment("picpay", "a"), 1000L, new Payment("picpay", "b"), 500L);

  @Test
  void findsNothingWhereRowsAndEffectsAgree() {
    var rows = List.of(full("1", "a", "refunded"), full("2", "b", "voided"), refused("3", "a"));
    var effects = List.of(happened("b", "voided", 500), happened("a", "refunded", 1000));
    assertThat(Audit.compare(rows, effects, AMOUNTS)).isEmpty();
  }

  @Test
  void expectsAFullCancellationToGiveBackWhatItsPartsLeft() {
    var rows = List.of(part("1", "a", 300), part("2", "a", 300), full("3", "a", "refunded"));
    var effects =
        List.of(
            happened("a", "refunded", 300),
            happened("a", "refunded", 300),
            happened("a", "refunded", 400));
    assertThat(Audit.compare(rows, effects, AMOUNTS)).isEmpty();
  }

  @Test
  void findsAnEffectThatHappenedTwice() {
    var twice = List.of(happened("b", "voided", 500), happened("b", "voided", 500));
    assertThat(Audit.compare(List.of(full("1", "b", "voided")), twice, AMOUNTS))
        .singleElement()
        .asString()
        .contains("no row says so");
  }

  @Test
  void findsTwoRowsForOneEffect() {
    var rows = List.of(part("1", "a", 300), part("2", "a", 300));
    assertThat(Audit.compare(rows, List.of(happened("a", "refunded", 300)), AMOUNTS))
        .singleElement()
        .asString()
        .contains("never happened");
  }

  @Test
  void findsAnotherEffectAndAnotherAmount() {
    var rows = List.of(full("1", "a", "voided"), full("2", "b", "refunded"));
    var effects = List.of(happened("a", "refunded", 1000), happened("b", "refunded", 499));
    assertThat(Audit.compare(rows, effects, AMOUNTS)).hasSize(4);
  }

  @Test
  void findsWhatHasNotEnded() {
    var open = new Row("1", "in_doubt", "", "picpay", "a", Optional.empty(), "");
    assertThat(Audit.compare(List.of(open), List.of(), AMOUNTS))
        .containsExactly("1 has not ended: in_doubt");
  }

  private static Row full(String id, String payment, String effect) {
    return new Row(id, "cancelled", effect, "picpay", payment, Optional.empty(), "");
  }

  private static Row part(String id, String payment, long amount) {
    return new Row(id, "cancelled", "refunded", "picpay", payment, Optional.of(amount), "");
  }

  private static Row refused(String id, String payment) {
    return new Row(id, "refused", "", "picpay", payment, Optional.empty(), "already_settled");
  }

  private static Happened happened(String payment, String effect, long amount) {
    return new Happened("picpay", payment, effect, amount);
  }
}
