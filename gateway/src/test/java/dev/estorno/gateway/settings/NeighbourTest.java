package dev.estorno.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourTest {
  private static final List<String> KNOWN = List.of("amount", "account", "on_paid", "to");

  @ParameterizedTest
  @CsvSource({
    "amout, amount",
    "Amount, amount",
    "acount, account",
    "onPaid, on_paid",
    "on-paid, on_paid",
    "amounts, amount",
    "zzz, ''",
    "x, ''",
    "'', ''",
    "provider_reference, ''",
  })
  void aWordIsToldTheOneThatWasMeant(String word, String meant) {
    assertThat(Neighbour.of(word, KNOWN).orElse("")).isEqualTo(meant);
  }
}
